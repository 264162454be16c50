import Foundation
import TestOutput
import Testing

/// The desk with real accounts, one for each role.
@Suite(.serialized, .disabled(if: AccountHouse.obstacle != nil, "\(AccountHouse.obstacle ?? "")"))
struct AccountTests {
  private let house: AccountHouse

  /// The house's agents and invented callers.
  private static let data = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Fixtures/Data").standardizedFileURL

  init() throws {
    house = try AccountHouse()
    var files: [String] = []
    for name in ["agents.json5", "demo-callers.json5"] {
      let text = try String(contentsOf: Self.data.appending(path: name), encoding: .utf8)
      files.append(try house.give(text, as: name))
    }
    try done(.owner, "db", "init")
    try done(.owner, ["db", "import"] + files)
    for role in Role.allCases {
      guard let agent = role.agentID else { continue }
      try done(.owner, "desk", "bind", agent, "--user", house.account(of: role))
    }
  }

  /// Runs the program, which must succeed.
  @discardableResult
  private func done(_ role: Role, _ words: String...) throws -> String { try done(role, words) }

  @discardableResult
  private func done(_ role: Role, _ words: [String]) throws -> String {
    let answer = try house.hotline(as: role, words)
    #expect(answer.status == 0, "\(role): \(words.first ?? ""): \(answer.output)")
    return answer.output
  }

