import ArgumentParsing
import Foundation
import TestOutput
import Testing

/// What `hotline calibrate` makes of the files that it is given.
@Suite struct CalibrateFilesTests {
  let workshop: PageWorkshop

  init() throws { workshop = try PageWorkshop() }

  private func write(_ text: String, _ name: String) throws -> String {
    let path = workshop.path(name)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Two calls; the night's log ends amid the second.
  private static let lines = [
    "1776675600|c1|sales|NONE|ENTERQUEUE||C1|1", "1776675610|c1|sales|Agent/1|CONNECT|10|b1|2",
    "1776675700|c1|sales|Agent/1|COMPLETECALLER|10|90|1",
    "1776675800|c2|sales|NONE|ENTERQUEUE||C2|1", "1776675815|c2|sales|Agent/1|CONNECT|15|b2|2",
    "1776675865|c2|sales|Agent/1|COMPLETEAGENT|15|50|1",
  ]

  @Test func `parts of a queue_log are put together in the order of time, however they are named`()
    throws
  {
    let old = try write(Self.lines[..<4].joined(separator: "\n") + "\n", "queue_log.1")
    let new = try write(Self.lines[4...].joined(separator: "\n") + "\n", "queue_log")
    for files in [[new, old], [old, new]] {
      let (status, out, errors) = workshop.run(["calibrate"] + files + ["--json"])
      #expect(status == .success, "\(errors)")
      let json = try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any]
      let rows = try #require(json?["rows"] as? [String: Any])
      #expect(rows["used"] as? Int == 6)
      let types = try #require(json?["types"] as? [String: [String: Any]])
      let handling = try #require(types["sales"]?["handling"] as? [String: Any])
      #expect(handling["n"] as? Int == 2)
      // Talks of 90 and 50 s.
      #expect(handling["mean"] as? Double == 70)
    }
  }

  @Test func `rows that are set aside are told with their lines, in both languages`() throws {
    let log = try write(
      "at,waited,outcome,talked\n2026-04-20T09:00:00,5,answered,60\n2026-04-20T09:01:00,-5,answered,60\n",
      "calls.csv")
    #expect(
      workshop.run(["calibrate", log, "--language", "en"]).out
        .contains("1 set aside: waited: below 0 (\(log):3)"))
    #expect(
      workshop.run(["calibrate", log, "--language", "zh"]).out
        .contains("搁置 1 行：waited：小于 0 (\(log):3)"))
  }

  @Test func `what can't be learnt from is refused in one error with its place and a hint`() throws
  {
    let tables = [
      ("at,caller,talked\n2026-04-20T09:00:00,1.38E+10,60\n", ":2:1: error: caller:"),
      ("at,outcome\n2026-04-20T09:00:00,maybe\n", ":2:1: error: no call"),
      (
        "callid,time,event\nc1,2026-04-20T09:00:00,CONNECT\n",
        ":1:1: error: these are a queue_log's"
      ),
    ]
    for (text, expected) in tables {
      let log = try write(text, "calls.csv")
      let (status, _, errors) = workshop.run(["calibrate", log, "--language", "en"])
      #expect(status == .unusable)
      #expect(errors.contains(log + expected), "\(errors)")
      #expect(errors.components(separatedBy: "error:").count == 2)
      #expect(errors.contains("help:"))
    }
  }
}
