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

  /// What Jenkins' schema allows of an element: attributes, those that must be there, elements inside.
  private static let schema:
    [String: (known: Set<String>, needed: Set<String>, inside: Set<String>)] = [
      "testsuites": (["name", "time", "tests", "failures", "errors"], [], ["testsuite"]),
      "testsuite": (
        [
          "name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp",
          "hostname", "id",
          "package", "file", "log", "url", "version",
        ], ["name", "tests"], ["testsuite", "properties", "testcase", "system-out", "system-err"]
      ),
      // `file` is the one deviation: GitLab shows it.
      "testcase": (
        ["name", "time", "classname", "group", "file"], ["name", "classname"],
        ["skipped", "error", "failure", "system-out", "system-err"]
      ),
      "skipped": (["type", "message"], [], []), "error": (["type", "message"], [], []),
      "failure": (["type", "message"], [], []),
    ]

  private func problems(_ element: XMLElement) -> [String] {
    let name = element.name ?? ""
    guard let rule = Self.schema[name] else { return ["no element \(name)"] }
    let given = Set((element.attributes ?? []).compactMap(\.name))
    let elements = (element.children ?? []).compactMap { $0 as? XMLElement }
    var problems = given.subtracting(rule.known).sorted().map { "\(name) has \($0)" }
    problems += rule.needed.subtracting(given).sorted().map { "\(name) lacks \($0)" }
    problems += elements.compactMap(\.name).filter { !rule.inside.contains($0) }.map {
      "\(name) holds \($0)"
    }
    for key in ["tests", "failures", "errors", "skipped"] where given.contains(key) {
      if Int(element.attribute(forName: key)?.stringValue ?? "") == nil {
        problems.append("\(name) \(key)")
      }
    }
    if given.contains("time"), Double(element.attribute(forName: "time")?.stringValue ?? "") == nil
    {
      problems.append("\(name) time")
    }
    return problems + elements.flatMap(self.problems)
  }

  @Test func `junit keeps to the schema of Jenkins, and tells times, files, errors and skips`()
    throws
  {
    let whole = CheckReport(
      groups: report.groups + [
        .init(
          name: "c.json5",
          checks: [
            .init(name: "waits", failures: [], details: [], seconds: 61.2504),
            .init(name: "later", failures: [], details: [], skipped: "being renamed"),
            .init(
              name: "can be read", failures: ["c.json5:1:1: error: no"], details: [], isError: true),
          ])
      ])
    let root = try #require(
      try XMLDocument(xmlString: whole.junit(suiteName: "hotline")).rootElement())
    #expect(problems(root) == [])
    func value(_ path: String) throws -> String? {
      try root.nodes(forXPath: path).first?.stringValue
    }
    #expect(try value("@errors") == "1")
    #expect(try value("@failures") == "1")
    #expect(try value("@time") == "61.250")
    #expect(try value("@skipped") == nil)
    #expect(try value("testsuite[3]/@skipped") == "1")
    #expect(try value("testsuite[3]/@file") == "c.json5")
    #expect(try value("//testcase[@name='waits']/@time") == "61.250")
    #expect(try value("//testcase[@name='waits']/@file") == "c.json5")
    #expect(try value("//testcase[@name='later']/skipped/@message") == "being renamed")
    #expect(try value("//error/@message") == "c.json5:1:1: error: no")
    #expect(whole.tap.contains("ok 5 - c.json5: later # SKIP being renamed\n"))
    #expect(
      whole.annotations.map(\.text).last
        == "::error file=c.json5,title=can be read::c.json5:1:1: error: no\n")
  }

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
