internal import ArgumentParsing
internal import BuiltInFiles
internal import Diagnostics

extension ArgumentParsing.Option {
  static let houseFiles = value(
    "data", "FOLDER",
    help: "your own priorities.json5, scripts.json5, complaints.json5 (default: $HOTLINE_DATA)",
    completion: .directories)
}

extension HouseFile {
  /// The file of the folder named, else of that in `$HOTLINE_DATA`, else the one built in.
  func source(in folder: String?, _ console: Console) throws(InvalidInput) -> SourceText {
    try source(in: folder ?? console.environment["HOTLINE_DATA"])
  }
}
