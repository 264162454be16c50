import Foundation

/// A name or telephone number of the people that tests and fixtures invent.
enum TestPerson: Hashable {
  case name(String)
  /// Digits alone, without the country's code.
  case number(String)

  /// Enough to know whom a finding is about.
  var masked: String {
    switch self {
    case .name(let name): String(name.prefix(1)) + String(repeating: "*", count: name.count - 1)
    case .number(let digits): digits.prefix(3) + "****" + digits.suffix(4)
    }
  }
}

/// Who the people of the tests are is read from what tests read: nobody keeps a list.
extension TestPerson {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  /// Everybody in the sources of tests, the fixtures, the flows and the documented examples.
  static func all() throws -> Set<TestPerson> {
    var people: Set<TestPerson> = []
    for folder in ["CallFlows", "Documentation", "Fixtures", "Tests"] {
      let files = FileManager.default.enumerator(
        at: root.appending(path: folder), includingPropertiesForKeys: nil)
      while let file = files?.nextObject() as? URL {
        guard ["csv", "json5", "md", "swift"].contains(file.pathExtension) else { continue }
        for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        {
          people.formUnion(callers(in: line))
        }
      }
    }
    return people
  }

  /// Who calls, of those in a line of a source.
  static func callers(in line: Substring) -> Set<TestPerson> {
    var people: Set<TestPerson> = []
    if line.utf8.count(where: { $0 >= 0x30 && $0 <= 0x39 }) >= 10 {
      people.formUnion(numbers(in: line))
    }
    // Agents have a level, and special days a factor; their names are no secret.
    if line.utf8.contains(where: { $0 >= 0x80 }), !line.contains("level"), !line.contains("factor:")
    {
      people.formUnion(names(in: line))
    }
    return people
  }

  /// Chinese mobile numbers, and numbers with an area's code, in the notations that tests use.
  static func numbers(in line: Substring) -> Set<TestPerson> {
    let mobile = /(?:^|[^0-9A-Za-z.])(1[3-9]\d)[ -]?(\d{4})[ -]?(\d{4})(?![0-9A-Za-z])/
    let fixed = /"(010|02\d|0[3-9]\d\d)-?(\d{7,8})"/
    var found: Set<TestPerson> = []
    for match in line.replacing("_", with: "").matches(of: mobile) {
      found.insert(.number("\(match.1)\(match.2)\(match.3)"))
    }
    for match in line.matches(of: fixed) { found.insert(.number("\(match.1)\(match.2)")) }
    return found
  }

  /// What stands after a key `name`, between a number and the end of a row, or is called a name,
  /// if it is Chinese.
  static func names(in line: Substring) -> Set<TestPerson> {
    let key = /name\\?["']?: ?\\?["'](\p{Han}{2,6})\\?["']/
    let row = /(?:\d|anonymous|hidden),(\p{Han}{2,3})(?:\\n|"|$)/
    let typed = /"(\p{Han}{2,6})"(?:, \.name)?\)/
    var found: Set<TestPerson> = []
    for match in line.matches(of: key) { found.insert(.name(String(match.1))) }
    for match in line.matches(of: row) { found.insert(.name(String(match.1))) }
    if line.contains("addCaller(") || line.contains("ClearText(") {
      for match in line.matches(of: typed) { found.insert(.name(String(match.1))) }
    }
    return found
  }
}
