import Foundation
import Reports
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct CheckReportTests {
  private let report = CheckReport(groups: [
    .init(
      name: "a.json5",
      checks: [
        .init(name: "greets", failures: [], details: []),
        .init(
          name: "asks \"1\" & <2>", failures: ["outcome: expected a, found b"],
          details: ["0:00 hello\u{1}"]),
      ]),
    .init(name: "b.json5", checks: [.init(name: "ends # TODO never", failures: [], details: [])]),
  ])

  @Test func `junit counts, names and tells failures in well-formed xml`() throws {
    let document = try XMLDocument(xmlString: report.junit(suiteName: "hotline"))
    let root = try #require(document.rootElement())
    #expect(root.attribute(forName: "tests")?.stringValue == "3")
    #expect(root.attribute(forName: "failures")?.stringValue == "1")
    let names = try root.nodes(forXPath: "//testcase/@name").compactMap(\.stringValue)
    #expect(names == ["greets", "asks \"1\" & <2>", "ends # TODO never"])
    let failure = try #require(root.nodes(forXPath: "//failure").first as? XMLElement)
    #expect(failure.attribute(forName: "message")?.stringValue == "outcome: expected a, found b")
    #expect(failure.stringValue?.contains("0:00 hello\u{FFFD}") == true)
  }

  @Test func `tap numbers the checks and keeps names from being directives`() {
    let lines = report.tap.split(separator: "\n")
    #expect(
      lines == [
        "TAP version 13", "1..3", "ok 1 - a.json5: greets",
        "not ok 2 - a.json5: asks \"1\" & <2>", "  ---", "  failures:",
        "    - \"outcome: expected a, found b\"", "  details:", "    - \"0:00 hello\\u0001\"",
        "  ...", "ok 3 - b.json5: ends \\# TODO never",
      ])
  }
}
