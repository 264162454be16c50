package import Diagnostics
internal import Foundation

/// Where flows are found by their ids: directories of `ID.json5` files, or texts in memory.
///
/// Files `NAME.json` are flows of other systems; their ids are their names made ids.
package struct FlowFolder: Sendable {
  private enum Place: Sendable {
    /// The file of each flow, and what people call the directories.
    case directories(files: [String: String], name: String)
    case memory([String: SourceText])
  }

  private let place: Place
  /// The ids of all flows there are, sorted.
  package let ids: [String]
  private let known: Set<String>
  /// Files of other systems whose names make the same id, by the one that bears it.
  private var clashes: [String: String] = [:]
  /// The calendars that lie beside the flows.
  package let calendars: CalendarFolder
  /// Reads the files of other systems.
  private let others: [any ForeignFlowReader]

  /// The flows in a directory, not in those inside it; none if it can't be read.
  package init(directory path: String, others: [any ForeignFlowReader] = []) {
    self.init(directories: [path], others: others)
  }

  /// The id of the flow in a file, by its name; `nil` for files that hold no flow.
  package static func id(ofFile name: String) -> String? {
    if name.hasSuffix(".json5") { return String(name.dropLast(6)) }
    if name.hasSuffix(".json") {
      return Identifier.slug(of: String(name.dropLast(5)), kind: "flow")
    }
    return nil
  }

  /// The flows in several directories; of those with one id the one in the directory named first.
  package init(directories paths: [String], others: [any ForeignFlowReader] = []) {
    var flows: [String: String] = [:]
    var clashes: [String: String] = [:]
    for path in paths {
      // Files of the working directory are named as people name them, not `./…`.
      let parent = path == "." ? "" : path.hasSuffix("/") || path.isEmpty ? path : path + "/"
      let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      // Of files with one id in one directory ours goes first.
      let known = flows
      for file in files.sorted().reversed() where others.isEmpty ? file.hasSuffix(".json5") : true {
        guard let id = Self.id(ofFile: file), known[id] == nil else { continue }
        if file.hasSuffix(".json5") || flows[id]?.hasSuffix(".json5") != true {
          clashes[id] = file.hasSuffix(".json5") ? nil : flows[id]
          flows[id] = parent + file
        }
      }
    }
    self.init(
      .directories(files: flows, name: paths.joined(separator: " and ")), ids: Array(flows.keys),
      CalendarFolder(ofFlowsIn: paths), others)
    self.clashes = clashes
  }

  /// The flows of texts, by the base names of their paths; those in a folder `calendars` are that.
  package init(_ sources: [SourceText], others: [any ForeignFlowReader] = []) {
    let named = sources.filter { !CalendarFolder.isCalendar($0) }.map { source in
      let file = source.path.split(separator: "/").last.map(String.init) ?? source.path
      return (Self.id(ofFile: file) ?? file, source)
    }
    let byID = Dictionary(named, uniquingKeysWith: { first, _ in first })
    self.init(.memory(byID), ids: Array(byID.keys), CalendarFolder(sources), others)
  }

  private init(
    _ place: Place, ids: [String], _ calendars: CalendarFolder, _ others: [any ForeignFlowReader]
  ) {
    self.place = place
    self.others = others
    self.calendars = calendars
    self.ids = ids.sorted()
    known = Set(ids)
  }

  package func contains(_ id: String) -> Bool { known.contains(id) }

  /// What findings call the file of a flow, whether it can be read or not; `nil` if there is none.
  func path(of id: String) -> String? {
    switch place {
    case .memory(let sources): sources[id]?.path
    case .directories(let files, _): files[id]
    }
  }

  /// The text of a flow; if it can't be read, that is reported.
  func source(of id: String, log: DiagnosticLog) -> SourceText? {
    switch place {
    case .memory(let sources): return sources[id]
    case .directories(let files, _):
      guard let file = files[id] else { return nil }
      do throws(InvalidInput) {
        return try SourceText(contentsOf: file)
      } catch {
        log.add(contentsOf: error.diagnostics)
        return nil
      }
    }
  }

  /// A flow by itself; what is wrong with it is reported.
  package func flow(_ id: String, log: DiagnosticLog) -> Flow? {
    source(of: id, log: log).flatMap { source in
      if let other = clashes[id] {
        log.add(
          Diagnostic(
            .error, "two-flows-of-one-id", in: source, at: 0,
            Wording(
              zh: "这个文件和 \(other) 都是流程“\(id)”",
              en: "the file and \(other) are both the flow \"\(id)\""),
            hint: Wording(zh: "改其中一个的名字", en: "rename one of them")))
        return nil
      }
      return source.path.hasSuffix(".json")
        ? others.flow(id: id, source: source, log: log)
        : FlowReader.read(source, calendars: calendars, log: log)
    }
  }

  /// What to say of a flow that is not here.
  func missing(_ id: String) -> Diagnostic {
    let name: String
    switch place {
    case .directories(_, let directories): name = directories
    case .memory: name = "flows"
    }
    return Diagnostic(
      .error, "unknown-flow", file: name,
      Wording(zh: "没有流程“\(id.prefix(40))”", en: "there is no flow \"\(id.prefix(40))\"")
        + Suggestion.guess(at: id, in: ids))
  }
}
