import ArgumentParsing
import Foundation
import TestOutput
import Testing

/// What `hotline calibrate` says of a log, in JSON and on its page.
@Suite struct CalibrationPageTests {
  let workshop: PageWorkshop

  init() throws { workshop = try PageWorkshop() }

  /// Two weeks of mornings with four agents, as a table: from 11 to 12 nobody takes a call until it
  /// has waited for a minute, though agents are free.
  private static let table: String = {
    var state: UInt64 = 7
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (Double(state >> 11) + 0.5) * 0x1p-53
    }
    func exponential(_ mean: Double) -> Double { -mean * log(uniform()) }
    func clock(_ seconds: Double) -> String {
      let whole = Int(seconds)
      return String(format: "%02d:%02d:%02d", whole / 3_600, whole / 60 % 60, whole % 60)
    }
    var text = "at,caller,type,waited,outcome,talked,agent\n"
    for day in 0..<14 {
      var free = [Double](repeating: 9 * 3_600, count: 4)
      var at = 9 * 3_600.0
      while true {
        at += exponential(60)
        guard at < 13 * 3_600 else { break }
        let agent = free.indices.min { free[$0] < free[$1] } ?? 0
        let held = (11 * 3_600..<12 * 3_600).contains(Int(at)) ? 60.0 : 0
        let (wait, patience) = (max(free[agent] - at, held), exponential(150))
        let moment = "2026-03-\(day < 8 ? "0" : "")\(day + 2)T\(clock(at))"
        if wait > patience {
          text += "\(moment),d\(day)t\(at),help,\(Int(patience)),abandoned,0,\n"
          continue
        }
        let talk = exponential(150)
        text += "\(moment),d\(day)t\(at),help,\(Int(wait)),answered,\(Int(talk)),a\(agent)\n"
        free[agent] = at + wait + talk + 10
      }
    }
    return text + "2026-03-20T10:00:00,,help,-5,answered,60,a1\n"
  }()

  /// The page and the JSON of the same run.
  private func outcome() throws -> (page: String, json: [String: Any]) {
    let (log, file) = (workshop.path("calls.csv"), workshop.path("page.html"))
    try Data(Self.table.utf8).write(to: URL(fileURLWithPath: log))
    let (status, out, errors) = workshop.run(
      ["calibrate", log, "--validate", "--json", "--html", file, "--language", "en"])
    #expect(status == .success, "\(errors)")
    let json = try JSONSerialization.jsonObject(with: Data(out.utf8))
    return (
      try String(contentsOfFile: file, encoding: .utf8), try #require(json as? [String: Any])
    )
  }

  private func values(_ page: String) -> [Double] {
    page.matches(of: /<data value="([^"]*)">/).compactMap { Double($0.1) }
  }

  @Test func `the page has days, hazard and fits of the JSON, and names what doesn't fit`() throws {
    let (page, json) = try outcome()
    let shown = values(page)
    func expect(_ value: Any?, _ name: Comment) throws {
      let figure = try #require(value as? Double, name)
      #expect(shown.contains { abs($0 - figure) <= 1e-9 * max(1, abs(figure)) }, name)
    }
    let types = try #require(json["types"] as? [String: [String: Any]])
    let help = try #require(types["help"])
    let handling = try #require(help["handling"] as? [String: Any])
    for figure in ["mean", "cv", "ks"] { try expect(handling[figure], "\(figure)") }
    #expect(page.contains(try #require(handling["law"] as? String)))
    let patience = try #require(help["patience"] as? [String: Any])
    let hazard = try #require(patience["hazard"] as? [[String: Any]])
    // What few wait for isn't drawn.
    for band in hazard
    where (band["to"] as? Double ?? 0) <= 600 && (band["waitedMinutes"] as? Double ?? 0) >= 10 {
      try expect(band["perMinute"], "hazard from \(band["from"] ?? "")")
    }
    let law = try #require((patience["laws"] as? [[String: Any]])?.first)
    for figure in ["scale", "shape"] { try expect(law[figure], "\(figure) of patience") }
    #expect(page.contains(try #require(law["law"] as? String)))
    try expect(patience["median"], "half would wait")
    let validation = try #require(json["validation"] as? [String: Any])
    let days = try #require(validation["days"] as? [[String: Any]])
      .filter { $0["fitted"] as? Bool == false }
    #expect(days.count == 7)
    for day in days {
      for side in ["actual", "simulated"] {
        let figures = try #require(day[side] as? [String: Any])
        try expect(figures["abandonment"], "\(side) of \(day["date"] ?? "")")
      }
    }
    let misfits = try #require(validation["misfits"] as? [String])
    #expect(
      misfits.contains(
        "simulated waits fall short between 11:00 and 12:00: fewer agents were available than seen")
    )
    for misfit in misfits { #expect(page.contains(misfit)) }
    // The one row that can't be used, why and where: it is the last line.
    #expect(page.contains("waited: below 0"))
    #expect(page.contains("calls.csv:\(Self.table.split(separator: "\n").count)"))
    // What to plan with, by the figures themselves.
    let near = try #require(validation["near"] as? [String: Bool])
    let total = try #require(validation["total"] as? [String: [String: Any]])
    func figure(_ side: String, _ name: String) -> Double {
      total[side]?[name] as? Double ?? .nan
    }
    for (name, relative, least) in [
      ("abandonment", 0.15, 0.01), ("meanWait", 0.15, 1), ("serviceLevel", 0, 0.05),
    ] {
      let off = abs(figure("simulated", name) - figure("actual", name))
      #expect(near[name] == (off <= max(least, relative * figure("actual", name))), "\(name)")
    }
    #expect(
      page.components(separatedBy: "✔ to be believed").count - 1 == near.values.count { $0 })
    #expect(
      page.components(separatedBy: "✘ too far off to plan with").count - 1
        == near.values.count { !$0 })
    #expect(near.count == 4 && near.values.contains(false))
  }

  @Test func `each day's calls come as they came when its trace is simulated`() throws {
    let log = workshop.path("calls.csv")
    try Data(Self.table.utf8).write(to: URL(fileURLWithPath: log))
    let traces = workshop.path("traces")
    let (status, _, errors) = workshop.run(
      ["calibrate", log, "--traces", traces])
    #expect(status == .success, "\(errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: traces).count == 2 * 14)
    for day in ["2026-03-02", "2026-03-15"] {
      let rows = Self.table.split(separator: "\n").filter { $0.hasPrefix(day) }
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      let scenario = "\(traces)/\(day).json5"
      #expect(workshop.run(["scenario", "lint", scenario]).status == .success)
      let trace = workshop.path("\(day).csv")
      let (status, _, errors) = workshop.run(
        ["simulate", scenario, "--replications", "1", "--trace", trace])
      #expect(status == .success || status == .checkFailed, "\(errors)")
      let lines = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      let column = try #require(lines[0].firstIndex(of: "arrived"))
      let arrived = lines.dropFirst().compactMap { Double($0[column]) }.sorted()
      let expected = rows.map { row in
        row[0].suffix(8).split(separator: ":").reduce(0.0) { 60 * $0 + (Double($1) ?? 0) }
      }
      #expect(arrived == expected)
    }
  }

  /// Against the table itself, counted by hand's means: split, filter, count.
  @Test func `counts and means are those of the table`() throws {
    let (_, json) = try outcome()
    let rows = Self.table.split(separator: "\n").dropFirst().dropLast()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let answered = rows.filter { $0[4] == "answered" }
    let types = try #require(json["types"] as? [String: [String: Any]])
    let (read, help) = (
      try #require(json["rows"] as? [String: Any]), try #require(types["help"])
    )
    #expect(read["read"] as? Int == rows.count + 1)
    #expect(read["used"] as? Int == rows.count)
    let validation = try #require(json["validation"] as? [String: Any])
    let days = try #require(validation["days"] as? [[String: Any]])
    let offered = days.compactMap { ($0["actual"] as? [String: Any])?["offered"] as? Double }
    #expect(offered.reduce(0, +) == Double(rows.count))
    // Learnt from every second day of each weekday: the first week.
    let first = answered.filter { $0[0] < "2026-03-09" }
    let handling = try #require(help["handling"] as? [String: Any])
    #expect(handling["n"] as? Int == first.count)
    let mean = first.reduce(0) { $0 + (Double($1[5]) ?? 0) } / Double(first.count)
    #expect(abs((handling["mean"] as? Double ?? 0) - mean) < 1e-6)
  }
}
