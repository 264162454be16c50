/// Reads the members of one object by key, remembering which keys its format knows.
///
/// A class, because asking for a key marks it as known while the reading goes on.
package final class ObjectReader {
  package let value: LocatedValue
  /// What the object is, for messages, such as `node "main"`; empty for the file itself.
  package let path: String
  package let reader: DocumentReader
  private let members: [String: LocatedValue.Member]
  private let order: [String]
  private var known: [String] = []

  init(
    _ value: LocatedValue, members: [LocatedValue.Member], path: String, reader: DocumentReader
  ) {
    self.value = value
    self.path = path
    self.reader = reader
    self.members = Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0) })
    order = members.map(\.key)
  }

  /// The words in front of a message about a key: `node "main": timeout`.
  package func path(of key: String) -> String { path.isEmpty ? key : "\(path): \(key)" }

  /// The value of a key, or `nil` if it is not there.
  package func optional(_ key: String) -> LocatedValue? {
    known.append(key)
    return members[key]?.value
  }

  /// The value of a key, reported if it is missing.
  package func required(_ key: String) -> LocatedValue? {
    if let value = optional(key) { return value }
    let misspelt = order.first { name in
      !known.contains(name) && Suggestion.closest(to: name, in: [key]) != nil
    }
    let guess =
      misspelt.map { Wording(zh: "（“\($0)”是不是它？）", en: " (is \"\($0)\" meant to be it?)") }
      ?? .empty
    reader.error(
      "missing-key", at: value.offset,
      Wording(zh: "缺少键“\(key)”", en: "missing key \"\(key)\"").at(path) + guess)
    return nil
  }

  package func has(_ key: String) -> Bool { members[key] != nil }

  /// Where a key stands, for findings about the key rather than its value.
  package func keyOffset(_ key: String) -> Int { members[key]?.keyOffset ?? value.offset }

  // MARK: Shorthands: the value of a key, read

  package func text(_ key: String) -> String? {
    optional(key).flatMap { reader.text($0, path: path(of: key)) }
  }

  package func requiredText(_ key: String) -> String? {
    required(key).flatMap { reader.text($0, path: path(of: key)) }
  }

  package func boolean(_ key: String) -> Bool? {
    optional(key).flatMap { reader.boolean($0, path: path(of: key)) }
  }

  /// A finite number within the range under a key, if it is there.
  package func number(_ key: String, in range: ClosedRange<Double>) -> Double? {
    optional(key).flatMap { reader.number($0, path: path(of: key), in: range) }
  }

  package func integer(_ key: String, in range: ClosedRange<Int>) -> Int? {
    optional(key).flatMap { reader.integer($0, path: path(of: key), in: range) }
  }

  /// A duration with its units under a key, if it is there.
  package func duration(_ key: String) -> Duration? {
    optional(key).flatMap { reader.duration($0, path: path(of: key)) }
  }

  /// A moment with its offset under a key, if it is there.
  package func instant(_ key: String) -> Instant? {
    optional(key).flatMap { reader.instant($0, path: path(of: key)) }
  }

  /// An amount in yuan under a key, if it is there.
  package func money(_ key: String) -> Money? {
    optional(key).flatMap { reader.money($0, path: path(of: key)) }
  }

  package func oneOf<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type, _ key: String
  ) -> Choice? where Choice.RawValue == String {
    optional(key).flatMap { reader.oneOf(type, $0, path: path(of: key)) }
  }

  package func list(_ key: String) -> [LocatedValue] {
    optional(key).map { reader.list($0, path: path(of: key)) } ?? []
  }

  package func object(_ key: String) -> ObjectReader? {
    optional(key).flatMap { reader.object($0, path: path(of: key)) }
  }

  /// More unknown keys of one object are told together: it is no such object.
  private static let mostUnknown = 50

  /// Reports every key that was never asked for.
  package func finish() {
    let unknown = order.filter { !known.contains($0) }
    guard unknown.count <= Self.mostUnknown else {
      let names = unknown.prefix(3).map { "\"\($0.prefix(40))\"" }.joined(separator: ", ")
      return reader.error(
        "unknown-key", at: members[unknown[0]]?.keyOffset ?? 0,
        Wording(
          zh: "有 \(unknown.count) 个不认识的键，开头几个是 \(names)",
          en: "\(unknown.count) unknown keys, the first of them \(names)"
        ).at(path),
        hint: knownKeys)
    }
    for key in unknown {
      guard let member = members[key] else { continue }
      let guess = Suggestion.guess(at: key, in: known)
      reader.error(
        "unknown-key", at: member.keyOffset,
        Wording(zh: "不认识的键“\(key.prefix(40))”", en: "unknown key \"\(key.prefix(40))\"").at(path)
          + guess,
        hint: guess.isEmpty ? knownKeys : nil)
    }
  }

  /// The keys that can stand here, each once, however often it was asked for.
  private var knownKeys: Wording {
    let keys = Set(known).sorted()
    return Wording(
      zh: "这里可用：\(keys.joined(separator: "、"))", en: "known here: \(keys.joined(separator: ", "))")
  }
}
