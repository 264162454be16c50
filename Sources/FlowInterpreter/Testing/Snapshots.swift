package import Diagnostics
internal import Foundation

/// What calls were like when they were last recorded: their paths and all their prompts.
///
/// The snapshots of `NAME.json5` lie beside it in `NAME.snapshots.json5`. A fixture that has one must
/// go the same way and hear the same words; one that has none is not compared.
package struct Snapshots {
  private struct Snapshot: Equatable {
    var path: [String]
    var prompts: [String]
  }

  /// By file of fixtures, then by name of the fixture.
  private var recorded: [String: [String: Snapshot]] = [:]
  private var changed: Set<String> = []
  /// By file of fixtures, then by name of the fixture: where its snapshot stands in which text.
  private var places: [String: (source: SourceText, offsets: [String: Int])] = [:]

  /// Where the snapshots of a file of fixtures are kept.
  package static func file(of fixtures: String) -> String {
    let end = [".json5", ".json"].first { fixtures.hasSuffix($0) } ?? ""
    return fixtures.dropLast(end.count) + ".snapshots.json5"
  }

  /// Reads the snapshots of files of fixtures, of those that have some.
  /// - Throws: `InvalidInput` with every problem of every file of snapshots.
  package init(beside fixtures: [String]) throws(InvalidInput) {
    let log = DiagnosticLog()
    for path in Set(fixtures).sorted() {
      let file = Self.file(of: path)
      guard FileManager.default.fileExists(atPath: file) else { continue }
      do throws(InvalidInput) {
        let source = try SourceText(contentsOf: file)
        let document = try JSON5Parser.parse(source)
        recorded[path] = Self.read(document, DocumentReader(source, log: log))
        places[path] = (source, Self.offsets(in: document))
      } catch {
        log.add(contentsOf: error.diagnostics)
      }
    }
    try log.throwIfErrors()
  }

  private static func offsets(in document: LocatedValue) -> [String: Int] {
    guard case .object(let members)? = document["snapshots"]?.content else { return [:] }
    return Dictionary(
      members.map { ($0.key, $0.keyOffset) }, uniquingKeysWith: { first, _ in first })
  }

  private static func read(_ document: LocatedValue, _ reader: DocumentReader) -> [String: Snapshot]
  {
    guard let object = reader.object(document, path: "") else { return [:] }
    let value = object.required("snapshots")
    object.finish()
    var snapshots: [String: Snapshot] = [:]
    for member in value.map({ reader.members($0, path: "snapshots") }) ?? [] {
      let path = "snapshots[\"\(member.key.prefix(40))\"]"
      guard let snapshot = reader.object(member.value, path: path) else { continue }
      func texts(_ key: String) -> [String] {
        snapshot.list(key).compactMap { reader.text($0, path: snapshot.path(of: key)) }
      }
      snapshots[member.key] = Snapshot(path: texts("path"), prompts: texts("prompts"))
      snapshot.finish()
    }
    return snapshots
  }

  // MARK: Comparing

  /// Warns of snapshots that no fixture of their file bears the name of: nothing is compared with them.
  /// - Parameter known: all fixtures of the files.
  package func orphans(among known: [LoadedFixture]) -> [Diagnostic] {
    let names = Self.names(of: known)
    return recorded.keys.sorted().flatMap { path -> [Diagnostic] in
      guard let names = names[path], let (source, offsets) = places[path] else { return [] }
      return offsets.filter { !names.contains($0.key) }.sorted { $0.value < $1.value }.map {
        Diagnostic(
          .warning, "orphaned-snapshot", in: source, at: $0.value,
          Wording(
            zh: "没有测试叫“\($0.key.prefix(80))”，这份快照没有比对",
            en:
              "no fixture is named \"\($0.key.prefix(80))\": its snapshot is compared with nothing"),
          hint: Wording(zh: "用 --update 重录", en: "record anew with --update"))
      }
    }
  }

  private static func names(of known: [LoadedFixture]) -> [String: Set<String>] {
    Dictionary(grouping: known, by: \.source.path).mapValues { Set($0.map(\.fixture.name)) }
  }

  /// Adds a failure to every result that is not as it was recorded.
  package func check(_ fixtures: [LoadedFixture], _ results: inout [FixtureResult]) {
    for (index, loaded) in fixtures.enumerated() {
      guard results[index].skipped == nil,
        let old = recorded[loaded.source.path]?[loaded.fixture.name]
      else { continue }
      let new = Self.snapshot(of: results[index])
      let pairs = [
        (Wording(zh: "节点", en: "path"), old.path, new.path),
        (Wording(zh: "提示", en: "prompt"), old.prompts, new.prompts),
      ]
      for (subject, before, now) in pairs where before != now {
        let same = zip(before, now).prefix { $0 == $1 }.count
        func element(_ list: [String]) -> Wording {
          same < list.count ? Wording("\"\(list[same])\"") : Wording(zh: "到此为止", en: "the end")
        }
        results[index].failures.append(
          FixtureFailure(
            Wording(
              zh: "快照，第 \(same + 1) 个\(subject.zh)",
              en: "snapshot, \(subject.en) \(same + 1)"),
            expected: element(before), found: element(now), offset: loaded.fixture.offset))
      }
    }
  }

  private static func snapshot(of result: FixtureResult) -> Snapshot {
    Snapshot(path: result.path.map(\.pathName), prompts: result.prompts)
  }

  // MARK: Recording

  /// What recording changed of the snapshot of a fixture.
  package struct Note: Sendable, Hashable {
    /// How it is otherwise than before.
    package enum Change: Sendable, Hashable {
      case added, removed
      /// How many prompts and nodes are there that weren't before, and the other way round.
      case changed(added: [String], removed: [String])
    }

    package var file: String
    package var fixture: String
    package var change: Change
  }

  private var notes: [Note] = []

  /// What was recorded otherwise than before, by file and name.
  package var recordedChanges: [Note] {
    notes.sorted { ($0.file, $0.fixture) < ($1.file, $1.fixture) }
  }

  /// The nodes and prompts that one snapshot has more than the other, each told once.
  private static func difference(_ old: Snapshot, _ new: Snapshot) -> Note.Change {
    func more(_ a: Snapshot, _ b: Snapshot) -> [String] {
      var left = Dictionary(grouping: b.path + b.prompts, by: \.self).mapValues(\.count)
      return (a.path + a.prompts).filter { element in
        guard let count = left[element], count > 0 else { return true }
        left[element] = count - 1
        return false
      }
    }
    return .changed(added: more(new, old), removed: more(old, new))
  }

  /// Keeps what the calls that passed were like, and forgets fixtures that are no more.
  package mutating func record(
    _ fixtures: [LoadedFixture], _ results: [FixtureResult], known: [LoadedFixture]
  ) {
    for (loaded, result) in zip(fixtures, results) where result.passed && result.skipped == nil {
      let new = Self.snapshot(of: result)
      let old = recorded[loaded.source.path]?[result.name]
      guard old != new else { continue }
      recorded[loaded.source.path, default: [:]][result.name] = new
      changed.insert(loaded.source.path)
      notes.append(
        Note(
          file: loaded.source.path, fixture: result.name,
          change: old.map { Self.difference($0, new) } ?? .added))
    }
    let names = Self.names(of: known)
    for (path, snapshots) in recorded {
      let kept = snapshots.filter { names[path]?.contains($0.key) ?? true }
      if kept.count < snapshots.count {
        notes += snapshots.keys.filter { kept[$0] == nil }.map {
          Note(file: path, fixture: $0, change: .removed)
        }
        recorded[path] = kept
        changed.insert(path)
      }
    }
  }

  /// What is to be kept anew, by files of fixtures in order: the text of the snapshots beside each.
  package var changes: [(fixtures: String, text: String)] {
    changed.sorted().map { path in
      let snapshots = (recorded[path] ?? [:]).sorted { $0.key < $1.key }.map { name, snapshot in
        JSONValue.Member(
          name,
          .object([
            "path": .array(snapshot.path.map(JSONValue.text)),
            "prompts": .array(snapshot.prompts.map(JSONValue.text)),
          ]))
      }
      return (path, JSONValue.object(["snapshots": .object(snapshots)]).formatted + "\n")
    }
  }
}