  @Test func `where nothing can be made nothing is begun, and it is said why`() throws {
    let files = FileManager.default
    // As a copied database is: without the journal of the last change.
    try files.removeItem(atPath: house.database + "-journal")
    let before = try files.contentsOfDirectory(atPath: house.desk).sorted()
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: house.desk)
    for words in [
      ["db", "init", "--db", house.desk + "/new.db"],
      ["db", "demo", "--db", house.desk + "/new.db"],
      ["switchboard"], ["pop", "13800138000"], ["case", "list"], ["db", "check"],
      ["audit", "verify"], ["db", "rotate-key"], ["db", "backup", house.desk + "/copy.db"],
    ] {
      let answer = try house.hotline(as: .owner, words)
      #expect(answer.status == 2, "\(words): \(answer.output)")
      let said = "nothing can be made in the folder \(house.desk)/ (Permission denied)"
      #expect(answer.output.contains(said), "\(words): \(answer.output)")
      #expect(answer.output.contains("= help: let this account write in the folder"))
      #expect(answer.output.split(separator: "\n").count == 2, "\(words): \(answer.output)")
    }
    #expect(try files.contentsOfDirectory(atPath: house.desk).sorted() == before)
    try files.setAttributes([.posixPermissions: 0o711], ofItemAtPath: house.desk)
    try done(.owner, "db", "check")
  }

  @Test func `nothing is made in a file that another account has put there`() throws {
    // These tests are the superuser, who could.
    let place = house.desk + "/new.db"
    #expect(try house.shell(as: .owner, ["touch", place]).status == 0)
    let refused = try house.script("hotline db init --db \(place)")
    #expect(refused.status == 2)
    #expect(refused.output.contains("for the account \(house.account(of: .owner)) alone"))
    #expect(try FileManager.default.attributesOfItem(atPath: place)[.size] as? Int == 0)
    #expect(!FileManager.default.fileExists(atPath: place + ".key"))
    try done(.owner, "db", "init", "--db", place)
  }

  @Test func `a database that can't be written is told with what helps, and nothing is shown`()
    throws
  {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o400], ofItemAtPath: house.database)
    for words in [["pop", "13800138000"], ["db", "check"], ["switchboard"], ["audit", "verify"]] {
      let answer = try house.hotline(as: .owner, words)
      #expect(answer.status == 2, "\(words): \(answer.output)")
      #expect(answer.output.contains("the database is read-only (Permission denied)"))
      #expect(answer.output.contains("= help: let this account write it (chmod u+w)"))
    }
  }

  @Test func `somebody else's program in the place of the desk hears nothing`() throws {
    // These tests are another account than the owner of the database.
    let socket = house.database + ".switchboard"
    let listener = try ForeignListener(at: socket, .isSilent)
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: socket)
    for role in [Role.owner, .agent] {
      for words in [["pop", "13800138000"], ["queue", "--once"], ["case", "list"]] {
        let answer = try house.hotline(as: role, words)
        #expect(answer.status == 2)
        #expect(
          answer.output.contains("a program of user 0 listens here"), "\(role): \(answer.output)")
      }
    }
    withExtendedLifetime(listener) {}
  }

  @Test func `whoever may not do something fails at it, and whoever may does it`() throws {
    // Somebody asks for greater rights of li-na, who is about to try to agree to them herself.
    let wish = try house.give(
      "{ agents: [{ id: \"li-na\", name: \"N\", level: \"senior\", skills: [] }] }",
      as: "wish.json5")
    _ = try house.give(ForbiddenAct.written.text, as: ForbiddenAct.written.name)
    try house.start()
    // All pairs take half a minute of processor time; those of an agent are the most telling ones.
    let roles: [Role] = runsSlowTests ? Role.allCases : [.agent]
    for act in ForbiddenAct.all {
      for role in roles {
        if act.words(house).starts(with: ["desk", "approve"]) {
          try done(.owner, "db", "import", wish)
        }
        let words = act.words(house)
        let answer =
          try act.isProgram ? house.hotline(as: role, words) : house.shell(as: role, words)
        let isDone = answer.status == 0 || act.end.map { answer.output.contains($0) } == true
        #expect(
          isDone == act.roles.contains(role), "\(role) \(act): \(answer.status) \(answer.output)")
        if let refusal = act.refusal, !act.roles.contains(role) {
          #expect(answer.output.contains(refusal), "\(role) \(act): \(answer.output)")
        }
      }
    }
    #expect(try done(.owner, "audit", "verify").contains("is sound"))
    #expect(try done(.owner, "db", "check").contains("is sound"))
  }

  @Test(.enabled(if: AccountHouse.canFlood))
  func `whoever sends without end keeps nobody else waiting`() throws {
    try house.start()
    for text in ["\n", #"{"do":"resume","call":"x","id":3}"# + "\n"] {
      try house.flood(as: .stranger, text) {
        Thread.sleep(forTimeInterval: 1)
        // They fail at a desk that says nothing for half a minute.
        try done(.supervisor, "queue", "--once")
        try done(.agent, "pop", "13800138000")
      }
    }
  }

  @Test func `the audit tells who acted, by their account`() throws {
    try house.start()
    try done(.agent, "pop", "13800138000")
    try done(.owner, "pop", "13800138000", "--agent", "sun-yu")
    _ = try house.hotline(as: .stranger, ["pop", "13800138000"])
    _ = try house.hotline(as: .agent, ["pop", "13800138000", "--agent", "huang-bo"])
    try done(.supervisor, "switchboard", "announce", "delays")
    let lines = try done(.owner, "audit", "list", "--last", "5").split(separator: "\n")
    let told = lines.reversed().map { line in
      line.split(separator: " ", omittingEmptySubsequences: true).dropFirst(2).joined(
        separator: " ")
    }
    #expect(told.count == 5)
    #expect(told[0].hasPrefix("li-na look-up"))
    #expect(told[1].hasPrefix("owner for sun-yu look-up"))
    #expect(told[2].hasPrefix("user:\(house.account(of: .stranger)) refusal"))
    #expect(told[3].hasPrefix("li-na refusal"))
    #expect(told[4].hasPrefix("huang-bo change"))
  }

  @Test func `nobody pays above their limit, or agrees to what they asked for`() throws {
    try house.start()
    let order = "2026111800000101"
    let asked = try done(
      .agent, "refund", "pay", order, "--amount", "250", "--request", "r-1", "--json")
    #expect(asked.contains("needsApproval"))
    #expect(try house.hotline(as: .agent, ["refund", "approve", "r-1"]).status == 1)
    let own = try house.hotline(as: .stranger, ["refund", "approve", "r-1"])
    #expect(own.status != 0)
    #expect(try done(.senior, "refund", "approve", "r-1", "--json").contains("\"done\""))
  }

  @Test func `only supervisors tell customers unasked, and get their numbers for the gateway`()
    throws
  {
    try house.start()
    let scope = ["--product", "王者点券六百四十八", "--since", "2026-11-18T00:00:00+08:00"]
    let begin =
      ["outreach", "start", "--tell", "delays", "--reason", "supplier", "--json"] + scope
    #expect(try done(.agent, ["outreach", "whom"] + scope).contains("138****8000"))
    for role in [Role.agent, .senior] {
      let refused = try house.hotline(as: role, begin)
      #expect(refused.status == 1)
      #expect(refused.output.contains("supervisors"), "\(refused.output)")
    }
    let begun = try done(.supervisor, begin)
    let id = try #require(begun.firstMatch(of: /"id": "(o-[0-9]+-1)"/)?.1)
    // Where an agent may write; it is never made.
    let file = "/tmp/\(id)-\(UUID()).jsonl"
    for words in [["messages", String(id), "--output", file], ["end", String(id)]] {
      #expect(try house.hotline(as: .agent, ["outreach"] + words).status == 1, "\(words)")
    }
    try done(.agent, "outreach", "leave-alone", "2026111800000101", "--reason", "asked for")
    #expect(try done(.supervisor, "outreach", "show", String(id)).contains("left alone"))
    try done(.supervisor, "outreach", "end", String(id))
    #expect(try done(.owner, "audit", "list", "--action", "refusal").contains("outreach start"))
  }

  @Test func `without a desk that runs, the file is the owner's alone`() throws {
    for role in Role.allCases where role != .owner {
      let answer = try house.hotline(as: role, ["pop", "13800138000"])
      #expect(answer.status == 2)
      #expect(answer.output.contains("hotline switchboard"), "\(answer.output)")
    }
    try done(.owner, "pop", "13800138000", "--agent", "li-na")
    #expect(try done(.owner, "audit", "list", "--last", "1").contains("owner for li-na"))
  }

  @Test func `an account that is bound no more is nobody at once`() throws {
    try house.start()
    try done(.agent, "pop", "13800138000")
    try done(.owner, "desk", "unbind", "--user", house.account(of: .agent))
    #expect(
      try house.hotline(as: .agent, ["pop", "13800138000"]).output.contains("bound to no agent"))
    try done(.owner, "desk", "bind", "sun-yu", "--user", house.account(of: .agent))
    #expect(try done(.owner, "audit", "list", "--last", "1").contains("none → sun-yu"))
    #expect(try house.hotline(as: .agent, ["pop", "13800138000", "--agent", "li-na"]).status != 0)
  }
}
