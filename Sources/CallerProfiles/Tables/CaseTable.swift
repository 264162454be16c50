internal import AfterSales
internal import Diagnostics

/// Cases; what follows from their events isn't kept, but for what queries choose by.
struct CaseTable {
  let database: Connection

  /// A case as it is read, with its order's amount and its caller's tier.
  struct Row {
    let facts: CaseFacts
    let subject: Int64
    let product: String?
    let region: String?
    let tier: String?
    /// Without the account.
    let demand: Demand
    /// An envelope.
    let demandAccount: [UInt8]?
  }

  // The columns of the view `case_facts` are fixed by its migration.

  func find(_ number: String) throws -> Row? {
    try database.first("SELECT * FROM case_facts WHERE id = ?1", .text(number), read: read)
  }

  /// Whose a case is, damaged or not; `nil` if there is none.
  func subject(of number: String) throws -> Int64? {
    try database.integer("SELECT subject_id FROM cases WHERE id = ?1", .text(number))
  }

  /// The open cases of a subject, the oldest first; damaged ones are set aside.
  func open(of subject: Int64) throws -> ReadRows<Row> {
    try database.readable(
      "SELECT * FROM case_facts WHERE subject_id = ?1 AND closed_at IS NULL ORDER BY opened_at, id",
      .integer(subject), read: read)
  }

  /// All open cases, the oldest first.
  func open() throws -> ReadRows<Row> {
    try database.readable(
      "SELECT * FROM case_facts WHERE closed_at IS NULL ORDER BY opened_at, id", read: read)
  }

  /// Cases of any stage, the newest first.
  func newest(ofOrder order: String?, limit: Int) throws -> ReadRows<Row> {
    try database.readable(
      """
      SELECT * FROM case_facts WHERE ?1 IS NULL OR order_id = ?1
      ORDER BY opened_at DESC, id DESC LIMIT ?2
      """, .text(order), .integer(limit), read: read)
  }

  private func read(_ columns: borrowing Statement) throws -> Row {
    let demandAmount = try columns.optionalMoney(10, of: "cases")
    guard let policy = CasePolicy.version(columns.count(7)) else {
      throw columns.damaged(7, of: "cases")
    }
    let facts = CaseFacts(
      number: columns.text(0), kind: IssueKind(rawValue: columns.text(3)),
      channel: try columns.word(4, of: "cases"), order: columns.optionalText(2),
      openedAt: try columns.instant(5, of: "cases"),
      amount: try demandAmount ?? columns.optionalMoney(13, of: "orders of cases"),
      policy: policy)
    return Row(
      facts: facts, subject: columns.integer(1), product: columns.optionalText(8),
      region: columns.optionalText(9), tier: columns.optionalText(14),
      demand: Demand(
        amount: demandAmount, deadline: try columns.optionalInstant(11, of: "cases")),
      demandAccount: columns.optionalBlob(12))
  }

  /// Adds a case without its events.
  /// - Parameters:
  ///   - text: the envelope of what the customer said.
  ///   - demandAccount: an envelope too.
  func add(_ stored: StoredCase, text: [UInt8]?, demandAccount: [UInt8]?) throws {
    let complaint = stored.complaint
    let facts = complaint.facts
    try database.run(
      """
      INSERT INTO cases (id, subject_id, order_id, kind, channel, stage, level, owner, opened_at,
        closed_at, product, region, text, demand_amount, demand_account, demand_deadline, policy,
        version)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
      """,
      .text(facts.number), .integer(stored.subject), .text(facts.order),
      .text(facts.kind.rawValue), .text(facts.channel.rawValue),
      .text(complaint.stage.rawValue), .integer(complaint.escalations), .text(complaint.owner),
      .instant(facts.openedAt), .instant(complaint.closedAt), .text(stored.product),
      .text(stored.region), .blob(text), .money(stored.demand.amount), .blob(demandAccount),
      .instant(stored.demand.deadline), .integer(facts.policy.version),
      .integer(complaint.version))
  }

