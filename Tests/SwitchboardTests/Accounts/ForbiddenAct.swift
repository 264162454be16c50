import Diagnostics

/// Something that some people may do at the desk and others may not.
struct ForbiddenAct: CustomStringConvertible, Sendable {
  /// As the guides' tables say it.
  let what: Wording
  /// Who may; everybody else must fail.
  let roles: Set<Role>
  /// The command; of the program, or of the shell.
  let words: @Sendable (AccountHouse) -> [String]
  let isProgram: Bool
  /// What those hear who may not, where it is one thing.
  let refusal: String?
  /// What those hear who may, where it comes to nothing for another reason.
  let end: String?

  var description: String { what.en }

  private static func hotline(
    _ zh: String, _ en: String, _ roles: Set<Role>, _ refusal: String? = nil,
    _ words: [String], end: String? = nil
  ) -> Self {
    Self(
      what: Wording(zh: zh, en: en), roles: roles, words: { _ in words }, isProgram: true,
      refusal: refusal, end: end)
  }

  private static func file(
    _ zh: String, _ en: String, _ roles: Set<Role>,
    _ words: @escaping @Sendable (AccountHouse) -> [String]
  ) -> Self {
    Self(
      what: Wording(zh: zh, en: en), roles: roles, words: words, isProgram: false, refusal: nil,
      end: nil)
  }

  private static let staff: Set<Role> = [.agent, .senior, .supervisor]
  private static let known: Set<Role> = [.agent, .senior, .supervisor, .owner]
  private static let heads: Set<Role> = [.supervisor, .owner]
  private static let nobody: Set<Role> = []

  private static let onFile = "is done on the file"
  private static let unbound = "bound to no agent"
  private static let order = "2026111800000101"

  /// All of them, in the order of the guides' tables; the order `order` of ¥648.00 is of the caller of
  /// 13800138000.
  static let all: [ForbiddenAct] =
    files + onTheFile + identity + money + customers + queue + supervising

  /// A complaint in writing, as it lies in the house's folder.
  static let written = (
    name: "written.jsonl",
    text:
      #"{"channel": "email", "at": "2026-11-17T09:00:00+08:00", "from": {"email": "a@example.com"}, "#
      + #""text": "会员自动续费了", "reference": "m-1"}"# + "\n"
  )

  private static let files: [ForbiddenAct] = [
    file("读密钥", "read the key", [.owner]) { ["cat", $0.database + ".key"] },
    file("读数据库", "read the database", [.owner]) { ["cat", $0.database] },
    file("写数据库", "change the database", [.owner]) { ["test", "-w", $0.database] },
    file("列出目录", "look into the folder", [.owner]) { ["ls", $0.desk] },
    file("在那里放自己的套接字", "put a socket of one's own there", [.owner]) {
      ["test", "-w", $0.desk]
    },
    file("移走套接字", "move the desk's socket away", nobody) {
      ["mv", "-n", $0.database + ".switchboard", $0.folder]
    },
  ]

  private static let onTheFile: [ForbiddenAct] = [
    hotline("打开数据库", "open the database", [.owner], onFile, ["db", "stats"]),
    hotline("检查数据库", "check the database", [.owner], onFile, ["db", "check"]),
    Self(
      what: Wording(zh: "导入", en: "import"), roles: [.owner],
      words: { ["db", "import", $0.folder + "/wish.json5"] }, isProgram: true, refusal: onFile,
      end: nil),
    hotline("导出", "export", [.owner], onFile, ["db", "export"]),
    hotline(
      "导出明文", "export in clear", [.owner], onFile,
      ["db", "export", "--reveal", "--reason", "moving", "--agent", "huang-bo"]),
    hotline(
      "以看不了明文的坐席导出明文", "export in clear as an agent who may see none", nobody, nil,
      ["db", "export", "--reveal", "--reason", "moving", "--agent", "sun-yu"]),
    hotline(
      "备份", "back up", [.owner], onFile, ["db", "backup", "/dev/null/x"], end: "/dev/null/x"),
    hotline("换密钥", "rotate the key", [.owner], onFile, ["db", "rotate-key"]),
    hotline(
      "删除客户资料", "erase somebody", [.owner], onFile,
      ["db", "erase", "13900139000", "--reason", "asked for"]),
    hotline("校验审计链", "verify the audit", [.owner], onFile, ["audit", "verify"]),
    hotline("取审计锚点", "take the audit's anchor", [.owner], onFile, ["audit", "anchor"]),
    hotline("导出工单事件", "export what happened in cases", [.owner], nil, ["case", "events"]),
    Self(
      what: Wording(zh: "批量受理投诉", en: "take complaints in from a file"), roles: [.owner],
      words: { ["case", "intake", $0.folder + "/" + written.name] }, isProgram: true,
      refusal: nil, end: nil),
    hotline(
      "另起一个总机", "run a second desk", [.owner], nil, ["switchboard"],
      end: "another switchboard owns this queue already"),
  ]

