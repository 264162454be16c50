import CallerProfiles
import Foundation
import TestOutput
import Testing

/// Emergency plans on the command line, without a desk that runs.
@Suite struct PlanCommandTests {
  private static let rush = """
    { plan: "rush", title: { zh: "高峰", en: "rush" }, triggers: ["byHand"], ends: "byHand", steps: [
      { id: "tell", announce: "wait" },
      { id: "say", tellWaiting: { queue: "risk", text: "soon" } },
      { id: "help", after: "5m", who: "Li", poolJoins: { pool: "senior", queue: "risk" } } ] }
    """

  private func desk(isPractice: Bool = true) throws -> Desk {
    let desk = try Desk(data: "{ callers: [] }", isPractice: isPractice)
    _ = try desk.folder.give(Self.rush, as: "rush.json5")
    return desk
  }

  @Test func `a drill does every step at its time, undoes what lasts, and stands in the audit`()
    throws
  {
    let desk = try desk()
    let answer = desk.run(
      "plan", "drill", desk.path + "/rush.json5", at: "20:05", language: "en_US")
    #expect(answer.status == 0, "\(answer.errors)")
    let lines = answer.output.split(separator: "\n").map(String.init)
    #expect(lines.first?.hasPrefix("* PRACTICE DATABASE") == true)
    #expect(
      lines.suffix(6) == [
        "+0s ✔ tell done · announcement to all callers: \"wait\"",
        "+0s ✔ say done · told to those who wait in queue risk: \"soon\"",
        "+5m ✔ help done · pool senior serves queue risk (Li)",
        "+5m ↶ help undone · pool senior serves queue risk (Li)",
        "+5m ↶ tell undone · announcement to all callers: \"wait\"",
        "the drill is over; all of it is undone",
      ])
    let told = try desk.audit().compactMap(\.object).filter { $0.hasPrefix("plan ") }
    #expect(
      told == [
        "plan rush begun", "plan rush: tell done", "plan rush: say done", "plan rush: help done",
        "plan rush: help undone", "plan rush: tell undone", "plan rush ended",
      ])
    #expect(try desk.store().connection.liveMemory.announcement() == nil)
  }

  @Test func `a real database is no place for a drill`() throws {
    let desk = try desk(isPractice: false)
    let answer = desk.run(
      "plan", "drill", desk.path + "/rush.json5", at: nil, language: "en_US")
    #expect(answer.status == 2)
    #expect(answer.errors.contains("a drill is for a database for practice"))
  }

  @Test func `a plan is told in words, in both languages`() throws {
    let desk = try desk()
    let english = desk.run("plan", "show", "supplier-outage", at: nil, language: "en_US")
    #expect(english.output.contains("more than 25 waiting in recharge for 1m"))
    #expect(english.output.contains("callbacks offered at once in queue recharge"))
    let chinese = desk.run("plan", "show", "supplier-outage", at: nil, language: "zh_CN")
    #expect(chinese.output.contains("队列 recharge 等待超过 25 人，持续 1m"))
    #expect(chinese.output.contains("坐席组 senior 支援队列 recharge"))
    let unknown = desk.run("plan", "show", "supplier-outrage", at: nil, language: "en_US")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("(did you mean \"supplier-outage\"?)"))
  }

  @Test func `no word of a plan starts a line of its own`() throws {
    let desk = try desk()
    _ = try desk.folder.give(
      """
      { plan: "rush", title: { zh: "x\\n::error::1", en: "x\\n::error::1" }, triggers: ["byHand"],
        ends: { calm: [{ noWarning: { product: "x\\n::error::2" } }], for: "1m" }, steps: [
          { id: "tell", announce: "x\\n::error::3", who: "x\\n::error::4" } ] }
      """, as: "rush.json5")
    let answer = desk.run("plan", "show", desk.path + "/rush.json5", at: nil, language: "en_US")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("::error::2"))
    #expect(!answer.output.contains("\n::error"))
  }

  @Test func `plans are listed, and checked against the hotline they are for`() throws {
    let desk = try desk()
    let list = desk.run("plan", "list", at: nil, language: "en_US")
    for id in ["double-eleven", "fraud-wave", "supplier-outage"] {
      #expect(list.output.contains(id))
    }
    let fine = desk.run("plan", "check", desk.path + "/rush.json5", at: nil, language: "en_US")
    #expect(fine.status == 0 && fine.output.hasSuffix("rush.json5: nothing found\n"))
    _ = try desk.folder.give(EveryCommand.hour, as: "hour.json5")
    let foreign = desk.run(
      "plan", "check", desk.path + "/rush.json5", "--scenario", desk.path + "/hour.json5", at: nil,
      language: "en_US")
    #expect(foreign.status == 1)
    #expect(foreign.output.contains("there is no queue \"risk\""))
  }

  /// Every command that the guides name; those about the desk that runs are refused for lack of one.
  @Test(arguments: ["WorstDay.md", "EmergencyPlans.md"])
  func `the commands of the guides are commands`(guide: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
      .standardizedFileURL
    let text = try String(
      contentsOf: root.appending(path: "Documentation/\(guide)"), encoding: .utf8)
    let desk = try desk()
    let lines = text.split(separator: "\n").compactMap { line -> String? in
      guard let range = line.range(of: "$ hotline ") else { return nil }
      return String(line[range.upperBound...].prefix { $0 != "#" })
    }
    #expect(lines.count >= 6)
    for line in lines {
      let words = line.split(separator: " ").map {
        String($0).replacing("\"", with: "").replacing(
          "practice.db", with: desk.path + "/practice.db"
        )
        .replacing("Fixtures/", with: root.path + "/Fixtures/")
      }
      // A comparison takes its time, and is done elsewhere.
      let checked = words[0] == "compare" ? words + ["--replications", "2"] : words
      let answer = desk.run(words: checked, language: "en_US")
      #expect(!answer.errors.contains("nknown"), "\(line): \(answer.errors)")
      #expect(answer.status == 0 || answer.errors.contains("no switchboard"), "\(line)")
    }
  }
}
