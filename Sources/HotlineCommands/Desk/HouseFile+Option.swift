internal import ArgumentParsing

extension ArgumentParsing.Option {
  static let houseFiles = value(
    "data", "FOLDER",
    help: "your own priorities.json5, scripts.json5, complaints.json5 (default: $HOTLINE_DATA)",
    completion: .directories)
}
