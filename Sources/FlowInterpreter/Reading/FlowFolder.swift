package import Diagnostics
internal import Foundation

/// Where flows are found by their ids: directories of `ID.json5` files, or texts in memory.
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
  /// The calendars that lie beside the flows.
  package let calendars: CalendarFolder

  /// The flows in a directory, not in those inside it; none if it can't be read.
  package init(directory path: String) { self.init(directories: [path]) }

  /// The flows in several directories; of those with one id the one in the directory named first.
  package init(directories paths: [String]) {
    var flows: [String: String] = [:]
    for path in paths {
      // Files of the working directory are named as people name them, not `./…`.
      let parent = path == "." ? "" : path.hasSuffix("/") || path.isEmpty ? path : path + "/"
      let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      for file in files where file.hasSuffix(".json5") {
        let id = String(file.dropLast(6))
        if flows[id] == nil { flows[id] = parent + file }
      }
    }
    self.init(
      .directories(files: flows, name: paths.joined(separator: " and ")), ids: Array(flows.keys),
      CalendarFolder(ofFlowsIn: paths))
  }

  /// The flows of texts, by the base names of their paths; those in a folder `calendars` are that.
  package init(_ sources: [SourceText]) {
    let named = sources.filter { !CalendarFolder.isCalendar($0) }.map { source in
      let file = source.path.split(separator: "/").last.map(String.init) ?? source.path
      return (file.hasSuffix(".json5") ? String(file.dropLast(6)) : file, source)
    }
    let byID = Dictionary(named, uniquingKeysWith: { first, _ in first })
    self.init(.memory(byID), ids: Array(byID.keys), CalendarFolder(sources))
  }

  private init(_ place: Place, ids: [String], _ calendars: CalendarFolder) {
    self.place = place
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
    source(of: id, log: log).flatMap { FlowReader.read($0, calendars: calendars, log: log) }
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
      "there is no flow \"\(id.prefix(40))\"" + Suggestion.didYouMean(id, in: ids))
  }
}
