package import AfterSales
package import Diagnostics

/// What the desk wants of a database, in calls of the size of a use case, so that another database
/// can stand behind it.
///
/// Each call that changes something is one transaction with its audit. Reading is not auditing:
/// the desk writes the audit's row before it shows what was read.
package protocol DeskStore: MenuStore, KeepingStore, SearchStore, OwedCallStore, OutreachStore {
  /// Whether it is for practice: the time of what is done may be stated, so it proves nothing.
  var isPractice: Bool { get }

  // MARK: Audit

  /// Writes one row durably, and returns the proof that what it tells of may be shown.
  func disclose(_ entry: AuditEntry) throws -> Disclosure

  /// Writes one row durably of what discloses nothing, such as a refusal.
  func write(_ entry: AuditEntry) throws

  /// The proof that somebody's look-up stands in the audit already; `nil` if it does not.
  func lookUp(_ object: String, by actor: String) throws -> Disclosure?

  /// Whether it is the owner of the database who acts, which the audit says of whatever is done in
  /// an agent's name.
  var isOwnersHand: Bool { get set }

  // MARK: People

  /// The binding of an account by its number; `nil` if there is none.
  func binding(ofAccount uid: UInt32) throws -> AccountBinding?

  /// The bindings by the accounts' names; those not written with the key are set aside.
  func bindings() throws -> ReadRows<AccountBinding>

  /// Binds an account to an agent, in place of an earlier binding of it.
  /// - Returns: whether that changed anything.
  func bind(_ binding: AccountBinding, by actor: String, at now: Instant) throws -> Bool

  /// Takes a binding away; `nil` if there was none.
  func unbind(account: String, by actor: String, at now: Instant) throws -> AccountBinding?

  /// An agent by id; `nil` if there is none.
  func agent(_ id: String) throws -> Agent?

  /// Whether any agents are known; a store without a list of agents can't check who acts.
  var hasAgents: Bool { get throws }

  /// All who have a number, those who called last first.
  func callers(of number: PhoneNumber) throws -> [Caller]

  // MARK: Looking up

  /// All that is shown of a calling number, as of one moment.
  func popView(
    of number: CallingNumber, call: String?, choice: Int?, at now: Instant
  ) throws -> PopView

  /// An earlier call, and whose it was; `nil` if there is none of this id.
  func contact(_ id: String) throws -> (subject: Int64, contact: Contact)?

  /// An order by id; `nil` if there is none.
  func order(_ id: String) throws -> Order?

  // MARK: Cases

  /// Opens a case, or joins the open case of the same order.
  /// - Throws: `CaseRefusal` if the demand can't be meant as it stands.
  func takeUp(
    _ draft: CaseDraft, by actor: CaseActor, rules: PriorityRules, at now: Instant
  ) throws -> TakenUp

  /// Does several things as one transaction: all of them, or none if one throws.
  func asOne<Result>(_ body: () throws -> Result) throws -> Result

  /// The case that a complaint in writing was taken into; `nil` if it is new.
  func caseNumber(ofIntake complaint: WrittenComplaint) throws -> String?

  /// Remembers that a complaint in writing was taken into a case.
  func keepIntake(_ complaint: WrittenComplaint, case number: String, at now: Instant) throws

  /// Does something with a case, if it still is as somebody has `seen` it.
  /// - Throws: `CaseRefusal` if there is no such case or it doesn't allow it.
  func perform(
    _ command: CaseCommand, on number: String, by actor: CaseActor, at now: Instant, seen: Int?,
    note: ClearText?, demand: Demand
  ) throws -> StoredCase

  /// Files a case under another kind, with what follows from it.
  /// - Throws: `CaseRefusal` if there is no such case or it doesn't allow it.
  func reclassify(
    _ number: String, as kind: IssueKind, by actor: CaseActor, rules: PriorityRules,
    at now: Instant, seen: Int?, note: ClearText?
  ) throws -> StoredCase

  /// A case with all that was said in it; `nil` if there is none of this number.
  func caseHistory(_ number: String) throws -> CaseHistory?

  /// All open cases, the oldest first; damaged ones are set aside.
  func openCases() throws -> ReadRows<StoredCase>

  /// Cases of any stage, the newest first; damaged ones are set aside.
  func cases(ofOrder order: String?, limit: Int) throws -> ReadRows<StoredCase>

  /// What became of the cases opened in a span of time, and what is late of them at a moment, with the
  /// cases that it is without, since something of them can't be read.
  func caseStatistics(
    _ span: Range<Instant>, at now: Instant
  ) throws -> (sums: CaseStatistics, damaged: [Wording])

  /// What may be told to everybody of the cases opened in a span of time, with those that it is without.
  func publishedFigures(
    _ span: Range<Instant>, at now: Instant
  ) throws -> (figures: PublishedFigures, damaged: [Wording])

  /// What the house changed because of complaints, the earliest first; damaged ones are set aside.
  func houseChanges() throws -> ReadRows<RecordedChange>

  /// Writes such a change down, with its audit.
  /// - Throws: `HouseChangeRefusal.noCase` if there is no case of that number.
  func addHouseChange(
    _ change: HouseChange, because number: String?, by actor: String, at now: Instant
  ) throws -> RecordedChange

  /// Takes one back, with its audit.
  /// - Throws: `HouseChangeRefusal` if there is none, or it was taken back.
  func withdrawHouseChange(
    _ id: String, reason: String, by actor: String, at now: Instant
  ) throws -> RecordedChange

  /// Products and regions with far more complaints in the last hour than usual.
  func earlyWarnings(at now: Instant) throws -> [EarlyWarning]

  /// Kinds of complaint of which far more came in the last hour than usual.
  func earlyWarningsOfKinds(at now: Instant) throws -> [EarlyWarning]

  // MARK: The live queue

  /// What queues and agents did in a span of time.
  func liveReport(_ span: Range<Instant>) throws -> LiveReport

  /// What the live queue called its queues when it last ran.
  func queueTitles() throws -> QueueTitles

  /// Keeps titles as if the live queue had.
  func keep(_ titles: QueueTitles) throws

  /// All calls that came to a queue or a menu, by time.
  func queuedCalls() throws -> [QueuedCall]

  // MARK: Refunds

  /// What a caller got back on the day of a moment, by the house's calendar.
  func refunded(to subject: Int64, onDayOf moment: Instant) throws -> Money

  /// Pays money back, or lets the request wait for a second person; the same request again answers
  /// the same and pays nothing.
  /// - Throws: `RefundRefusal` if it can't be paid back whoever agrees.
  func refund(
    request id: String, order: String, amount: Money?, by agent: String,
    authority: RefundAuthority, case number: String?, at now: Instant
  ) throws -> Refund

  /// - Throws: `RefundRefusal` unless it waits, and the approver is another with the authority.
  func approveRefund(
    _ id: String, by approver: String, authority: RefundAuthority, at now: Instant
  ) throws -> Refund

  /// - Throws: `RefundRefusal` unless it waits, and it is their own or within their authority.
  func declineRefund(
    _ id: String, by approver: String, authority: RefundAuthority, at now: Instant
  ) throws -> Refund

  /// Refunds, the newest first; damaged ones are set aside.
  func refunds(isWaiting: Bool, limit: Int) throws -> ReadRows<Refund>
}

extension DeskStore {
  /// Does something with a case, whichever version of it was seen.
  @discardableResult
  func perform(
    _ command: CaseCommand, on number: String, by actor: CaseActor, at now: Instant,
    note: ClearText? = nil
  ) throws -> StoredCase {
    try perform(
      command, on: number, by: actor, at: now, seen: nil, note: note, demand: Demand())
  }
}
