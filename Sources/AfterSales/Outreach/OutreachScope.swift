package import Diagnostics

/// What fails: a product, everything in a region, or what complaints of a kind are about.
package struct OutreachScope: Hashable, Sendable, Codable {
  package let subject: EarlyWarning.Subject
  /// As orders and warnings name it; of a kind its id.
  package let name: String

  package init(_ subject: EarlyWarning.Subject, _ name: String) {
    self.subject = subject
    self.name = name
  }

  /// Whether anything that the house knows of an order tells that it is concerned.
  ///
  /// Who complains of poor service or fraud is known by complaining alone.
  package var concernsOrders: Bool {
    guard subject == .kind else { return true }
    return switch IssueKind(rawValue: name).family {
    case .rechargeMissing, .partialArrival, .cardInvalid, .membershipCharge, .orderDelayed,
      .refundDispute:
      true
    default: false
    }
  }

  /// Whether an order is of what fails.
  ///
  /// - Parameter region: where the customer lives, for orders that don't tell where they come from.
  package func includes(_ order: Order, of region: String?) -> Bool {
    switch subject {
    case .product: return order.product == name
    case .region: return (order.region ?? region) == name
    case .kind:
      switch IssueKind(rawValue: name).family {
      case .orderDelayed: return order.status == .delayed
      case .refundDispute: return order.status == .refunding
      case .partialArrival: return order.family == .rechargeMissing
      case let family: return concernsOrders && order.family == family
      }
    }
  }
}

extension Order {
  /// What a complaint about such goods is mostly about.
  fileprivate var family: IssueKind? { kind.map { IssueKind(rawValue: $0).family } }
}

extension OutreachScope: Worded {
  package var wording: Wording {
    switch subject {
    case .product: Wording(zh: "商品 \(name)", en: "product \(name)")
    case .region: Wording(zh: "地区 \(name)", en: "region \(name)")
    case .kind:
      Wording(zh: "问题 ", en: "issue ") + IssueKind(rawValue: name).wording
    }
  }
}
