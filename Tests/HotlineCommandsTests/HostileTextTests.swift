import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

/// What names, titles and words of a command line may hold, and what must never come of it: a line
/// that looks like the program's own, or a character that steers a terminal (CWE-117, CWE-150).
@Suite struct HostileTextTests {
  private static let hostile =
    "x\r\n::error file=x::forged\nnot ok 99 -\n     99 2026-11-18T10:00:00 forged"
    + "\u{1B}[2J\u{1B}[31m\u{7}\u{9B}31m\u{202E}\u{2066}\u{200B}\u{FEFF}\u{2028}\u{AD}\u{34F}\u{3164}y"

  private static let quoted =
    "x\\r\\n::error file=x::forged\\nnot ok 99 -\\n     99 2026-11-18T10:00:00 forged"
    + "\\u001B[2J\\u001B[31m\\u0007\\u009B31m\\u202E\\u2066\\u200B\\uFEFF\\u2028\\u00AD\\u034F\\u3164y"

  /// What is wrong with a text that reached a terminal or a log.
  private static func faults(in text: String) -> [String] {
    var faults: [String] = []
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0x0A, 0x09: break
      case 0x0D where index + 1 < scalars.count && scalars[index + 1] == "\n": break
      case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x34F, 0x3164, 0x200B...0x200F, 0x2028...0x202E,
        0x2060...0x206F, 0xFEFF:
        faults.append("U+" + String(scalar.value, radix: 16, uppercase: true))
      default: break
      }
    }
    for line in text.split(whereSeparator: \.isNewline) {
      let start = line.drop(while: \.isWhitespace)
      if start.hasPrefix("::error file=x::forged") || start.hasPrefix("not ok 99")
        || start.hasPrefix("99 2026-11-18")
      {
        faults.append(String(line.prefix(20)))
      }
    }
    return faults
  }

  private func desk() throws -> (desk: Desk, number: String) {
    let desk = try Desk(
      data: """
        { callers: [{ number: "13800138000", name: "\(Self.quoted)", note: "\(Self.quoted)",
                      tags: ["\(Self.quoted)"], account: "\(Self.quoted)" }],
          orders: [
            { id: "20261112001", caller: "13800138000", amount: "100.00", status: "delayed",
              product: "\(Self.quoted)", channel: "\(Self.quoted)",
              placedAt: "2026-11-12T18:00:00+08:00", paidAt: "2026-11-12T18:00:05+08:00" } ] }
        """)
    _ = try desk.folder.give(
      EveryCommand.hour.replacing("{ scenario:", with: "{ title: \"\(Self.quoted)\", scenario:"),
      as: "hour.json5")
    try EveryCommand.declareSample(in: desk.folder)
    _ = try desk.folder.give(EveryCommand.shifts, as: "shifts.json5")
    _ = try desk.folder.give(EveryCommand.history, as: "history.csv")
    let opened = desk.run(
      "case", "open", "--kind", "poor-service", "--order", "20261112001", "--agent", "li-na",
      "--text", Self.hostile, "--json")
    return (desk, try #require(try opened.text("case", "id"), "\(opened.errors)"))
  }

  @Test func `no word of a command line and no field of a caller steers what is shown`() throws {
    let (desk, number) = try desk()
    func check(_ words: [String]) {
      let answer = desk.run(words: words)
      // Comma-separated values keep line breaks within quotes.
      var output = words.contains("csv") ? "" : answer.output
      if words.contains("--for-excel"), output.hasPrefix("\u{FEFF}") { output.removeFirst() }
      let faults = Self.faults(in: output) + Self.faults(in: answer.errors)
      #expect(faults.isEmpty, "\(words.prefix(2)): \(faults.prefix(3))")
    }
    let paths = Set(EveryCommand.paths)
    for line in EveryCommand.lines {
      let words = line.map { word in
        word == "CASE" ? number : word.replacing("DIR", with: desk.path)
      }
      check(words)
      check(words + ["--json"])
      check(words + [Self.hostile])
      check(words + ["--" + Self.hostile])
      let path = line.indices.last { paths.contains(Array(line[...$0])) } ?? 0
      for index in words.indices.dropFirst(path + 1) {
        var hostile = words
        hostile[index] =
          line[index].hasPrefix("DIR") ? desk.path + "/" + Self.hostile : Self.hostile
        check(hostile)
      }
    }
    // The sample in it names invented callers, and no list of files could name it.
    try FileManager.default.removeItem(atPath: desk.path + "/" + Self.hostile)
  }

  @Test func `no name in a fixture, flow or file of utterances starts a line of its own`() throws {
    let folder = try TestFolder()
    let flow = """
      { flow: "shop", start: "hello", nodes: {
          hello: { menu: "\(Self.quoted)", choices: { "1": "bye" }, attempts: 1 },
          bye: { say: "\(Self.quoted)", next: "end" }, end: { hangup: true } } }
      """
    try folder.give(flow, as: "flows/shop.json5")
    let fixtures = """
      [{ fixture: "\(Self.quoted)", flow: "shop", steps: [{ press: "1" }],
         expect: { outcome: "completed", prompts: ["\(Self.quoted)"] } },
       { fixture: "\(Self.quoted) 2", flow: "shop", steps: [{ press: "1" }],
         expect: { outcome: "queued" } }]
      """
    try folder.give(fixtures, as: "fix.json5")
    try folder.give(
      """
      { utterances: [{ text: "\(Self.quoted)", intent: "a" }, { text: "b c", intent: "a" },
        { text: "d \(Self.quoted)", intent: "b" }, { text: "e f", intent: "b" }] }
      """, as: "words.json5")
    let flows = folder.file("flows")
    for words in [
      ["test", folder.file("fix.json5"), "--flows", flows, "--coverage"],
      ["test", folder.file("fix.json5"), "--flows", flows, "--tap"],
      ["test", folder.file("fix.json5"), "--flows", flows, "--json"],
      ["flow", "lint", "shop", "--flows", flows],
      ["flow", "lint", "shop", "--flows", flows, "--github"],
      ["flow", "graph", "shop", "--flows", flows],
      ["flow", "graph", "shop", "--flows", flows, "--format", "dot"],
      ["flow", "explore", "shop", "--flows", flows],
      ["call", "shop", "--flows", flows, "--fast"],
      ["flow", "intents", folder.file("words.json5"), "--folds", "2"],
    ] {
      let (output, errors) = (Recorder(), Recorder())
      _ = Hotline.main(words, console: Console(write: output.append, writeError: errors.append))
      #expect(!output.text.isEmpty || !errors.text.isEmpty, "\(words)")
      let faults = Self.faults(in: output.text + "\n" + errors.text)
      #expect(faults.isEmpty, "\(words.prefix(2)): \(faults.prefix(3))")
    }
  }
}
