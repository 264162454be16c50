package import Diagnostics

/// How an order stands.
package enum OrderStatus: String, Sendable, Hashable, CaseIterable, Codable {
  case unpaid, paid, processing, delayed, delivered, failed, refunding, refunded
}

extension OrderStatus: Worded {
  package var wording: Wording {
    switch self {
    case .unpaid: Wording(zh: "待付款", en: "unpaid")
    case .paid: Wording(zh: "已付款", en: "paid")
    case .processing: Wording(zh: "处理中", en: "processing")
    case .delayed: Wording(zh: "延迟", en: "delayed")
    case .delivered: Wording(zh: "已到账", en: "delivered")
    case .failed: Wording(zh: "失败", en: "failed")
    case .refunding: Wording(zh: "退款中", en: "refunding")
    case .refunded: Wording(zh: "已退款", en: "refunded")
    }
  }
}

extension OrderStatus {
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
