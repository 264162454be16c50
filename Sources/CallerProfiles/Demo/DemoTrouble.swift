internal import AfterSales

/// What an invented customer complains about, and what comes of it.
struct DemoTrouble {
  var kind: IssueKind
  var words: String
  var result: CaseResult
  var cause: CaseCause

  /// What the customer of an order in trouble complains about; `nil` for an order that is well.
  init?(_ order: Order) {
    switch (order.status, order.kind) {
    case (.failed, "card"):
      self.init(.cardInvalid, "卡密提示无效，一张都充不进去", .replaced, .badStock)
    case (.failed, "account"):
      self.init(.accountOwnership, "买的账号被原主人找回去了", .corrected, .resale)
    case (.failed, "membership"):
      self.init(.membershipCharge, "没有同意续费却被扣了钱", .corrected, .autoRenewal)
    case (.failed, _):
      self.init(.rechargeMissing, "付款成功了，游戏里一直没有到账", .reissued, .upstreamDelay)
    case (.delayed, "recharge"):
      self.init(.partialArrival, "只到了一部分，还差一半没有到", .reissued, .peakVolume)
    case (.delayed, _):
      self.init(.orderDelayed, "订单一直显示处理中，等了很久", .explained, .peakVolume)
    case (.refunding, _):
      self.init(.refundDispute, "退款申请了好几天还没有退回来", .corrected, .slowService)
    default: return nil
    }
  }

  private init(_ kind: IssueKind, _ words: String, _ result: CaseResult, _ cause: CaseCause) {
    (self.kind, self.words, self.result, self.cause) = (kind, words, result, cause)
  }
}
