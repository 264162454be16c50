package import Diagnostics

/// What a row of an imported or exported file describes.
package enum RecordKind: String, Sendable, Hashable, CaseIterable {
  case callers, orders, contacts, agents, cases

  /// The columns, in the order they are exported; the names are those of the data files.
  package var columns: [Column] {
    switch self {
    case .callers:
      [
        .init("id", "客户编号", "客户号"), .init("number", "手机号", "电话", "电话号码", "号码", "手机"),
        .init("name", "姓名", "名字", "客户姓名"), .init("tier", "等级", "会员等级", "级别"),
        .init("region", "地区", "区域", "省份"), .init("tags", "标签"),
        .init("account", "账号", "游戏账号", "充值账号"), .init("note", "备注"),
      ]
    case .orders:
      [
        .init("id", "订单号", "订单编号"),
        .init("caller", "手机号", "电话", "电话号码", "号码", "客户", "客户号码", "手机", "客户编号"),
        .init("product", "商品", "产品", "商品名称"),
        .init("kind", "类型", "商品类型", "类别", "商品类别", "品类"),
        .init("amount", "金额", "订单金额", "实付金额", "支付金额"), .init("status", "状态", "订单状态"),
        .init("placedAt", "下单时间", "创建时间"), .init("paidAt", "支付时间", "付款时间"),
        .init("deliveredAt", "到账时间", "发货时间"), .init("account", "账号", "游戏账号", "充值账号"),
        .init("channel", "渠道", "支付渠道"), .init("region", "地区", "区域", "省份"),
        .init("supplier", "供应商", "供货商", "供货渠道"),
      ]
    case .contacts:
      [
        .init("id", "通话编号", "通话号"), .init("caller", "手机号", "电话", "电话号码", "号码", "主叫号码", "手机", "客户"),
        .init("at", "时间", "来电时间"), .init("flow", "流程"), .init("path", "路径", "菜单路径"),
        .init("entered", "输入"), .init("skill", "技能", "技能组"), .init("waited", "等待", "等待时长"),
        .init("talked", "通话时长"), .init("agent", "坐席", "客服", "工号"),
        .init("disposition", "处理结果", "结果"),
        .init("note", "备注"),
      ]
    case .cases:
      [
        .init("id", "受理编号", "工单号"), .init("order", "订单号", "订单编号"),
        .init("caller", "手机号", "电话", "电话号码", "号码", "客户号码", "手机", "客户"),
        .init("kind", "类型", "问题类型", "投诉类型", "类别"),
        .init("text", "内容", "投诉内容"), .init("demand", "诉求"), .init("stage", "阶段", "进度"),
        .init("level", "升级次数"), .init("openedAt", "受理时间", "投诉时间"),
        .init("taskTeam", "协助团队"), .init("taskDue", "答复期限"),
      ]
    case .agents:
      [
        .init("id", "工号", "坐席"), .init("name", "姓名"), .init("level", "级别", "等级"),
        .init("skills", "技能", "技能组"), .init("refundLimit", "退款额度"),
      ]
    }
  }

  /// The name of a column as data files have it, and what Chinese spreadsheets call it.
  package struct Column: Sendable, Hashable {
    package let name: String
    package let aliases: [String]

    init(_ name: String, _ aliases: String...) {
      self.name = name
      self.aliases = aliases
    }
  }

  /// The column that a header means; small and capital letters and spaces don't matter.
  package func column(named header: String) -> Column? {
    let plain = Self.plain(header)
    return columns.first { column in
      Self.plain(column.name) == plain || column.aliases.contains(plain)
    }
  }

  /// Whether two headers are the same, as tables have them.
  package static func isSame(_ a: String, _ b: String) -> Bool { plain(a) == plain(b) }

  /// A header without what doesn't matter.
  static func plain(_ header: String) -> String {
    header.lowercased().filter { !$0.isWhitespace && $0 != "_" }
  }
}

extension RecordKind: Worded {
  package var wording: Wording {
    switch self {
    case .callers: Wording(zh: "客户", en: rawValue)
    case .orders: Wording(zh: "订单", en: rawValue)
    case .contacts: Wording(zh: "联系记录", en: rawValue)
    case .agents: Wording(zh: "坐席", en: rawValue)
    case .cases: Wording(zh: "工单", en: rawValue)
    }
  }
}