  /// Keeps how far a case is, after its events.
  func update(_ complaint: ComplaintCase) throws {
    try database.run(
      """
      UPDATE cases SET stage = ?2, level = ?3, owner = ?4, closed_at = ?5, version = ?6, kind = ?7
      WHERE id = ?1
      """,
      .text(complaint.facts.number), .text(complaint.stage.rawValue),
      .integer(complaint.escalations), .text(complaint.owner), .instant(complaint.closedAt),
      .integer(complaint.version), .text(complaint.facts.kind.rawValue))
  }

  /// Keeps what a demand lacked so far; nothing that is there is replaced.
  func fill(_ demand: Demand, account: [UInt8]?, of number: String) throws {
    try database.run(
      """
      UPDATE cases SET demand_amount = coalesce(demand_amount, ?2),
        demand_account = coalesce(demand_account, ?3),
        demand_deadline = coalesce(demand_deadline, ?4)
      WHERE id = ?1
      """, .text(number), .money(demand.amount), .blob(account), .instant(demand.deadline))
  }

  /// The envelope of what the customer said when a case was opened.
  func text(of number: String) throws -> [UInt8]? {
    try database.first("SELECT text FROM cases WHERE id = ?1", .text(number)) {
      $0.optionalBlob(0)
    } ?? nil
  }

  /// The acceptance numbers of somebody's cases, the newest first.
  func numbers(of subject: Int64) throws -> [String] {
    try database.rows(
      "SELECT id FROM cases WHERE subject_id = ?1 ORDER BY opened_at DESC, id DESC",
      .integer(subject)
    ) { $0.text(0) }
  }

  /// Who complained about an order that isn't known.
  func subjects(ofOrder order: String) throws -> [Int64] {
    try database.rows(
      "SELECT DISTINCT subject_id FROM cases WHERE order_id = ?1 ORDER BY subject_id",
      .text(order)
    ) { $0.integer(0) }
  }

  func openNumber(ofOrder order: String) throws -> String? {
    try database.first(
      "SELECT id FROM cases WHERE order_id = ?1 AND closed_at IS NULL", .text(order)
    ) { $0.text(0) }
  }

  /// Of the acceptance numbers that begin with these digits the longest, of these the highest.
  func lastNumber(from prefix: String) throws -> String? {
    // Numbers that were taken over from elsewhere may begin with the day too.
    try database.first(
      """
      SELECT id FROM cases WHERE id >= ?1 AND id < ?2 AND length(id) >= 13
        AND id NOT GLOB '*[^0-9]*' ORDER BY length(id) DESC, id DESC LIMIT 1
      """, .text(prefix), .text(prefix + ":")
    ) { $0.text(0) }
  }

  /// Whether what queries choose cases by is what follows from the events.
  func agrees(with complaint: ComplaintCase) throws -> Bool {
    try database.integer(
      """
      SELECT 1 FROM cases WHERE id = ?1 AND stage = ?2 AND level = ?3 AND owner IS ?4
        AND closed_at IS ?5 AND version = ?6 AND kind = ?7
      """,
      .text(complaint.facts.number), .text(complaint.stage.rawValue),
      .integer(complaint.escalations), .text(complaint.owner), .instant(complaint.closedAt),
      .integer(complaint.version), .text(complaint.facts.kind.rawValue)) != nil
  }

  func numbers() throws -> [String] {
    try database.rows("SELECT id FROM cases ORDER BY id") { $0.text(0) }
  }

  func count() throws -> Int { Int(try database.integer("SELECT count(*) FROM cases") ?? 0) }

  func openCount() throws -> Int {
    Int(try database.integer("SELECT count(*) FROM cases WHERE closed_at IS NULL") ?? 0)
  }

  static let envelopes: [EncryptedColumn] = [
    .init(
      table: "cases", column: "text", kind: .text,
      select: "SELECT id, text FROM cases WHERE subject_id = ?1 AND text IS NOT NULL",
      update: "UPDATE cases SET text = ?3 WHERE subject_id = ?1 AND id = ?2"),
    .init(
      table: "cases", column: "demand_account", kind: .account,
      select: """
        SELECT id, demand_account FROM cases
        WHERE subject_id = ?1 AND demand_account IS NOT NULL
        """,
      update: "UPDATE cases SET demand_account = ?3 WHERE subject_id = ?1 AND id = ?2"),
  ]
}

extension Connection {
  var cases: CaseTable { CaseTable(database: self) }
}
