import AfterSales
import CallerProfiles
import Foundation
import TestOutput
import Testing

/// Greater rights of an agent take two people; who writes clear text to a file needs a level.
@Suite struct RightsTests {
  private let desk: Desk

  init() throws {
    desk = try Desk(
      data: #"{ callers: [{ number: "13800138000", name: "王小明" }] }"#, isPractice: false)
  }

  private func run(_ words: String...) -> Desk.Answer { desk.run(words: words, language: "en_US") }

  private func take(_ agent: String) throws -> Desk.Answer {
    let file = try desk.folder.give("{ agents: [\(agent)] }", as: "more.json5")
    return run("db", "import", file)
  }

  private func level(of id: String) throws -> String? {
    try desk.store().agent(id)?.level.rawValue
  }

  private static let raised =
    #"{ id: "li-na", name: "李娜", level: "supervisor", skills: ["recharge"], refundLimit: "50000" }"#

  @Test func `nobody gets the name that the audit has for the machine`() throws {
    let file = try desk.folder.give("id,name,level\nflow,W,front-line\n", as: "machine.csv")
    let answer = desk.run("db", "import", file, "--kind", "agents", language: "en_US")
    #expect(answer.status == 2)
    #expect(answer.errors.contains("machine.csv:2:1: error: id: is what audit and cases call"))
    #expect(desk.run("pop", "13800138000", "--agent", "flow").status == 2)
  }

  @Test func `an import by one person raises nobody, another supervisor's consent does`() throws {
    let asked = try take(Self.raised)
    #expect(asked.status == 0)
    #expect(asked.output.contains("nothing was taken in"))
    #expect(asked.output.contains("greater rights of li-na wait for a supervisor"))
    #expect(try level(of: "li-na") == "front-line")
    #expect(run("desk", "rights").output.contains("supervisor ¥50000.00"))
    for agent in ["li-na", "zhang-wei"] {
      let refused = run("desk", "approve", "li-na", "--agent", agent)
      #expect(refused.status == 1, "\(agent)")
      #expect(try level(of: "li-na") == "front-line")
    }
    #expect(run("desk", "approve", "li-na").status == 1)
    #expect(run("desk", "approve", "li-na", "--agent", "huang-bo").status == 0)
    #expect(try level(of: "li-na") == "supervisor")
    #expect(run("desk", "approve", "li-na", "--agent", "huang-bo").status == 1)
    #expect(run("db", "check").status == 0)
    let rows = try desk.store().connection.rows(
      "SELECT actor || ' ' || object FROM audit WHERE object LIKE 'rights of%' ORDER BY number"
    ) { $0.text(0) }
    #expect(rows.count == 2)
    #expect(rows[0].hasSuffix("rights of li-na asked: front-line - → supervisor 50000.00"))
    #expect(rows[1].hasPrefix("owner for huang-bo rights of li-na agreed to, asked by user:"))
  }

  @Test(arguments: [
    #"{ id: "li-na", name: "李娜", level: "front-line", refundLimit: "200.01" }"#,
    #"{ id: "zhao-min", name: "赵敏", level: "front-line", refundLimit: "301" }"#,
    #"{ id: "zhang-wei", name: "张伟", level: "complaint" }"#,
    #"{ id: "new", name: "新", level: "senior" }"#,
    // Else one person could do without supervisors first.
    #"{ id: "huang-bo", name: "黄波", level: "front-line" }"#,
  ])
  func `whatever is more than before waits, and so does the end of a supervisor`(agent: String)
    throws
  {
    #expect(try take(agent).output.contains("wait for a supervisor"))
  }

  @Test(arguments: [
    #"{ id: "li-na", name: "李娜", level: "front-line", refundLimit: "50" }"#,
    #"{ id: "zhang-wei", name: "张伟", level: "front-line" }"#,
    #"{ id: "new", name: "新", level: "front-line", skills: ["card"] }"#,
  ])
  func `what is less or as before counts at once`(agent: String) throws {
    let answer = try take(agent)
    #expect(answer.status == 0)
    #expect(!answer.output.contains("wait for a supervisor"))
    #expect(try desk.store().askedRights().isEmpty)
  }

  @Test func `what is turned down is gone, and nothing changes`() throws {
    _ = try take(Self.raised)
    #expect(run("desk", "decline", "li-na", "--agent", "huang-bo").status == 0)
    #expect(try level(of: "li-na") == "front-line")
    #expect(try desk.store().askedRights().isEmpty)
  }

  @Test(arguments: ["li-na", "zhang-wei", "wu-fang"])
  func `clear text is written for no agent whose level doesn't see all of it`(agent: String) throws
  {
    let answer = desk.run(
      words: ["db", "export", "--reveal", "--reason", "why", "--agent", agent], language: "en_US")
    #expect(answer.status == 1)
    #expect(answer.output.isEmpty)
    #expect(answer.errors.contains("whose level sees every field"))
    #expect(try desk.audit().map(\.action) == ["refusal"])
  }

  @Test(arguments: ["zhou-lei", "huang-bo"])
  func `clear text is written in the name of who may see it`(agent: String) throws {
    let answer = run("db", "export", "--reveal", "--reason", "why", "--agent", agent)
    #expect(answer.status == 0)
    #expect(answer.output.contains("13800138000"))
    let actor = try desk.store().connection.first(
      "SELECT actor FROM audit WHERE action = 'export'"
    ) { $0.text(0) }
    #expect(actor == "owner for \(agent)")
  }

  @Test func `the account that has the key writes clear text in its own name`() throws {
    let answer = run("db", "export", "--reveal", "--reason", "why")
    #expect(answer.status == 0)
    let actor = try desk.store().connection.first(
      "SELECT actor FROM audit WHERE action = 'export'"
    ) { $0.text(0) }
    #expect(actor?.hasPrefix("user:") == true)
  }
}
