import CallRecords
import Diagnostics
import Foundation
import Testing

/// Tables as spreadsheets and exports leave them behind.
@Suite struct DirtyTableTests {
  /// Three calls at 9:01, 9:02 and 9:03, the last abandoned.
  private static func table(
    heading: String = "at,caller,type,waited,outcome,talked,agent", separator: String = ",",
    lineEnd: String = "\n", time: (String) -> String = { "2026-04-20T09:0\($0):00" },
    caller: String = "c", wait: String = "20", talk: String = "90",
    outcomes: (String, String) = ("answered", "abandoned")
  ) -> String {
    let rows = ["1", "2", "3"].map { minute in
      [
        time(minute), caller + minute, "refund", wait, minute == "3" ? outcomes.1 : outcomes.0,
        minute == "3" ? "" : talk, minute == "3" ? "" : "a1",
      ]
    }
    return
      ([heading.replacing(",", with: separator)] + rows.map { $0.joined(separator: separator) })
      .joined(separator: lineEnd) + lineEnd
  }

  private static func told(_ bytes: [UInt8]) throws -> [String] {
    var reading = LogReading(try #require(LogOptions(timeZone: "UTC")))
    try reading.add(SourceText(path: "calls.csv", bytes: bytes))
    return ToldCalls(try reading.finish()).lines
  }

  private static let expected = [
    "09:01:00 refund answered 0 20 90 – by 0", "09:02:00 refund answered 0 20 90 – by 0",
    "09:03:00 refund abandoned 0 20 0 –",
  ]

  /// 2026-04-20T09:00:00Z.
  private static let nine = 1_776_675_600

  static let variants: [(String, [UInt8])] = [
    ("byte order mark", [0xEF, 0xBB, 0xBF] + Array(table().utf8)),
    ("CR LF", Array(table(lineEnd: "\r\n").utf8)), ("CR", Array(table(lineEnd: "\r").utf8)),
    ("UTF-16", table(separator: "\t").data(using: .utf16).map { Array($0) } ?? []),
    ("semicolons", Array(table(separator: ";").utf8)),
    ("Excel's line", Array(("sep=;\n" + table(separator: ";")).utf8)),
    ("nothing in words", Array(table().replacing("abandoned,,", with: "abandoned,NULL,-").utf8)),
    ("empty rows above", Array((",,,,,,\n\n,,,,,,\n" + table()).utf8)),
    ("decimal comma", Array(table(separator: ";", wait: "20,0").utf8)),
    ("Z", Array(table { "2026-04-20T09:0\($0):00Z" }.utf8)),
    ("offset", Array(table { "2026-04-20 17:0\($0):00+08:00" }.utf8)),
    ("fractions", Array(table { "2026-04-20 09:0\($0):00.250" }.utf8)),
    ("seconds since 1970", Array(table { "\(nine + 60 * (Int($0) ?? 0))" }.utf8)),
    ("milliseconds since 1970", Array(table { "\(nine + 60 * (Int($0) ?? 0))000" }.utf8)),
    ("twelve hours", Array(table { "04/20/2026 09:0\($0):00 AM" }.utf8)),
    ("twelve hours in Chinese", Array(table { "2026/4/20 上午 09:0\($0):00" }.utf8)),
    ("Chinese date", Array(table { "2026年4月20日 9:0\($0):00" }.utf8)),
    ("digits alone", Array(table { "20260420090\($0)00" }.utf8)),
    ("lengths as clocks", Array(table(wait: "0:20", talk: "0:01:30").utf8)),
    ("lengths in words", Array(table(wait: "20 s", talk: "1 min 30 sec").utf8)),
    ("lengths in Chinese", Array(table(wait: "20秒", talk: "1分30秒").utf8)),
    ("spaces", Array(table(separator: " , ", outcomes: (" answered", "abandoned ")).utf8)),
    ("capitals", Array(table(outcomes: ("ANSWERED", "Abandoned")).utf8)),
    (
      "Chinese in GB18030",
      table(
        heading: "开始时间,主叫,业务类型,等待时长,结果,通话时长,坐席", outcomes: ("已接听", "放弃")
      ).data(using: String.Encoding(rawValue: 0x8000_0632)).map { Array($0) } ?? []
    ),
  ]

  @Test(arguments: variants.indices)
  func `the same calls are read however they are written`(_ index: Int) throws {
    let (name, bytes) = Self.variants[index]
    #expect(try Self.told(bytes) == Self.expected, "\(name)")
  }

  private func refusal(_ text: String) throws -> Diagnostic {
    let error = try #require(throws: InvalidInput.self) { try Self.told(Array(text.utf8)) }
    #expect(error.diagnostics.count == 1)
    return error.diagnostics[0]
  }

  @Test func `a caller whom a spreadsheet has rounded is an error that says where`() throws {
    let diagnostic = try refusal(Self.table(caller: "1.38E+1"))
    #expect(diagnostic.code == "scientific-notation")
    #expect(diagnostic.place?.line == 2)
    #expect(diagnostic.message.contains("3 rows: 2, 3, 4"))
    // Types that are called so are no numbers.
    #expect(throws: Never.self) {
      try Self.told(Array(Self.table(caller: "E+1").utf8))
    }
  }

