import ArgumentParsing
import Foundation
import Testing

@Suite struct CompletionsTests {
  /// What bash would offer after these words, by running the script in it.
  private func offers(_ words: [String]) throws -> Set<Substring> {
    let script = Completions.script(for: Program.root, shell: .bash)
    let list = words.map { "'\($0)'" }.joined(separator: " ")
    let program = """
      \(script)
      COMP_WORDS=(\(list)); COMP_CWORD=\(words.count - 1)
      _phone; printf '%s\\n' "${COMPREPLY[@]}"
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["--norc", "-c", program]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return Set(String(decoding: output, as: UTF8.self).split(separator: "\n"))
  }

  @Test(arguments: [
    (["phone", ""], ["call", "fail", "broken", "flow"]), (["phone", "f"], ["fail", "flow"]),
    (["phone", "flow", ""], ["lint"]), (["phone", "call", "--fr"], ["--from"]),
    (["phone", "call", "--se"], ["--seed", "--set"]),
    (["phone", "call", "--set", ""], ["a", "b"]),
    (["phone", "call", "x", "--language", ""], ["zh", "en"]),
    (["phone", "call", "--seed", ""], []),
  ])
  func `bash offers commands, options and their values`(
    _ row: (words: [String], offers: [Substring])
  ) throws {
    #expect(try offers(row.words) == Set(row.offers))
  }

  @Test func `zsh runs the same script`() {
    let script = Completions.script(for: Program.root, shell: .zsh)
    #expect(script.hasPrefix("#compdef phone\n"))
    #expect(script.hasSuffix(Completions.script(for: Program.root, shell: .bash)))
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
