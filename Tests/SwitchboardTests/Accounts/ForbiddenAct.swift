/// Something that some people may do at the desk and others may not.
struct ForbiddenAct: CustomStringConvertible, Sendable {
  let what: String
  /// Who may; everybody else must fail.
  let roles: Set<Role>
  /// The command; of the program, or of the shell.
  let words: @Sendable (AccountHouse) -> [String]
  let isProgram: Bool
  /// What those hear who may not, where it is one thing.
  let refusal: String?

  var description: String { what }

  static func hotline(
    _ what: String, _ roles: Set<Role>, _ refusal: String? = nil,
    _ words: [String]
  ) -> Self {
    Self(what: what, roles: roles, words: { _ in words }, isProgram: true, refusal: refusal)
  }

  static func file(
    _ what: String, _ roles: Set<Role>, _ words: @escaping @Sendable (AccountHouse) -> [String]
  ) -> Self {
    Self(what: what, roles: roles, words: words, isProgram: false, refusal: nil)
  }

  private static let staff: Set<Role> = [.agent, .senior, .supervisor]
  private static let known: Set<Role> = [.agent, .senior, .supervisor, .owner]
  private static let heads: Set<Role> = [.supervisor, .owner]

  /// Order `2026111800000101` of ¥648.00 is of the caller of 13800138000.
  static let all: [ForbiddenAct] = [
    // Files.
    file("read the key", [.owner]) { ["cat", $0.database + ".key"] },
    file("read the database", [.owner]) { ["cat", $0.database] },
    file("change the database", [.owner]) { ["test", "-w", $0.database] },
    file("look into the folder", [.owner]) { ["ls", $0.desk] },
    file("put a socket of one's own there", [.owner]) { ["test", "-w", $0.desk] },
    hotline("open the database", [.owner], "is done on the file", ["db", "stats"]),
    hotline("check the database", [.owner], "is done on the file", ["db", "check"]),
    hotline("export", [.owner], "is done on the file", ["db", "export"]),
    hotline("back up", [.owner], "is done on the file", ["db", "backup", "/dev/null/x"]),
    hotline("rotate the key", [.owner], "is done on the file", ["db", "rotate-key"]),
    hotline(
      "erase somebody", [.owner], "is done on the file",
      ["db", "erase", "13900139000", "--reason", "asked for"]),
    hotline("read the audit's chain", [.owner], "is done on the file", ["audit", "verify"]),
    // Who somebody is.
    hotline("look somebody up", known, "bound to no agent", ["pop", "13800138000"]),
    hotline("act as another agent", [.owner], nil, ["pop", "13800138000", "--agent", "sun-yu"]),
    hotline(
      "bind an account", [.owner], nil, ["desk", "bind", "sun-yu", "--user", "nobody"]),
    hotline("unbind an account", [.owner], nil, ["desk", "unbind", "--user", "nobody"]),
    hotline("see who is who", heads, nil, ["desk", "list"]),
    hotline("log on", staff, nil, ["agent"]),
    hotline("log on as another agent", [.owner], nil, ["agent", "--id", "sun-yu"]),
    // Rights of an agent's own.
    hotline(
      "see a name in clear", [.senior, .supervisor], nil,
      ["pop", "13800138000", "--reveal", "name", "--reason", "payout"]),
    hotline("list cases", known, "bound to no agent", ["case", "list"]),
    hotline(
      "pay money back", staff, nil, ["refund", "pay", "2026111800000101", "--amount", "20"]),
    hotline(
      "take up a complaint", known, "bound to no agent",
      ["case", "open", "--order", "2026111800000101", "--kind", "recharge-missing"]),
    // What supervisors do.
    hotline("announce", heads, nil, ["switchboard", "announce", "delays of an hour"]),
    hotline("close a queue", heads, nil, ["switchboard", "close", "recharge"]),
    hotline("open a queue", heads, nil, ["switchboard", "open", "recharge"]),
    hotline("see the queue", known, "bound to no agent", ["queue", "--once"]),
    hotline("read the audit", heads, nil, ["audit", "list", "--last", "3"]),
    hotline("agree to greater rights", [.supervisor], nil, ["desk", "approve", "li-na"]),
  ]
}
