internal import AfterSales
internal import Diagnostics

/// What the audit tells of the rows that carry rights, money and promises, as of its last row.
///
/// Each change of such a row is told in the audit, in the same transaction. So the chain of the audit,
/// which nobody writes without the key, authenticates these rows too: one that was changed, added or
/// removed behind the program differs from what was told last. That needs no codes in the tables, and
/// holds for what earlier programs wrote, who told the same but for the sums (`RecordSum`).
struct AuditedState {
  /// A refund as it was told last.
  struct ToldRefund: Equatable {
    let order: String
    let amount: String
    let agent: String
    var outcome: Refund.Outcome
    var approver: String?
  }

  /// A wish for greater rights as it was told last.
  struct AskedFor: Equatable {
    let rights: String
    let actor: String
  }

  /// The rights of agents by id.
  private(set) var rights: [String: String] = [:]
  /// Agents whose rights were taken over from the table though the audit told them before.
  private(set) var takenOverAgain: [String] = []
  /// The agents that accounts of the computer are bound to, by the accounts' names and numbers.
  private(set) var accounts: [String: String] = [:]
  /// The greater rights of agents that wait for a second person, and who asked for them.
  private(set) var asked: [String: AskedFor] = [:]
  /// What the menu may pay back while emergency plans have it raised, in cents; `nil` if none has.
  private(set) var raisedLimit: String?
  private(set) var refunds: [String: ToldRefund] = [:]
  /// What happened in cases by number, in order: moment, actor and kind.
  private(set) var events: [String: [String]] = [:]
  private(set) var calls: Set<String> = []
  /// The states of messages and callbacks by id.
  private(set) var owed: [String: String] = [:]
  /// What was written down last, where that is summed up.
  private(set) var caseSums: [String: RecordSum] = [:]
  private(set) var callSums: [String: RecordSum] = [:]
  private(set) var refundSums: [String: RecordSum] = [:]
  private(set) var owedSums: [String: RecordSum] = [:]

  init(_ audit: AuditTable) throws {
    try audit.forEach { row, _, _ in
      if row.action == AuditAction.change.rawValue, let object = row.object { take(object, row) }
      return true
    }
  }

  /// The word for what is left of a case once its customer was erased; nothing happened in it.
  static let erased = "erased"

  static func event(at milliseconds: Int64, by actor: String, _ kind: Substring) -> String {
    "\(milliseconds) \(actor) \(kind)"
  }

  private mutating func take(_ whole: String, _ row: AuditRow) {
    let (object, sum) = RecordSum.split(whole)
    if let change = ToldChange("agent", in: object) {
      if change.before == ToldChange.unrecorded, rights[change.id] != nil {
        takenOverAgain.append(change.id)
      }
      rights[change.id] = change.after
      return
    }
    if let change = ToldChange("account", in: object) {
      accounts[change.id] = change.after == ToldChange.none ? nil : change.after
      return
    }
    if let change = ToldChange(ToldChange.menu, in: object) {
      raisedLimit = change.after == ToldChange.none ? nil : change.after
      return
    }
    if object.hasPrefix(Self.wish) {
      takeWish(object, by: row.actor)
      return
    }
    let actor = OwnersHand.agent(in: row.actor)
    let words = object.split(separator: " ")
    switch (words.first, words.count) {
    case ("case", 3):
      caseSums[String(words[1])] = sum
      if words[2] == Self.erased { break }
      events[String(words[1]), default: []].append(
        Self.event(at: row.at, by: actor, words[2]))
    case ("call", 2):
      calls.insert(String(words[1]))
      callSums[String(words[1])] = sum
    case ("message", 3), ("callback", 3):
      owed[String(words[1])] = String(words[2])
      owedSums[String(words[1])] = sum
    case ("refund", 6...): takeRefund(words, sum, by: actor)
    default: break
    }
  }

  private static let wish = "rights of "

  /// `rights of ID asked: RIGHTS → RIGHTS`, or `rights of ID agreed to, …`, or `turned down, …`.
  private mutating func takeWish(_ object: String, by actor: String) {
    let words = object.dropFirst(Self.wish.count).split(separator: " ", maxSplits: 1)
    guard let id = words.first.map(String.init) else { return }
    asked[id] = ToldChange("rights of", in: object).map { AskedFor(rights: $0.after, actor: actor) }
  }

  /// `refund ID order ORDER AMOUNT STEP`, where the id may have spaces.
  private mutating func takeRefund(_ words: [Substring], _ sum: RecordSum?, by actor: String) {
    let id = words[1..<words.count - 4].joined(separator: " ")
    guard words[words.count - 4] == "order",
      let step = Self.step(words[words.count - 1], isKnown: refunds[id] != nil)
    else { return }
    refundSums[id] = sum
    switch step {
    case .paid, .asked:
      refunds[id] = ToldRefund(
        order: String(words[words.count - 3]), amount: String(words[words.count - 2]),
        agent: actor, outcome: step == .paid ? .done : .needsApproval, approver: nil)
    case .approved, .declined:
      refunds[id]?.outcome = step == .approved ? .done : .declined
      refunds[id]?.approver = actor
    }
  }

  /// A step by its word; the program of the second layout told what came of it instead.
  private static func step(_ word: Substring, isKnown: Bool) -> RefundStep? {
    switch word {
    case "done": isKnown ? .approved : .paid
    case "needsApproval": .asked
    default: RefundStep(rawValue: String(word))
    }
  }
}
