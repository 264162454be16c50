internal import ArgumentParsing
internal import Diagnostics

extension ArgumentParsing.Option {
  static let houseFiles = value(
    "data", "FOLDER",
    help: Wording(
      zh: "自己的 priorities.json5、scripts.json5、complaints.json5（默认 $HOTLINE_DATA）",
      en: "your own priorities.json5, scripts.json5, complaints.json5 (default: $HOTLINE_DATA)"),
    completion: .directories)
}
