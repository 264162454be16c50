package import Diagnostics

/// What an agent may do by their place in the house.
package enum AgentLevel: String, Hashable, Sendable, CaseIterable, Codable {
  case frontLine = "front-line"
  case senior
  case risk
  case complaint
  case supervisor

  /// The desk that agents of this level work at.
  package var desk: CaseDesk {
    switch self {
    case .frontLine: .frontLine
    case .senior: .senior
    case .risk: .riskTeam
    case .complaint, .supervisor: .complaintDepartment
    }
  }

  /// The most an agent of this level pays back at once without a second person.
  package var refundLimit: Money {
    switch self {
    case .frontLine: Money(cents: 200_00)
    case .senior: Money(cents: 1_000_00)
    case .complaint, .risk: Money(cents: 5_000_00)
    case .supervisor: Money(cents: 50_000_00)
    }
  }

  /// The most one customer gets back in a day before somebody of a higher level must agree.
  package var dailyLimitPerCustomer: Money {
    switch self {
    case .frontLine: Money(cents: 500_00)
    case .senior: Money(cents: 2_000_00)
    case .complaint, .risk: Money(cents: 10_000_00)
    case .supervisor: Money(cents: 100_000_00)
    }
  }

  /// Which fields an agent of this level may see in clear, with a reason.
  package var reveals: Set<ClearField> {
    switch self {
    case .frontLine: [.number]
    case .senior, .complaint: [.name, .number]
    case .risk, .supervisor: [.name, .number, .account]
    }
  }
}

extension RefundAuthority {
  /// What an agent of the front line may, for want of anybody known.
  package static let frontLine = RefundAuthority(
    atOnce: AgentLevel.frontLine.refundLimit,
    perCustomerAndDay: AgentLevel.frontLine.dailyLimitPerCustomer)
}

/// A field of a profile that is shown masked until somebody gives a reason.
package enum ClearField: String, Hashable, Sendable, CaseIterable, Codable {
  case name, number, account
}

extension AgentLevel: Worded {
  package var wording: Wording {
    switch self {
    case .frontLine: Wording(zh: "一线坐席", en: "front-line agent")
    case .senior: Wording(zh: "资深坐席", en: "senior agent")
    case .risk: Wording(zh: "风控专员", en: "risk specialist")
    case .complaint: Wording(zh: "投诉专员", en: "complaint specialist")
    case .supervisor: Wording(zh: "主管", en: "supervisor")
    }
  }
}

extension ClearField: Worded {
  package var wording: Wording {
    switch self {
    case .name: Wording(zh: "姓名", en: "name")
    case .number: Wording(zh: "号码", en: "number")
    case .account: Wording(zh: "游戏账号", en: "game account")
    }
  }
}