  private static let identity: [ForbiddenAct] = [
    hotline(
      "以另一位坐席办理", "act as another agent", [.owner], nil,
      ["pop", "13800138000", "--agent", "sun-yu"]),
    hotline(
      "绑定账户", "bind an account", [.owner], nil, ["desk", "bind", "sun-yu", "--user", "nobody"]),
    hotline("解除绑定", "unbind an account", [.owner], nil, ["desk", "unbind", "--user", "nobody"]),
    hotline("看绑定", "see who is who", heads, nil, ["desk", "list"]),
    hotline("登录", "log on", staff, nil, ["agent"]),
    hotline(
      "以另一位坐席登录", "log on as another agent", [.owner], nil, ["agent", "--id", "sun-yu"]),
    hotline(
      "指定时间查询", "state a time to look somebody up at", nobody, nil,
      ["pop", "13800138000", "--at", "2026-11-18T10:00:00+08:00"]),
    hotline(
      "指定时间查看明文", "state a time to see a name in clear at", nobody, nil,
      [
        "pop", "13800138000", "--reveal", "name", "--reason", "payout", "--at",
        "2020-11-18T10:00:00+08:00",
      ]),
    hotline(
      "指定时间退款", "state a time to pay money back at", nobody, nil,
      ["refund", "pay", order, "--amount", "1", "--at", "2026-11-18T10:00:00+08:00"]),
    hotline(
      "指定时间立案", "state a time to take up a complaint at", nobody, nil,
      [
        "case", "open", "--order", order, "--kind", "poor-service", "--at",
        "2026-11-18T10:00:00+08:00",
      ]),
  ]

  private static let money: [ForbiddenAct] = [
    hotline("退款", "pay money back", staff, nil, ["refund", "pay", order, "--amount", "20"]),
    hotline(
      "以另一位坐席退款", "pay money back as another agent", [.owner], nil,
      ["refund", "pay", order, "--amount", "1", "--agent", "sun-yu"]),
    hotline("看退款", "list refunds", known, unbound, ["refund", "list"]),
  ]

  private static let customers: [ForbiddenAct] = [
    hotline("查询客户", "look somebody up", known, unbound, ["pop", "13800138000"]),
    hotline(
      "查看姓名明文", "see a name in clear", [.senior, .supervisor], nil,
      ["pop", "13800138000", "--reveal", "name", "--reason", "payout"]),
    hotline("搜索客户", "search for somebody", known, unbound, ["search", order]),
    hotline("看客户往来", "read a customer's story", known, unbound, ["story", order]),
    hotline("看留言", "list messages", known, unbound, ["messages"]),
    hotline("看待回电", "list callbacks", known, unbound, ["callbacks"]),
    hotline("看工单", "list cases", known, unbound, ["case", "list"]),
    hotline(
      "立案", "take up a complaint", known, unbound,
      ["case", "open", "--order", order, "--kind", "recharge-missing"]),
  ]

  private static let queue: [ForbiddenAct] = [
    hotline("看队列", "see the queue", known, unbound, ["queue", "--once"]),
    hotline(
      "看队列历史", "see what queues did", known, unbound, ["queue", "--since", "2026-11-18"]),
    hotline("播报", "announce", heads, nil, ["switchboard", "announce", "delays of an hour"]),
    hotline("关闭队列", "close a queue", heads, nil, ["switchboard", "close", "recharge"]),
    hotline("打开队列", "open a queue", heads, nil, ["switchboard", "open", "recharge"]),
    hotline(
      "让组多服务一个队列", "give a pool a queue more", heads, nil,
      ["switchboard", "add-pool", "senior", "risk"]),
    hotline(
      "让坐席休息", "have an agent rest", heads, nil, ["switchboard", "break", "sun-yu"],
      end: "is not logged on"),
    hotline(
      "让坐席接听", "have an agent take calls", heads, nil,
      ["switchboard", "ready", "sun-yu"], end: "is not logged on"),
    hotline(
      "让坐席签退", "send an agent home", heads, nil,
      ["switchboard", "send-home", "sun-yu"], end: "is not logged on"),
    hotline(
      "派来电给坐席", "assign a waiting call", heads, nil,
      ["switchboard", "assign", "c-1", "sun-yu"], end: "is not logged on"),
    hotline(
      "看通话备注", "read the notes of a call", heads, nil, ["switchboard", "notes", "c-1"]),
    hotline(
      "决定应急预案", "decide about an emergency plan", heads, nil,
      ["plan", "decline", "fraud-wave"], end: "with the plan as it stands"),
  ]

  private static let supervising: [ForbiddenAct] = [
    hotline("看审计", "read the audit", heads, nil, ["audit", "list", "--last", "3"]),
    hotline(
      "发布投诉数据", "publish figures of complaints", heads, nil,
      ["case", "publish", "--month", "2026-10"]),
    hotline("看坐席计分", "draw the scorecard", heads, nil, ["case", "scorecard"]),
    hotline("比较原因", "compare causes", heads, nil, ["case", "causes"]),
    hotline(
      "记录改进", "write down what was changed", heads, nil,
      ["case", "change", "add", "--zh", "换了供应商", "--en", "the supplier was changed"]),
    hotline(
      "主动告知", "begin to tell customers unasked", heads, nil,
      [
        "outreach", "start", "--tell", "delays", "--reason", "supplier", "--product", "无此商品",
        "--since", "2026-11-18T00:00:00+08:00",
      ], end: "there is nobody to tell"),
    // Last, for who is agreed with may more from then on.
    hotline(
      "同意更大的权限", "agree to greater rights", [.supervisor], nil, ["desk", "approve", "li-na"]),
  ]
}
