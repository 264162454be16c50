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
  /// The last acceptance number of each day.
  private var sequences: [CivilDate: Int] = [:]
  private var gifts: [GiftKey: Instant] = [:]
  private var replies: [RequestKey: ServiceReply] = [:]
  /// What was changed, in order.
  package private(set) var changes: [DirectoryChange] = []

  /// How much later than the data tell everything happened.
  private let later: Duration

  /// - Parameter later: moves all times of orders and complaints, so that the same data serve calls
  ///   at any time.
  package init(_ data: DirectoryData = .empty, later: Duration = .zero) {
    self.data = data
    self.later = later
  }

  // MARK: Looking up

  package func caller(number: String) -> CallerRecord? { data.callers[number] }

  package func order(id: String) -> OrderRecord? {
    orders[id] ?? data.orders[id].map { later == .zero ? $0 : $0.moved(by: later) }
  }

  package func orders(ofCaller number: String, last: Int) -> [OrderRecord] {
    (data.ordersOfCaller[number] ?? []).prefix(max(0, last)).compactMap { order(id: $0) }
  }

  package func complaint(id: String) -> CaseRecord? {
    cases[id] ?? data.cases[id].map { later == .zero ? $0 : $0.moved(by: later) }
  }

  package func complaints(ofOrder id: String) -> [CaseRecord] {
    let opened = openedCases.reversed().filter { cases[$0]?.order == id }
    return (opened + (data.casesOfOrder[id] ?? [])).compactMap { complaint(id: $0) }
  }

  package func lastGift(_ kind: MenuGift, toCaller number: String) -> Instant? {
    gifts[GiftKey(kind: kind, caller: number)]
  }

  // MARK: Changing

  package mutating func open(_ draft: CaseDraft) throws(ServiceFault) -> CaseRecord {
    let day = draft.openedAt.dayInChina
    var sequence = sequences[day, default: 0]
    var id: String
    repeat {
      sequence += 1
      id = CaseRecord.acceptanceNumber(day: day, sequence: sequence)
    } while complaint(id: id) != nil
    sequences[day] = sequence
    let opened = CaseRecord(
      id: id, order: draft.order, caller: draft.caller, kind: draft.kind, text: draft.text,
      demand: draft.demand, openedAt: draft.openedAt)
    cases[id] = opened
    openedCases.append(id)
    return opened
  }

  package mutating func record(_ change: DirectoryChange) throws(ServiceFault) {
    switch change {
    case .refunded(let id, let amount, let caller, let at):
      try changeOrder(id) { order in
        order.refunded = order.refunded + amount
        if let paid = order.amount, order.refunded >= paid { order.status = .refunded }
      }
      give(.refund, to: caller, at: at)
    case .couponGranted(let caller, _, let at): give(.coupon, to: caller, at: at)
    case .resent(let id, _):
      try changeOrder(id) { order in
        order.isResent = true
        order.status = .processing
      }
    case .complaintNoted(let id, let text, _):
      try changeComplaint(id) {
        $0.text = [$0.text, text].compactMap(\.self).joined(separator: "\n")
      }
    case .complaintConfirmed(let id, _): try changeComplaint(id) { $0.stage = .confirmed }
    case .complaintEscalated(let id, _):
      try changeComplaint(id) { complaint in
        complaint.level += 1
        complaint.stage = .handling
      }
    case .messageSent, .callbackBooked, .refundAsked: break
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

  private mutating func changeComplaint(
    _ id: String, _ change: (inout CaseRecord) -> Void
  ) throws(ServiceFault) {
    guard var complaint = complaint(id: id) else { throw ServiceFault("there is no such case") }
    change(&complaint)
    cases[id] = complaint
  }

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

/// Callers, orders and complaints as a data file gives them, found by number.
package struct DirectoryData: Sendable {
  package private(set) var callers: [String: CallerRecord] = [:]
  package private(set) var orders: [String: OrderRecord] = [:]
  package private(set) var cases: [String: CaseRecord] = [:]
  /// The numbers of a caller's orders, the one placed last first.
  package private(set) var ordersOfCaller: [String: [String]] = [:]
  /// The numbers of an order's complaints, the one opened last first.
  package private(set) var casesOfOrder: [String: [String]] = [:]

  package static let empty = DirectoryData(callers: [], orders: [], cases: [])

  /// Of several entries with one number the first counts.
  package init(callers: [CallerRecord], orders: [OrderRecord], cases: [CaseRecord]) {
    for caller in callers where self.callers[caller.number] == nil {
      self.callers[caller.number] = caller
    }
    for order in orders where self.orders[order.id] == nil { self.orders[order.id] = order }
    for complaint in cases where self.cases[complaint.id] == nil {
      self.cases[complaint.id] = complaint
    }
    for order in Self.latestFirst(orders, by: \.placedAt) {
      ordersOfCaller[order.caller, default: []].append(order.id)
    }
    for complaint in Self.latestFirst(cases, by: \.openedAt) {
      if let order = complaint.order { casesOfOrder[order, default: []].append(complaint.id) }
    }
  }

  /// The latest first; of those without a time, or with the same, the one that stands later.
  private static func latestFirst<Record>(
    _ records: [Record], by time: KeyPath<Record, Instant?>
  ) -> [Record] {
    let never = Instant(milliseconds: .min)
    let sorted = records.enumerated().sorted { a, b in
      let (timeA, timeB) = (a.element[keyPath: time] ?? never, b.element[keyPath: time] ?? never)
      return timeA == timeB ? a.offset > b.offset : timeA > timeB
    }
    return sorted.map(\.element)
  }
}
