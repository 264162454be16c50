package import Diagnostics
internal import Foundation

/// Finds fixtures, and for each its flows and its data.
///
/// Flows are looked up in the folder `flows` beside the fixture, then in the folder of flows; data
/// files beside the fixture, then in the folder of data.
package struct FixtureLoader {
  private let flows: String
  private let data: String
  private let others: [any ForeignFlowReader]
  private let log = DiagnosticLog()
  private var known: [String: (data: DirectoryData, source: SourceText?)] = [:]

  /// - Parameters:
  ///   - flows: the folder of flows.
  ///   - data: the folder of data.
  ///   - others: read flows of other systems.
  package init(
    flows: String, data: String = DirectoryReader.usualFolder,
    others: [any ForeignFlowReader] = []
  ) {
    self.others = others
    self.flows = flows
    self.data = data
  }

  /// Reads all fixtures of files and folders, in the order given, those of a folder sorted by path.
  /// - Throws: `InvalidInput` with every problem of every fixture, flow and data file.
  package mutating func load(_ paths: [String]) throws(InvalidInput) -> [LoadedFixture] {
    var read: [(source: SourceText, fixture: Fixture)] = []
    for path in paths {
      for (file, isNamed) in files(in: path) {
        guard let source = source(of: file) else { continue }
        for fixture in fixtures(in: source, isNamed: isNamed) { read.append((source, fixture)) }
      }
    }
    let libraries = libraries(for: read)
    var loaded: [LoadedFixture] = []
    for (source, fixture) in read {
      let data = data(of: fixture, in: source)
      guard let library = libraries[flowPlaces(of: fixture, in: source)] else { continue }
      let prepared = PreparedFixture(fixture: fixture, library: library, data: data.data)
      prepared.checkNames(in: source, log: log)
      loaded.append(LoadedFixture(source: source, prepared: prepared, data: data.source))
    }
    try log.throwIfErrors()
    return loaded
  }

  /// What is unwise in the files read, sorted by place.
  package var warnings: [Diagnostic] { log.diagnostics.sorted() }

  // MARK: Files

  private func files(in path: String) -> [(file: String, isNamed: Bool)] {
    var isDirectory = ObjCBool(false)
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory),
      isDirectory.boolValue
    else { return [(path, true)] }
    let inside = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    let parent = path == "." ? "" : path.hasSuffix("/") ? path : path + "/"
    return inside.filter { $0.hasSuffix(".json5") || $0.hasSuffix(".json") }.sorted()
      .map { (parent + $0, false) }
  }

  private func source(of file: String) -> SourceText? {
    do throws(InvalidInput) {
      return try SourceText(contentsOf: file)
    } catch {
      log.add(contentsOf: error.diagnostics)
      return nil
    }
  }

  /// The fixtures of a file; a file of another kind that was found in a folder has none.
  private func fixtures(in source: SourceText, isNamed: Bool) -> [Fixture] {
    if !isNamed, let document = try? JSON5Parser.parse(source),
      !FixtureReader.looksLikeFixtures(document)
    {
      return []
    }
    return FixtureReader.fixtures(in: source, log: log)
  }

  private static func folder(of file: String) -> String {
    file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }

  // MARK: Flows

  private func flowFolders(beside file: String) -> [String] {
    let own = Self.folder(of: file) + "flows"
    var isDirectory = ObjCBool(false)
    let exists = unsafe FileManager.default.fileExists(atPath: own, isDirectory: &isDirectory)
    return exists && isDirectory.boolValue ? [own, flows] : [flows]
  }

  /// Where the flows of fixtures are looked up, and by what names.
  private struct FlowPlaces: Hashable {
    var folders: [String]
    var names: [String: String]
  }

  private func flowPlaces(of fixture: Fixture, in source: SourceText) -> FlowPlaces {
    FlowPlaces(
      folders: flowFolders(beside: source.path), names: fixture.flows.mapValues(\.name))
  }

  /// The flows that fixtures need, by where they are looked up.
  private func libraries(
    for fixtures: [(source: SourceText, fixture: Fixture)]
  ) -> [FlowPlaces: FlowLibrary] {
    var roots: [FlowPlaces: [String]] = [:]
    var folders: [FlowPlaces: FlowFolder] = [:]
    var order: [FlowPlaces] = []
    for (source, fixture) in fixtures {
      let key = flowPlaces(of: fixture, in: source)
      if folders[key] == nil { order.append(key) }
      let folder = folders[key] ?? FlowFolder(directories: key.folders, others: others)
      folders[key] = folder
      for named in fixture.flows.values.sorted(by: { $0.offset < $1.offset })
      where !folder.contains(named.name) {
        DocumentReader(source, log: log).error(
          "unknown-flow", at: named.offset,
          Wording(
            zh: "flows：没有流程“\(named.name.prefix(40))”",
            en: "flows: there is no flow \"\(named.name.prefix(40))\"")
            + Suggestion.guess(at: named.name, in: folder.ids))
      }
      guard folder.contains(fixture.flow.name) else {
        DocumentReader(source, log: log).error(
          "unknown-flow", at: fixture.flow.offset,
          Wording(
            zh: "\(key.folders.joined(separator: "、")) 里没有流程“\(fixture.flow.name.prefix(40))”",
            en:
              "there is no flow \"\(fixture.flow.name.prefix(40))\" in \(key.folders.joined(separator: ", "))"
          )
            + Suggestion.guess(at: fixture.flow.name, in: folder.ids))
        continue
      }
      roots[key, default: []].append(fixture.flow.name)
    }
    var libraries: [FlowPlaces: FlowLibrary] = [:]
    for key in order {
      guard let folder = folders[key] else { continue }
      libraries[key] = FlowLibrary.read(
        roots[key] ?? [], in: folder, names: key.names, log: log)
    }
    return libraries
  }

  // MARK: Data

  private mutating func data(
    of fixture: Fixture, in source: SourceText
  ) -> (data: DirectoryData, source: SourceText?) {
    switch fixture.data {
    case .none: return (.empty, nil)
    case .inline(let data, _): return (data, nil)
    case .file(let name):
      let places = [Self.folder(of: source.path), data + "/"].map { $0 + name.name }
      guard let file = places.first(where: FileManager.default.fileExists(atPath:)) else {
        DocumentReader(source, log: log).error(
          "unknown-data", at: name.offset,
          Wording(
            zh: "测试旁边和 \(data) 里都没有数据文件“\(name.name.prefix(80))”",
            en:
              "there is no data file \"\(name.name.prefix(80))\" beside the fixture or in \(data)"))
        return (.empty, nil)
      }
      if let read = known[file] { return read }
      let text = self.source(of: file)
      let read = (data: text.map(readData) ?? .empty, source: text)
      known[file] = read
      return read
    }
  }

  private func readData(_ source: SourceText) -> DirectoryData {
    do throws(InvalidInput) {
      let document = try JSON5Parser.parse(source)
      return DirectoryReader(DocumentReader(source, log: log)).data(document, path: "")
    } catch {
      log.add(contentsOf: error.diagnostics)
      return .empty
    }
  }
}
