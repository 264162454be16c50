import AfterSales
import ArgumentParsing
import CallerProfiles
import CommandConsole
import Diagnostics
import Foundation
import HotlineCommands
import Synchronization
import TestOutput
import Testing

/// A folder with a store of its own that a test works on by commands; gone after the test.
final class Desk {
  let folder: TestFolder
  var path: String { folder.path }

  struct Answer {
    var status: Int32
    var output: String
    var errors: String

    /// The text or number at a path of keys and indexes in the JSON that was written; `nil` if it
    /// isn't there or is neither.
    func text(_ keys: String...) throws -> String? { try text(keys) }

    func text(_ keys: [String]) throws -> String? {
      switch try value(keys) {
      case .text(let text): text
      case .number(_, let literal): literal
      default: nil
      }
    }

    /// The truth value there.
    func flag(_ keys: String...) throws -> Bool? {
      if case .boolean(let flag) = try value(keys) { flag } else { nil }
    }

    private func value(_ keys: [String]) throws -> LocatedValue.Content? {
      var value = try JSON5Parser.parse(SourceText(path: "output", text: output))
      for key in keys {
        if case .array(let elements) = value.content, let index = Int(key),
          elements.indices.contains(index)
        {
          value = elements[index]
        } else {
          guard let member = value[key] else { return nil }
          value = member
        }
      }
      return value.content
    }
  }

  /// A desk of the store that is, or will be, in a folder.
  init(folder: TestFolder) { self.folder = folder }

  /// - Parameter isPractice: whether commands may be run `at` a time.
  convenience init(data: String, isPractice: Bool = true) throws {
    self.init(folder: try TestFolder())
    let people = try folder.give(data, as: "data.json5")
    run(words: ["db", "init"] + (isPractice ? ["--practice"] : []))
    let agents = Self.data + "/agents.json5"
    let imported = run("db", "import", people, agents, at: nil)
    try #require(imported.status == 0, "\(imported.errors)")
  }

  /// The house's own data files.
  static let data = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures/Data").standardizedFileURL.path

  func store() throws -> ProfileStore {
    try ProfileStore(
      path: path + "/hotline.db", keyFile: KeyFile(path: path + "/hotline.db.key"))
  }

  /// What the audit's rows since the imports are about, in order, without the sums of what changed.
  func audit() throws -> [(action: String, object: String?)] {
    try store().connection.rows(
      """
      SELECT action, coalesce(nullif(substr(object, 1, instr(object, ' #') - 1), ''), object)
      FROM audit
      WHERE action <> 'import' AND coalesce(object, '') NOT LIKE 'agent %'
        AND coalesce(object, '') NOT LIKE 'practice database %'
      ORDER BY number
      """
    ) { ($0.text(0), $0.optionalText(1)?.components(separatedBy: " #")[0]) }
  }

  /// Runs a command at a moment of 2026-11-12 in China, such as `20:05`.
  @discardableResult
  func run(
    _ words: String..., at time: String? = nil, isTerminal: Bool = false,
    language: String = "zh_CN", columns: Int = 100
  ) -> Answer {
    run(words: words, at: time, isTerminal: isTerminal, language: language, columns: columns)
  }

  @discardableResult
  func run(
    words: [String], typed: [String] = [], at time: String? = nil, isTerminal: Bool = false,
    language: String = "zh_CN", columns: Int = 100
  ) -> Answer {
    let (output, errors) = (Recorder(), Recorder())
    let lines = Mutex(typed[...])
    let console = Console(
      write: output.append, writeError: errors.append,
      readLine: { lines.withLock { $0.popFirst() } },
      environment: [
        "LANG": language, "HOTLINE_DB": path + "/hotline.db", "HOTLINE_DATA": Self.data,
      ], isTerminal: isTerminal, columns: columns)
    let moment = time.map { ["--at", "2026-11-12T\($0):00+08:00"] } ?? []
    let status = Hotline.main(words + moment, console: console)
    let showsInvented = words.starts(with: ["flow", "explore"])
    // Who works a message or callback off gets its number, or hears it.
    let isOwed = ["messages", "callbacks"].contains(words.first)
    if words.contains("--reveal") || showsInvented || isOwed, status == .success {
      output.declareClear()
    }
    return Answer(status: status.rawValue, output: output.text, errors: errors.text)
  }
}