  @Test
  func
    `rows that can't be used are told with their lines, and where there is no other, as an error`()
    throws
  {
    let diagnostic = try refusal(Self.table(outcomes: ("yes", "no")))
    #expect(diagnostic.code == "no-calls")
    #expect(diagnostic.place?.line == 2)
    let hint = try #require(diagnostic.hint?.en)
    #expect(hint.contains("2 × no known outcome: \"yes\" (calls.csv:2, 3)"))
    #expect(hint.contains("1 × no known outcome: \"no\" (calls.csv:4)"))
  }

  @Test func `lines are those of the file, whatever rows are passed over`() throws {
    let told = try ToldCalls(
      """
      at,type,talked

      2026-04-20T09:00:00,"two
      lines",30
      2026-04-20T09:01:00,short
      ,,
      2026-04-20T09:02:00,a,-1
      2026-04-20T09:03:00,a,-1
      2026-04-20T09:04:00,a,-1
      2026-04-20T09:05:00,a,-1
      """)
    #expect(told.log.calls.count == 1)
    let places = Dictionary(
      uniqueKeysWithValues: told.log.setAside.map { ($0.reason.en, $0.place) })
    #expect(places["talked: below 0"] == "log:7, 8, 9 …")
    #expect(places["expected 3 fields, found 2"] == .some(nil))
  }

  @Test func `a queue_log in a database is no table of calls`() throws {
    let diagnostic = try refusal(
      "id,time,callid,queuename,agent,event,data1\n1,2026-04-20 09:00:00,c1,sales,NONE,ENTERQUEUE,\n"
    )
    #expect(diagnostic.code == "event-table")
    #expect(diagnostic.hint != nil)
  }

  @Test func `an empty file and an empty list say that they are`() throws {
    #expect(try refusal("").message == "the file is empty")
    #expect(try refusal("[]").message == "the file has no records")
    #expect(try refusal("at,talked\n").code == "no-calls")
  }

  @Test func `a day that is missing is told and left out, as it needn't have been without calls`()
    throws
  {
    // Two weeks with a call an hour from 9 to 12, the second without its Wednesday.
    var text = "at,waited,talked,outcome,agent\n"
    for day in 6..<20 where day != 15 {
      for hour in 9..<12 {
        text +=
          "2026-04-\(day < 10 ? "0" : "")\(day)T\(hour < 10 ? "0" : "")\(hour):00:00,5,60,answered,a1\n"
      }
    }
    let told = try ToldCalls(text)
    let arrivals = Calibration(told.log).types[0].arrivals.perHour
    // By weekday from Monday, in half hours: one call in the half hour from nine is two an hour.
    #expect(arrivals[1][18] == 2)
    #expect(arrivals[2][18] == 2)
    #expect(told.log.found.map(\.en).contains { $0.hasSuffix("as empty: 2026-04-15") })
  }
}
