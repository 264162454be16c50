package import AfterSales
package import Diagnostics

/// A directory over the data of a fixture: what was read stays shared, a call's changes lie above.
///
/// Copies are cheap, so that each of many calls begins with the same data.
package struct InMemoryDirectory: CallerDirectory, Sendable {
  private struct GiftKey: Hashable {
    var kind: MenuGift
    var caller: String
  }

  private let data: DirectoryData
  private var orders: [String: OrderRecord] = [:]
  private var cases: [String: CaseRecord] = [:]
  /// The acceptance numbers of the complaints that were opened since, in order.
  private var openedCases: [String] = []
  private var gifts: [GiftKey: Instant] = [:]
  private var replies: [RequestKey: ServiceReply] = [:]
  /// What was changed, in order.
  package private(set) var changes: [DirectoryChange] = []

  /// How much later than the data tell everything happened.
  private let later: Duration

  package let intake: CaseIntake

  /// - Parameters:
  ///   - later: moves all times of orders and complaints, so that the same data serve calls at any
  ///     time.
  ///   - rules: how urgent cases are, which decides who takes them.
  package init(
    _ data: DirectoryData = .empty, later: Duration = .zero,
    rules: PriorityRules = PriorityRules(base: 1)
  ) {
    self.data = data
    self.later = later
    intake = CaseIntake(rules)
  }

  // MARK: Looking up

  package func caller(number: String) -> CallerRecord? { data.callers[number] }

  package func order(id: String) -> OrderRecord? {
    if let changed = orders[id] { return changed }
    guard var record = data.orders[id] else { return nil }
    record.order = record.order.moved(by: later)
    return record
  }

  package func orders(ofCaller number: String, last: Int) -> [OrderRecord] {
    (data.ordersOfCaller[number] ?? []).prefix(max(0, last)).compactMap { order(id: $0) }
  }

  package func complaint(id: String) -> CaseRecord? {
    cases[id] ?? data.cases[id].map { record(of: $0) }
  }

  private func record(of filed: FiledCase) -> CaseRecord {
    var takeover = filed.takeover
    if filed.isDated { takeover.openedAt = takeover.openedAt + later }
    if let task = takeover.task { takeover.task = .init(task.team, dueAt: task.dueAt + later) }
    let order = takeover.order.flatMap { self.order(id: $0) }
    let stored = StoredCase(
      takeover, customer: customer(of: filed.caller ?? order?.caller), order: order?.order)
    return CaseRecord(stored, isDated: filed.isDated, more: filed.more)
  }

  private func customer(of number: String?) -> CaseIntake.Customer {
    let caller = number.flatMap { data.callers[$0] }
    return .init(
      subject: number.flatMap { data.subjects[$0] } ?? 0, region: caller?.region,
      tier: caller?.tier)
  }

  package func complaints(ofOrder id: String) -> [CaseRecord] {
    let opened = openedCases.reversed().filter { cases[$0]?.stored.complaint.facts.order == id }
    return (opened + (data.casesOfOrder[id] ?? [])).compactMap { complaint(id: $0) }
  }

  /// When the menu last gave something of a kind to a caller; `nil` if it never did.
  package func lastGift(_ kind: MenuGift, toCaller number: String) -> Instant? {
    gifts[GiftKey(kind: kind, caller: number)]
  }

  package func outreaches(at now: Instant) -> [Outreach] {
    data.outreaches.map { $0.moved(by: later) }.filter { $0.runs(at: now) }
  }

  // MARK: Changing

  /// A fixture says what it means by the kinds of its complaints.
  package func issue(inWords words: String) -> IssueKind? { nil }

  /// Opens a complaint, or joins the open one of the same order.
  ///
  /// - Throws: `ServiceFault` if the complaint can't be meant as it stands.
  package mutating func takeUp(
    _ draft: CaseDraft, from number: String?, at now: Instant
  ) throws(ServiceFault) -> (complaint: CaseRecord, isJoined: Bool) {
    do throws(CaseRefusal) {
      if let order = draft.order, var open = complaints(ofOrder: order).first(where: \.isOpen) {
        try intake.join(draft, to: &open.stored, by: .machine, at: now)
        cases[open.stored.number] = open
        return (open, true)
      }
      let order = draft.order.flatMap { self.order(id: $0) }
      let caller = number.flatMap { data.callers[$0] == nil ? nil : $0 }
      let stored = try intake.open(
        draft, as: nextAcceptanceNumber(on: now.dayInChina), order: order?.order,
        customer: customer(of: caller ?? order?.caller), by: .machine, at: now)
      cases[stored.number] = CaseRecord(stored)
      openedCases.append(stored.number)
      return (CaseRecord(stored), false)
    } catch {
      throw ServiceFault("\(error)")
    }
  }

  private func nextAcceptanceNumber(on day: CivilDate) -> AcceptanceNumber {
    AcceptanceNumber(on: day) { prefix in
      (openedCases + data.cases.keys).filter { id in
        id.hasPrefix(prefix) && id.utf8.count >= 13
          && id.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }.max { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    }
  }

  /// Does something with a complaint.
  ///
  /// - Throws: `ServiceFault` if there is none of this number, or it doesn't allow it.
  package mutating func perform(
    _ command: CaseCommand, onCase id: String, note: String?, at now: Instant
  ) throws(ServiceFault) -> CaseRecord {
    do throws(CaseRefusal) {
      guard var record = complaint(id: id) else { throw .unknown }
      try record.stored.perform(command, by: .machine, at: now)
      cases[id] = record
      return record
    } catch {
      throw ServiceFault("\(error)")
    }
  }

  /// Keeps what the menu did.
  ///
  /// - Throws: `ServiceFault` if it is about an order that isn't there.
  package mutating func record(_ change: DirectoryChange) throws(ServiceFault) {
    switch change {
    case .refunded(let id, let amount, let caller, let at):
      try changeOrder(id) { order in
        order.returned = order.returned + amount
        if let paid = order.order.amount, order.returned >= paid { order.order.status = .refunded }
      }
      give(.refund, to: caller, at: at)
    case .couponGranted(let caller, _, let at): give(.coupon, to: caller, at: at)
    case .resent(let id, _):
      try changeOrder(id) { order in
        order.isResent = true
        order.order.status = .processing
      }
    case .messageSent, .callbackBooked, .refundAsked, .heardOutreach: break
    }
    changes.append(change)
  }

  private mutating func give(_ gift: MenuGift, to caller: String, at moment: Instant) {
    let key = GiftKey(kind: gift, caller: caller)
    gifts[key] = max(gifts[key] ?? moment, moment)
  }

  private mutating func changeOrder(
    _ id: String, _ change: (inout OrderRecord) -> Void
  ) throws(ServiceFault) {
    guard var order = order(id: id) else { throw ServiceFault("there is no such order") }
    change(&order)
    orders[id] = order
  }

  /// Answers a request, or gives the answer that it got before.
  ///
  /// - Throws: what `body` throws; nothing is changed then.
  package mutating func once(
    _ key: RequestKey, _ body: (inout Self) throws(ServiceFault) -> ServiceReply
  ) throws(ServiceFault) -> ServiceReply {
    if let reply = replies[key] { return reply }
    var copy = self
    let reply = try body(&copy)
    copy.replies[key] = reply
    self = copy
    return reply
  }
}
