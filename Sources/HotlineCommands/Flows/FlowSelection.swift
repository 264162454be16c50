internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Foundation

/// Flows of a folder that a command line names, by id or by path.
struct FlowSelection {
  var folder: FlowFolder
  var ids: [String]

  /// The option by which commands about a flow take the directory.
  static let directoryOption = Option.value(
    "flows", "DIR", help: "where flows are found by id (default: CallFlows)",
    completion: .directories)

  /// The flows that words name, a selection for each folder; all of a directory if there are none.
  ///
  /// A word is the id of a flow in `directory`, the path of a flow's file, or the path of a
  /// directory of flows.
  static func all(
    _ words: [String], directory: String
  ) throws(UsageError) -> [FlowSelection] {
    var selections: [(directory: String, ids: [String])] = []
    for word in words.isEmpty ? [directory + "/"] : words {
      let (place, ids) = try resolve(word, directory: directory)
      if let known = selections.firstIndex(where: { $0.directory == place }) {
        selections[known].ids += ids.filter { !selections[known].ids.contains($0) }
      } else {
        selections.append((place, ids))
      }
    }
    return selections.map {
      FlowSelection(folder: FlowFolder(directory: $0.directory), ids: $0.ids)
    }
  }

  /// One flow that a word names, with the flows it runs.
  /// - Throws: `UsageError` if there is no such flow, `InvalidInput` if one of them can't be read.
  static func one(_ word: String, directory: String) throws -> (flow: Flow, library: FlowLibrary) {
    let selections = try all([word], directory: directory)
    guard let selection = selections.first, selection.ids.count == 1 else {
      throw UsageError("\(word): expected one flow, found a directory")
    }
    let library = try FlowLibrary(selection.ids, in: selection.folder)
    guard let flow = library[selection.ids[0]] else {
      preconditionFailure("FlowLibrary must have the flow it was read for (was \(selection.ids))")
    }
    return (flow, library)
  }

  /// One flow alone that a word names; a file may have any name, as an old version's does.
  ///
  /// - Parameter log: gets what is wrong with it.
  static func version(
    _ word: String, directory: String, log: DiagnosticLog
  ) throws -> Flow? {
    if FileManager.default.fileExists(atPath: word), word.hasSuffix(".json5") || word.contains("/")
    {
      return FlowReader.read(try SourceText(contentsOf: word), anyName: true, log: log)
    }
    let (place, ids) = try resolve(word, directory: directory)
    guard ids.count == 1 else { throw UsageError("\(word): expected one flow, found a directory") }
    return FlowFolder(directory: place).flow(ids[0], log: log)
  }

  private static func resolve(
    _ word: String, directory: String
  ) throws(UsageError) -> (directory: String, ids: [String]) {
    var isDirectory: ObjCBool = false
    let isPath = word.contains("/") || word.hasSuffix(".json5")
    let exists = unsafe FileManager.default.fileExists(atPath: word, isDirectory: &isDirectory)
    if isPath, exists, isDirectory.boolValue {
      let place = trimmed(word)
      let ids = FlowFolder(directory: place).ids
      guard !ids.isEmpty else { throw UsageError("\(place): there are no flows in it") }
      return (place, ids)
    }
    let url = URL(fileURLWithPath: word)
    let place = isPath ? trimmed(String(word.dropLast(url.lastPathComponent.count))) : directory
    let id = isPath ? url.deletingPathExtension().lastPathComponent : word
    let folder = FlowFolder(directory: place.isEmpty ? "." : place)
    guard folder.contains(id) else {
      throw UsageError(
        isPath ? "\(word): there is no such flow or directory" : "\(place) has no flow \"\(word)\"",
        hint: folder.ids.isEmpty ? nil : "it has \(folder.ids.prefix(20).joined(separator: ", "))")
    }
    return (place.isEmpty ? "." : place, [id])
  }

  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }
}
