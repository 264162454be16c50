import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import Testing

/// The commands of the guides: the same in both languages, and such as the program takes.
@Suite struct GuideCommandTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let guides = [
    "README.md", "Documentation/Agents.md", "Documentation/QA.md", "Documentation/Planning.md",
    "Documentation/Supervisors.md", "Documentation/Operating.md", "Documentation/Calibrating.md",
  ]

  /// The lines of a guide that are typed, without what is said of them.
  private static func commands(_ page: String) throws -> [String] {
    var lines = try String(contentsOf: root.appending(path: page), encoding: .utf8)
      .replacing("\\\n", with: " ").split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("    ") }.map { $0.trimmingCharacters(in: .whitespaces) }
    lines = lines.map { line in
      ["$ ", "# "].reduce(line) { $0.hasPrefix($1) ? String($0.dropFirst(2)) : $0 }
    }
    let programs = [
      "hotline ", "cp ", "useradd ", "chmod ", "runuser ", "systemctl ", "install ", "ssh ",
      "apt-get ",
    ]
    return lines.filter { line in programs.contains { line.hasPrefix($0) } }.map { line in
      String(
        line.prefix { $0 != "#" } + line.drop { $0 != "#" }.prefix { _ in line.contains("'#") }
      )
      .trimmingCharacters(in: .whitespaces).split(separator: " ").joined(separator: " ")
    }
  }

  /// The words of a line's calls of the program, as a shell splits them.
  private static func calls(in line: String) -> [[String]] {
    line.components(separatedBy: "&&").compactMap { part in
      guard let at = part.range(of: "hotline ") else { return nil }
      let before = part[..<at.lowerBound].trimmingCharacters(in: .whitespaces)
      guard before.isEmpty || before.hasSuffix("--") else { return nil }
      return words(of: part[at.upperBound...].replacing("$(date +%F)", with: "DATE"))
    }
  }

  private static func words(of text: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character == ">" || character == "&" || character == "|" {
        break
      } else if character == " " {
        if let whole = word { words.append(whole) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + [word].compactMap(\.self)
  }

  @Test(arguments: guides)
  func `a guide has the same commands in both languages`(_ guide: String) throws {
    let name = guide.split(separator: "/").last.map(String.init) ?? guide
    let english = try Self.commands(guide)
    #expect(english.count >= 8)
    #expect(try Self.commands("Documentation/zh/" + name) == english)
  }

  @Test(arguments: guides)
  func `the program takes every command of a guide`(_ guide: String) throws {
    let calls = try Self.commands(guide).flatMap(Self.calls)
    #expect(calls.count >= 8)
    for words in calls {
      #expect(throws: Never.self, "hotline \(words.joined(separator: " "))") {
        let language = words.contains("--language") ? [] : ["--language", "zh"]
        _ = try Hotline.root.invocation(for: words + language)
      }
    }
  }
}
