internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Foundation

/// The house's own data files: priorities and scripts.
///
/// They are looked for in `--data`, else `$HOTLINE_DATA`; else in `Fixtures/Data` under the working
/// directory or any folder above the program, else in `share/hotline` beside its folder.
struct DataFile {
  static let option = ArgumentParsing.Option.value(
    "data", "FOLDER", help: "folder of priorities.json5 and scripts.json5 (default: $HOTLINE_DATA)",
    completion: .directories)

  /// The text of a file, or `nil` if it is in none of the usual places.
  ///
  /// - Parameter folder: where to look, if that was said.
  /// - Throws: `UsageError` if a folder was named that lacks the file.
  static func find(
    _ name: String, in folder: String?, _ console: Console
  ) throws -> SourceText? {
    let named = folder ?? console.environment["HOTLINE_DATA"] ?? ""
    if !named.isEmpty {
      let path = named + "/" + name
      return try SourceText(contentsOf: path)
    }
    let places = usualFolders.map { $0 + "/" + name }
    guard let path = places.first(where: FileManager.default.isReadableFile) else { return nil }
    return try SourceText(contentsOf: path)
  }

  private static var usualFolders: [String] {
    var folders = ["Fixtures/Data"]
    let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    var parts = (program ?? "").split(separator: "/").dropLast()
    folders.append("/" + parts.dropLast().joined(separator: "/") + "/share/hotline")
    while !parts.isEmpty {
      folders.append("/" + parts.joined(separator: "/") + "/Fixtures/Data")
      parts = parts.dropLast()
    }
    return folders
  }
}
