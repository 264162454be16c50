package import ArgumentParsing
internal import Diagnostics
package import FlowInterpreter
internal import Foundation
internal import VendorFlows

/// Flows of a folder that a command line names, by id or by path.
package struct FlowSelection {
  package var folder: FlowFolder
  package var ids: [String]

  /// The option by which commands about a flow take the directory.
  static let directoryOption = Option.value(
    "flows", "DIR",
    help: Wording(
      zh: "按名字查找流程的文件夹（默认 CallFlows）", en: "where flows are found by id (default: CallFlows)"),
    completion: .directories)

  /// The flows that words name, a selection for each folder; all of a directory if there are none.
  ///
  /// A word is the id of a flow in `directory`, the path of a flow's file, or the path of a
  /// directory of flows.
  /// - Parameter others: how the files of other systems are read.
  package static func all(
    _ words: [String], directory: String,
    others: [any ForeignFlowReader] = VendorSystems.readers
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
      FlowSelection(folder: FlowFolder(directory: $0.directory, others: others), ids: $0.ids)
    }
  }

  /// One flow that a word names, with the flows it runs.
  /// - Throws: `UsageError` if there is no such flow, `InvalidInput` if one of them can't be read.
  static func one(_ word: String, directory: String) throws -> (flow: Flow, library: FlowLibrary) {
    let selections = try all([word], directory: directory)
    guard let selection = selections.first, selection.ids.count == 1 else {
      throw UsageError(
        Wording(zh: "\(word)：应为一个流程，实际是文件夹", en: "\(word): expected one flow, found a directory"))
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
    if FileManager.default.fileExists(atPath: word), isFile(word) || word.contains("/") {
      return try file(word, log: log)
    }
    let (place, ids) = try resolve(word, directory: directory)
    guard ids.count == 1 else {
      throw UsageError(
        Wording(zh: "\(word)：应为一个流程，实际是文件夹", en: "\(word): expected one flow, found a directory"))
    }
    return folder(place).flow(ids[0], log: log)
  }

  /// - Throws: `UsageError` if there is no such flow, `InvalidInput` with every problem of it.
  static func version(_ word: String, directory: String) throws -> Flow {
    let log = DiagnosticLog()
    let flow = try version(word, directory: directory, log: log)
    try log.throwIfErrors()
    guard let flow else {
      preconditionFailure("a reader must report why it gives no flow (of \(word))")
    }
    return flow
  }

  /// The flow of a file of any name, ours or another system's.
  ///
  /// - Parameter log: gets what is wrong with it.
  static func file(_ path: String, log: DiagnosticLog) throws(InvalidInput) -> Flow? {
    let source = try SourceText(contentsOf: path)
    guard path.hasSuffix(".json") else { return FlowReader.read(source, anyName: true, log: log) }
    let name = URL(fileURLWithPath: path).lastPathComponent
    return VendorSystems.readers.flow(
      id: FlowFolder.id(ofFile: name) ?? name, source: source, log: log)
  }

  /// The flows of a directory, other systems' among them.
  private static func folder(_ path: String) -> FlowFolder {
    FlowFolder(directory: path, others: VendorSystems.readers)
  }

  private static func isFile(_ word: String) -> Bool {
    word.hasSuffix(".json5") || word.hasSuffix(".json")
  }

  private static func resolve(
    _ word: String, directory: String
  ) throws(UsageError) -> (directory: String, ids: [String]) {
    var isDirectory: ObjCBool = false
    let isPath = word.contains("/") || isFile(word)
    let exists = unsafe FileManager.default.fileExists(atPath: word, isDirectory: &isDirectory)
    if isPath, exists, isDirectory.boolValue {
      let place = trimmed(word)
      let ids = folder(place).ids
      guard !ids.isEmpty else {
        throw UsageError(Wording(zh: "\(place)：里面没有流程", en: "\(place): there are no flows in it"))
      }
      return (place, ids)
    }
    let url = URL(fileURLWithPath: word)
    let place = isPath ? trimmed(String(word.dropLast(url.lastPathComponent.count))) : directory
    let name = url.lastPathComponent
    let id = isPath ? FlowFolder.id(ofFile: name) ?? name : word
    let folder = folder(place.isEmpty ? "." : place)
    guard folder.contains(id) else {
      throw UsageError(
        isPath
          ? Wording(zh: "\(word)：没有这个流程或文件夹", en: "\(word): there is no such flow or directory")
          : Wording(zh: "\(place) 里没有流程“\(word)”", en: "\(place) has no flow \"\(word)\""),
        hint: folder.ids.isEmpty
          ? Wording(
            zh: "--flows 说明流程在哪里；hotline new DIR 写出一条自己的热线，加 --sample 写出示例热线",
            en: "--flows says where flows are; hotline new DIR writes a hotline of one's own, with "
              + "--sample the sample's")
          : Wording(
            zh: "有：\(folder.ids.prefix(20).joined(separator: "、"))",
            en: "there are: \(folder.ids.prefix(20).joined(separator: ", "))"))
    }
    return (place.isEmpty ? "." : place, [id])
  }

  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    return String(path)
  }
}
