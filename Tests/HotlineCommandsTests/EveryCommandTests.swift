import HotlineCommands
import TestOutput
import Testing

@Suite struct EveryCommandTests {
  @Test func `there is a command line for every command`() {
    let known = Set(EveryCommand.lines.flatMap { line in line.indices.map { Array(line[...$0]) } })
    // The demonstration takes no options, and has tests of its own.
    #expect(EveryCommand.paths.filter { !known.contains($0) } == [["demo"]])
  }

  /// Asking for another option ends the process, and all its tests with it.
  @Test func `every command asks only for options that it declares`() throws {
    let desk = try Desk(
      data: """
        { callers: [{ number: "13800138000", name: "王小明", tier: "vip" }],
          orders: [
            { id: "20261112001", caller: "13800138000", amount: "100.00", status: "delayed",
              placedAt: "2026-11-12T18:00:00+08:00", paidAt: "2026-11-12T18:00:05+08:00" } ] }
        """)
    try EveryCommand.declareSample(in: desk.folder)
    _ = try desk.folder.give(EveryCommand.hour, as: "hour.json5")
    _ = try desk.folder.give(EveryCommand.shifts, as: "shifts.json5")
    _ = try desk.folder.give(EveryCommand.history, as: "history.csv")
    _ = try desk.folder.give(EveryCommand.studio, as: "studio.json")
    let opened = desk.run(
      "case", "open", "--kind", "poor-service", "--order", "20261112001", "--agent", "li-na",
      "--json")
    let number = try #require(try opened.text("case", "id"))
    var done = 0
    for line in EveryCommand.lines {
      let words = line.map { word in
        word == "CASE" ? number : word.replacing("DIR", with: desk.path)
      }
      _ = desk.run(words: words)
      // What writes JSON is asked in another way.
      _ = desk.run(words: words + ["--json"])
      done += 1
    }
    #expect(done == EveryCommand.lines.count)
  }
}
