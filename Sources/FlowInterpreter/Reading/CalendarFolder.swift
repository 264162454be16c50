package import Diagnostics
internal import Foundation

/// Where the calendars that flows share are found by their ids: files `calendars/ID.json5` beside the
/// flows, or texts in memory.
package struct CalendarFolder: Sendable {
  private enum Place: Sendable {
    case file(String)
    case memory(SourceText)
  }

  private let places: [String: Place]
  /// The name of the folder in a folder of flows.
  static let name = "calendars"

  /// The calendars of folders of flows; of those with one id the one in the folder named first.
  init(ofFlowsIn folders: [String]) {
    var places: [String: Place] = [:]
    for folder in folders {
      let path = (folder == "." || folder.isEmpty ? "" : folder + "/") + Self.name
      let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      for file in files.sorted() where file.hasSuffix(".json5") {
        let id = String(file.dropLast(6))
        if places[id] == nil { places[id] = .file(path + "/" + file) }
      }
    }
    self.places = places
  }

  /// The calendars beside the file of a flow.
  init(beside flow: String) {
    self.init(ofFlowsIn: [flow.lastIndex(of: "/").map { String(flow[..<$0]) } ?? "."])
  }

  /// Those of some texts whose path tells that they are calendars.
  init(_ sources: [SourceText]) {
    let calendars = sources.filter(Self.isCalendar).map { source in
      (
        String(source.path.split(separator: "/").last?.dropLast(6) ?? ""), Place.memory(source)
      )
    }
    places = Dictionary(calendars, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a text's path is that of a calendar.
  static func isCalendar(_ source: SourceText) -> Bool {
    let parts = source.path.split(separator: "/")
    return parts.count > 1 && parts[parts.count - 2] == name && source.path.hasSuffix(".json5")
  }

  /// The ids of all calendars there are, sorted.
  package var ids: [String] { places.keys.sorted() }

  package func contains(_ id: String) -> Bool { places[id] != nil }

  /// What findings call the file of a calendar; `nil` if there is none.
  package func path(of id: String) -> String? {
    switch places[id] {
    case .file(let path): path
    case .memory(let source): source.path
    case nil: nil
    }
  }

  /// The text of a calendar; if it can't be read, that is reported.
  package func source(of id: String, log: DiagnosticLog) -> SourceText? {
    switch places[id] {
    case .memory(let source): return source
    case .file(let path):
      do throws(InvalidInput) {
        return try SourceText(contentsOf: path)
      } catch {
        log.add(contentsOf: error.diagnostics)
        return nil
      }
    case nil: return nil
    }
  }

  /// The hours of a calendar; what is wrong with it is reported.
  func calendar(_ id: String, log: DiagnosticLog) -> OpeningHours? {
    source(of: id, log: log).flatMap { CalendarReader.read($0, id: id, log: log) }
  }
}
