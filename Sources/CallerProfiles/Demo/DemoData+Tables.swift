internal import AfterSales
internal import Diagnostics

extension DemoData {
  struct Product {
    var name: String
    var kind: String
    var cents: Int64
  }

  static let products: [Product] = [
    .init(name: "星河点卡 100元", kind: "recharge", cents: 100_00),
    .init(name: "星河点卡 30元", kind: "recharge", cents: 30_00),
    .init(name: "王城手游 648 元宝", kind: "recharge", cents: 648_00),
    .init(name: "王城手游 6 元宝", kind: "recharge", cents: 6_00),
    .init(name: "话费充值 50元", kind: "recharge", cents: 49_80),
    .init(name: "视频会员 月卡", kind: "membership", cents: 25_00),
    .init(name: "视频会员 年卡", kind: "membership", cents: 238_00),
    .init(name: "音乐会员 季卡", kind: "membership", cents: 45_00),
    .init(name: "电商礼品卡 500元", kind: "card", cents: 498_00),
    .init(name: "游戏卡密 200点", kind: "card", cents: 20_00),
    .init(name: "账号交易 传说级", kind: "account", cents: 6_800_00),
  ]

  static let tiers: [(String, Int)] = [("ordinary", 80), ("silver", 11), ("gold", 6), ("vip", 3)]

  static let regions: [(String, Int)] = [
    ("广东", 12), ("山东", 10), ("河南", 10), ("江苏", 9), ("四川", 8), ("河北", 7), ("湖南", 7),
    ("浙江", 7), ("安徽", 6), ("湖北", 6), ("北京", 3), ("上海", 3), ("陕西", 4), ("辽宁", 4), ("其他", 4),
  ]

  static let statuses: [(OrderStatus, Int)] = [
    (.delivered, 88), (.processing, 3), (.delayed, 3), (.failed, 2), (.refunded, 2),
    (.refunding, 1), (.unpaid, 1),
  ]

  static let channels: [(String, Int)] = [("微信", 48), ("支付宝", 40), ("银行卡", 8), ("话费", 4)]

  static let routes: [(path: [String], skill: String)] = [
    (["recharge", "ask-order"], "recharge"), (["refund", "ask-order"], "refund"),
    (["complaint"], "complaint"), (["progress"], "general"), (["human"], "general"),
  ]

  static let dispositions: [(String, Int)] = [
    ("resolved", 70), ("followUp", 15), ("transferred", 8), ("caseOpened", 7),
  ]

  /// How many earlier calls a caller has: most have none.
  static let contactCounts = [0, 0, 0, 0, 0, 1, 1, 1, 2, 3]

  static let agents: [Agent] = [
    .init(id: "li-na", name: "李娜", level: .frontLine, skills: ["recharge", "general"]),
    .init(id: "zhao-lei", name: "赵磊", level: .frontLine, skills: ["recharge", "refund"]),
    .init(id: "sun-yan", name: "孙燕", level: .senior, skills: ["refund", "complaint"]),
    .init(id: "zhou-qiang", name: "周强", level: .complaint, skills: ["complaint"]),
    .init(id: "wu-min", name: "吴敏", level: .risk, skills: ["risk"]),
    .init(id: "zheng-hua", name: "郑华", level: .supervisor, skills: ["complaint", "refund"]),
  ]

  static let surnames = characters("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余")
  static let given = characters("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华文玉建国春梅红兰飞鹏宇婷雪倩欣怡浩然子轩")

  private static func characters(_ text: String) -> [String] { text.map { String($0) } }
}
