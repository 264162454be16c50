/// A small hotline of one's own to begin with: a flow, two fixtures, a scenario and invented people,
/// made from the templates in `Fixtures/New`.
package struct NewHotline: Sendable {
  /// What its flow and its scenario are called: `[a-z][a-z0-9-]*`, at most 40 characters.
  package let id: String
  /// What callers and the README call it; without anything that means something in a flow.
  package let name: String

  static let templates = "Fixtures/New/"

  /// - Parameter folder: the name of its folder; the id is as much of it as an id may hold, and
  ///   `hotline` if that is nothing.
  package init(folder: String) {
    name = String(folder.filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) })
    let plain = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let words = String(plain).split(separator: "-").joined(separator: "-")
    let named = words.first.map { $0.isLetter ? words : "hotline-" + words } ?? "hotline"
    id = String(named.prefix(40))
  }

  /// The files, by their paths in its folder.
  package var files: [BuiltInFile] {
    BuiltInFile.all.filter { $0.path.hasPrefix(Self.templates) }.map { template in
      let path = template.path.dropFirst(Self.templates.count).dropLast(".template".count)
      return BuiltInFile(
        path: String(path.replacing("ID.", with: id + ".")),
        text: template.text.replacing("{{id}}", with: id).replacing("{{name}}", with: name))
    }
  }
}
