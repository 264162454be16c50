package import Diagnostics

extension IssueKind {
  /// Reads a kind from a data file; flows may have kinds of their own, so only slips are refused.
  package static func read(
    _ value: LocatedValue, path: String, _ reader: DocumentReader
  ) -> IssueKind? {
    guard let name = reader.text(value, path: path) else { return nil }
    let kind = IssueKind(rawValue: name)
    if !known.contains(kind) {
      let guess = Suggestion.guess(at: name, in: known.map(\.rawValue))
      if !guess.isEmpty {
        reader.error(
          "unknown-kind", at: value.offset,
          Wording(zh: "没有类型“\(name)”", en: "no kind \"\(name)\"").at(path) + guess)
      }
    }
    return kind
  }
}
