package import Diagnostics

/// What is known of a caller.
package struct CallerRecord: Sendable, Hashable {
  package var number: String
  package var name: String?
  /// Such as `ordinary` or `vip`.
  package var tier: String?
  package var region: String?
  package var tags: [String]
  /// Whatever else the directory knows, by name.
  package var more: [String: Value]

  package init(
    number: String, name: String? = nil, tier: String? = nil, region: String? = nil,
    tags: [String] = [], more: [String: Value] = [:]
  ) {
    self.number = number
    self.name = name
    self.tier = tier
    self.region = region
    self.tags = tags
    self.more = more
  }
}

/// Where an order stands.
package enum OrderStatus: String, Sendable, CaseIterable {
  case unpaid, paid, processing, delayed, delivered, failed, refunding, refunded

  /// As it is told to callers.
  package var spoken: String {
    switch self {
    case .unpaid: "待付款"
    case .paid: "已付款"
    case .processing: "处理中"
    case .delayed: "延迟到账"
    case .delivered: "已到账"
    case .failed: "充值失败"
    case .refunding: "退款中"
    case .refunded: "已退款"
    }
  }
}

/// An order of virtual goods.
package struct OrderRecord: Sendable, Hashable {
  package var id: String
  /// The number of the caller who placed it.
  package var caller: String
  package var product: String?
  package var kind: String?
  /// What was to be paid.
  package var amount: Money?
  package var status: OrderStatus?
  package var placedAt: Instant?
  package var paidAt: Instant?
  package var deliveredAt: Instant?
  /// The account that the goods go to.
  package var account: String?
  package var channel: String?
  package var region: String?
  /// What was paid back so far.
  package var refunded = Money(cents: 0)
  /// Whether it was sent once more already.
  package var isResent = false

  package init(id: String, caller: String) {
    self.id = id
    self.caller = caller
  }
}

extension OrderRecord {
  /// The order as if everything had happened later.
  func moved(by time: Duration) -> OrderRecord {
    var order = self
    order.placedAt = placedAt.map { $0 + time }
    order.paidAt = paidAt.map { $0 + time }
    order.deliveredAt = deliveredAt.map { $0 + time }
    return order
  }
}

/// How far a complaint is; the stages are published to callers.
package enum CaseStage: String, Sendable, CaseIterable {
  case submitted, verifying, handling, resolved, confirmed

  /// As it is told to callers.
  package var spoken: String {
    switch self {
    case .submitted: "已提交"
    case .verifying: "初步核实中"
    case .handling: "责任部门处理中"
    case .resolved: "已给出处理结果"
    case .confirmed: "已确认完结"
    }
  }
}

/// A complaint with its acceptance number.
package struct CaseRecord: Sendable, Hashable {
  /// The acceptance number (受理编号), digits only so that it can be typed.
  package var id: String
  package var order: String?
  /// The number of the caller who opened it, `nil` if it was withheld.
  package var caller: String?
  package var kind: String
  package var text: String?
  package var demand: String?
  package var stage: CaseStage
  /// How often it was escalated, 0…3.
  package var level: Int
  /// `nil` if the data does not tell; then no time limits are known either.
  package var openedAt: Instant?
  /// Whatever else the directory knows, by name.
  package var more: [String: Value]

  /// A first response is due within this time.
  package static let respondWithin: Duration = .seconds(24 * 3_600)
  /// A result is due within this time.
  package static let resolveWithin: Duration = .seconds(72 * 3_600)

  package init(
    id: String, order: String?, caller: String?, kind: String, text: String?, demand: String?,
    stage: CaseStage = .submitted, level: Int = 0, openedAt: Instant?, more: [String: Value] = [:]
  ) {
    self.id = id
    self.order = order
    self.caller = caller
    self.kind = kind
    self.text = text
    self.demand = demand
    self.stage = stage
    self.level = level
    self.openedAt = openedAt
    self.more = more
  }

  package var isOpen: Bool { stage != .confirmed }

  /// The complaint as if it had been opened later.
  func moved(by time: Duration) -> CaseRecord {
    var complaint = self
    complaint.openedAt = openedAt.map { $0 + time }
    return complaint
  }

  /// The acceptance number of the n-th complaint of a day, such as `202611110007`.
  package static func acceptanceNumber(day: CivilDate, sequence: Int) -> String {
    let date = day.description.filter { $0 != "-" }
    let number = String(sequence)
    return date + String(repeating: "0", count: max(0, 4 - number.count)) + number
  }
}

/// A complaint to be opened; the directory gives it its number.
package struct CaseDraft: Sendable, Hashable {
  package var order: String?
  package var caller: String?
  package var kind: String
  package var text: String?
  package var demand: String?
  package var openedAt: Instant

  package init(
    order: String?, caller: String?, kind: String, text: String?, demand: String?,
    openedAt: Instant
  ) {
    self.order = order
    self.caller = caller
    self.kind = kind
    self.text = text
    self.demand = demand
    self.openedAt = openedAt
  }
}
