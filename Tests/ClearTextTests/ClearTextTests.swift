import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import TestOutput
import Testing

/// People in clear are found in whatever the program writes.
@Suite struct ClearTextTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private static let name = TestPerson.name("王小明")
  private static let number = TestPerson.number("13800138000")

  private func findings(in bytes: [UInt8]) -> [TestPerson] {
    ClearTextSearch([Self.name, Self.number]).findings(in: bytes).map(\.person)
  }

  /// A text in an encoding, given by a label so that a test's log names nobody.
  struct Notation: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var person: TestPerson

    init(_ label: String, _ text: String, of person: TestPerson) {
      self.init(label, Array(text.utf8), of: person)
    }

    init(_ label: String, _ bytes: [UInt8], of person: TestPerson) {
      (testDescription, self.bytes, self.person) = (label, bytes, person)
    }

    static let all: [Notation] = [
      Notation("a line of a log", "20:05 look-up 13800138000 exact\n", of: number),
      Notation("a number between letters", "x13800138000y", of: number),
      Notation("a number after a fraction", "0.8 13800138000", of: number),
      Notation("a number in groups", "tel. 138-0013 8000", of: number),
      Notation("a number with the country's code", "+86 138 0013 8000", of: number),
      Notation("full-width digits", "１３８００１３８０００", of: number),
      Notation("a number in UTF-16", "13800138000".utf16.flatMap { [UInt8($0), 0] }, of: number),
      Notation("a number after another in a record", "2026111113800138000", of: number),
      Notation("a name in UTF-8", "您好王小明", of: name),
      Notation("escapes of JSON", #"{"name": "\u738b\u5c0f\u660e"}"#, of: name),
      Notation("escapes of JSON in capitals", #"{"name": "\u738B\u5C0F\u660E"}"#, of: name),
      Notation("references of HTML", "&#29579;&#23567;&#26126;", of: name),
      Notation("hexadecimal references of HTML", "&#x738b;&#x5c0f;&#x660e;", of: name),
      Notation(
        "a name in UTF-16, low byte first",
        Array("王小明".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, of: name),
      Notation(
        "a name in UTF-16, high byte first",
        Array("王小明".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, of: name),
    ]
  }

  @Test(arguments: Notation.all)
  func `a person is found in any notation, wherever in the bytes`(_ notation: Notation) {
    #expect(findings(in: notation.bytes) == [notation.person])
    let noise: [UInt8] = [0xE7, 0x8E, 0x31, 0x00, 0x7F]
    #expect(findings(in: noise + notation.bytes + noise) == [notation.person])
  }

  @Test(arguments: [
    "138****8000", "王**", "1380013 order 8000", "1.13800138000", "202611111380", "王小", "小明王",
  ])
  func `what is masked, apart or another figure is nobody`(text: String) {
    #expect(findings(in: Array(text.utf8)) == [])
  }

  @Test func `a clear row is found in a page of a database and in its journal`() throws {
    let path = try folder.declareClear("plain.db")
    try folder.declareClear("plain.db-journal")
    let connection = try Connection(path: path, .create)
    try connection.execute(
      """
      PRAGMA journal_mode = PERSIST; CREATE TABLE callers (name TEXT, number TEXT);
      INSERT INTO callers VALUES ('王小明', '13800138000'); UPDATE callers SET name = NULL, number = NULL;
      """)
    // The row is overwritten; the page as it was stays in the journal.
    let journal = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "-journal")))
    #expect(Set(findings(in: journal)) == [Self.name, Self.number])
    try connection.execute("INSERT INTO callers VALUES ('王小明', '13800138000')")
    let pages = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(Set(findings(in: pages)) == [Self.name, Self.number])
  }

  @Test
  func `a scan names file, line and masked person, and leaves out what is in clear on purpose`()
    throws
  {
    let test = folder.file("hotline-1")
    try FileManager.default.createDirectory(atPath: test, withIntermediateDirectories: true)
    for name in ["a.log", "given.csv", "in-clear-1"] {
      try folder.give("one\ntwo 13800138000\n", as: "hotline-1/" + name)
    }
    try "given.csv\n".write(toFile: test + KeptRun.listSuffix, atomically: true, encoding: .utf8)
    var scan = RunScan([Self.number])
    try scan.scan(folder: URL(fileURLWithPath: folder.path))
    #expect(scan.findings == ["hotline-1/a.log:2: 138****8000 (byte 18)"])
    #expect(scan.files == 1 && scan.declared == 2)
  }

  @Test func `an argument that names people prints masked, alone or in what holds it`() {
    #expect("\(Discreet("13800138000x"))" == "138********x")
    #expect("\(Discreet("+86 138-0013-8000"))" == "+86 1**-****-****")
    #expect("\(Discreet("王小明 and 李雷"))" == "王** and 李*")
    #expect("\([Discreet(["020-88886666", "110"])])" == #"[["020-********", "110"]]"#)
    #expect(Discreet("13800138000").value == "13800138000")
  }

  @Test func `people are gathered from what tests and fixtures say, agents are none`() {
    let lines: [Substring] = [
      #"{ number: "13800138000", name: "王小明" }, { number: "020-88886666" }"#,
      #"addCaller("138 0013 8001", "李雷"); let first = 13_800_138_002"#,
      #"{\"number\": \"13800138003\", \"name\": \"赵六\"}"#, #"13800138004,孙七\n137,周八\n"#,
      #"{ id: "li-na", name: "李娜", level: "senior" }, 0.13800138005, "2026111113800138006""#,
    ]
    let people = lines.reduce(into: Set()) { $0.formUnion(TestPerson.callers(in: $1)) }
    #expect(
      Set(people.map(\.masked)) == [
        "138****8000", "王**", "020****6666", "138****8001", "李*", "138****8002", "138****8003",
        "赵*", "138****8004", "孙*", "周*",
      ])
  }
}

/// What the whole run of the tests left, when the CI script asks for it.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["HOTLINE_SCAN"] != nil,
    "set HOTLINE_SCAN to the folder of a run with HOTLINE_TEST_RUN"))
struct WholeRunScan {
  @Test func `nobody is in clear in any file, log or output of the run`() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["HOTLINE_SCAN"])
    let people = try TestPerson.all()
    // Of the fixtures, and of tests that import, call and write rows.
    let known: [TestPerson] = [
      .name("林晓雨"), .number("02088886666"), .name("孙七"), .number("13911112222"), .name("周八"),
    ]
    try #require(people.isSuperset(of: known))
    var scan = RunScan(people)
    try scan.scan(folder: URL(fileURLWithPath: folder))
    // Where the runner writes, unbuffered: its closing line has to be the last one.
    FileHandle.standardError.write(
      Data(
        ("scanned for \(people.count) names and numbers: \(scan.files) files, \(scan.bytes) bytes; "
          + "\(scan.declared) files are in clear on purpose\n").utf8))
    try #require(scan.files > 0, "nothing was kept in \(folder)")
    if !scan.findings.isEmpty {
      Issue.record("in clear in \(folder):\n\(scan.findings.joined(separator: "\n"))")
    }
  }
}
