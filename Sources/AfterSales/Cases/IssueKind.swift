package import Diagnostics

/// What a complaint is about.
///
/// An open set: a call flow may open cases of kinds of its own; those that are known have wording,
/// evidence and scripts.
package struct IssueKind: RawRepresentable, Hashable, Sendable, Codable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package static let cardInvalid = Self(rawValue: "card-invalid")
  package static let rechargeMissing = Self(rawValue: "recharge-missing")
  package static let partialArrival = Self(rawValue: "partial-arrival")
  package static let orderDelayed = Self(rawValue: "order-delayed")
  package static let refundDispute = Self(rawValue: "refund-dispute")
  package static let membershipCharge = Self(rawValue: "membership-charge")
  package static let accountOwnership = Self(rawValue: "account-ownership")
  package static let poorService = Self(rawValue: "poor-service")
  package static let fraud = Self(rawValue: "fraud")
  package static let other = Self(rawValue: "other")

  package static let known: [Self] = [
    cardInvalid, rechargeMissing, partialArrival, orderDelayed, refundDispute, membershipCharge,
    accountOwnership, poorService, fraud, other,
  ]

  /// The known kind that this one is, where call flows say it in their own words.
  package var family: Self {
    switch rawValue {
    case "recharge": .rechargeMissing
    case "card", "card-code": .cardInvalid
    case "order", "progress": .orderDelayed
    case "refund": .refundDispute
    case "membership": .membershipCharge
    case "account": .accountOwnership
    case "complaint", "service": .poorService
    case "risk": .fraud
    default: self
    }
  }

  /// Whether the customer is asked for missing evidence at once, without an agent's doing.
  package var asksForEvidence: Bool { [.rechargeMissing, .partialArrival].contains(family) }

  /// What must be there before the case can be judged: a recharge that went wrong is settled
  /// between supplier, publisher and payment channel, who want the whole chain.
  package var requiredEvidence: [EvidenceKind] {
    switch family {
    case .rechargeMissing, .partialArrival: [.transaction, .conversation, .problem]
    case .cardInvalid, .accountOwnership, .fraud: [.transaction, .problem]
    case .orderDelayed, .refundDispute, .membershipCharge: [.transaction]
    case .poorService: [.conversation]
    default: []
    }
  }
}

extension IssueKind: Worded {
  package var wording: Wording {
    switch family {
    case .cardInvalid: Wording(zh: "卡密无效", en: "card code invalid")
    case .rechargeMissing: Wording(zh: "充值未到账", en: "recharge not arrived")
    case .partialArrival: Wording(zh: "到账不足", en: "partial arrival")
    case .orderDelayed: Wording(zh: "订单延迟", en: "order delayed")
    case .refundDispute: Wording(zh: "退款纠纷", en: "refund dispute")
    case .membershipCharge: Wording(zh: "会员扣费异常", en: "membership charge")
    case .accountOwnership: Wording(zh: "账号纠纷", en: "account ownership")
    case .poorService: Wording(zh: "售后服务不到位", en: "poor service")
    case .fraud: Wording(zh: "涉嫌诈骗", en: "fraud suspicion")
    case .other: Wording(zh: "其他问题", en: "other")
    default: Wording(zh: rawValue, en: rawValue)
    }
  }
}
