import Diagnostics

extension ScenarioReader {
  /// A trace with more bytes isn't read.
  package static let largestTrace = 256 << 20

  /// Reads the file of a trace: a line a call, with a heading that names the columns.
  func readCalls(_ value: LocatedValue, path: String) -> [Scenario.TracedCall] {
    table(value, path: path)?.read() ?? []
  }

  /// Reads the file of a trace for all types, whose column `type` tells them apart.
  func readSharedCalls(_ value: LocatedValue, path: String) -> [String: [Scenario.TracedCall]] {
    table(value, path: path)?.read(types: callTypes) ?? [:]
  }

  private func table(_ value: LocatedValue, path: String) -> CallTable? {
    guard let name = reader.text(value, path: path) else { return nil }
    guard let bytes = contents(name) else {
      reader.error(
        "unreadable-file", at: value.offset,
        Wording(
          zh: "读不了文件“\(name.prefix(200))”", en: "the file \"\(name.prefix(200))\" can't be read"
        ).at(path),
        hint:
          Wording(
            zh: "路径从情景文件算起，大小不超过 \(Self.largestTrace >> 20) MiB",
            en:
              "its path is relative to the scenario, and it has \(Self.largestTrace >> 20) MiB at most"
          ))
      return nil
    }
    return CallTable(
      file: SourceText(path: name, bytes: bytes), log: reader.log, begins: begins, lasts: lasts)
  }
}
