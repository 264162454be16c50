import ArgumentParsing
import Foundation
import Testing

@Suite struct CompletionsTests {
  private static let hasZsh = FileManager.default.isExecutableFile(atPath: "/bin/zsh")

  /// What bash or zsh would offer after these words, by running the script in it.
  private func offers(
    _ words: [String], in shell: Completions.Shell = .bash
  ) throws -> Set<Substring> {
    let script = Completions.script(for: Program.root, shell: shell)
    let list = words.map { "'\($0)'" }.joined(separator: " ")
    let program = """
      \(script)
      COMP_WORDS=(\(list)); COMP_CWORD=\(words.count - 1)
      _phone; printf '%s\\n' "${COMPREPLY[@]}"
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/\(shell.rawValue)")
    process.arguments = [shell == .bash ? "--norc" : "-f", "-c", program]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return Set(String(decoding: output, as: UTF8.self).split(separator: "\n"))
  }

  private static let rows: [(words: [String], offers: [Substring])] = [
    (["phone", ""], ["call", "fail", "broken", "flow"]), (["phone", "f"], ["fail", "flow"]),
    (["phone", "flow", ""], ["lint"]), (["phone", "call", "--fr"], ["--from"]),
    (["phone", "call", "--se"], ["--seed", "--set"]),
    (["phone", "call", "--set", ""], ["a", "b"]),
    (["phone", "call", "x", "--language", ""], ["zh", "en"]),
    (["phone", "call", "--seed", ""], []),
  ]

  @Test(arguments: rows)
  func `bash offers commands, options and their values`(
    _ row: (words: [String], offers: [Substring])
  ) throws {
    #expect(try offers(row.words) == Set(row.offers))
  }

  @Test(.enabled(if: hasZsh), arguments: rows)
  func `zsh offers the same`(_ row: (words: [String], offers: [Substring])) throws {
    #expect(Completions.script(for: Program.root, shell: .zsh).hasPrefix("#compdef phone\n"))
    // Of what it is offered, zsh shows what begins as the word does.
    let word = row.words.last ?? ""
    #expect(try offers(row.words, in: .zsh).filter { $0.hasPrefix(word) } == Set(row.offers))
  }

  @Test func `fish gets a line for every command and option`() {
    let lines = Completions.script(for: Program.root, shell: .fish).split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("complete -c phone ") })
    #expect(
      lines.contains { $0.contains("-a lint") && $0.contains("__fish_seen_subcommand_from flow") })
    #expect(lines.contains { $0.contains("-l fast -s f") })
    #expect(lines.contains { $0.contains("-l set -x -a 'a b'") })
  }
}
