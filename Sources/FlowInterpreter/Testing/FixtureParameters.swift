internal import Diagnostics

/// The `parameters` of a fixture: each object of them makes a call of its own.
struct FixtureParameters {
  let reader: DocumentReader

  /// More calls of one fixture than this are refused.
  private static let most = 1_000

  /// The fixtures that one object stands for: itself without `parameters`, else one for each of
  /// them, with `{name}` replaced wherever the parameters have that name.
  func fixtures(of value: LocatedValue, path: String) -> [LocatedValue] {
    guard case .object(let members) = value.content, let given = value["parameters"] else {
      return [value]
    }
    let own = path.isEmpty ? "parameters" : "\(path): parameters"
    let sets = reader.list(given, path: own)
    if sets.isEmpty, case .array = given.content {
      reader.error(
        "empty-list", at: given.offset,
        Wording(zh: "至少要有一通来电", en: "expected at least one call").at(own))
    }
    guard sets.count <= Self.most else {
      reader.error(
        "too-many", at: sets[Self.most].offset,
        Wording(
          zh: "有 \(sets.count) 个，最多读 \(Self.most) 个",
          en: "there are \(sets.count), at most \(Self.most) are read"
        ).at(own))
      return []
    }
    let rest = LocatedValue(
      .object(members.filter { $0.key != "parameters" }), offset: value.offset, end: value.end)
    var used: Set<String> = []
    var named: [LocatedValue.Member] = []
    let fixtures = sets.enumerated().map { index, set in
      let parameters = reader.members(set, path: "\(own)[\(index)]")
      named += parameters
      var filling = Filling(
        parameters: Dictionary(
          parameters.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
      let filled = filling.fill(rest)
      used.formUnion(filling.used)
      return filling.namesFixture(rest) ? filled : Self.numbered(filled, index + 1)
    }
    reportMissing(in: sets, used: used, path: own)
    var told: Set<String> = []
    for parameter in named
    where !used.contains(parameter.key) && told.insert(parameter.key).inserted {
      reader.warning(
        "unused-parameter", at: parameter.keyOffset,
        Wording(
          zh: "测试里没有用到 {\(parameter.key.prefix(40))}",
          en: "nothing in the fixture says {\(parameter.key.prefix(40))}"
        ).at(own))
    }
    return fixtures
  }

  /// Reports a call that lacks what other calls put into the fixture: there `{name}` stays as it is.
  private func reportMissing(in sets: [LocatedValue], used: Set<String>, path: String) {
    for (index, set) in sets.enumerated() {
      guard case .object(let members) = set.content else { continue }
      for name in used.subtracting(members.map(\.key)).sorted() {
        reader.warning(
          "missing-parameter", at: set.offset,
          Wording(
            zh: "没有 \(name.prefix(40))，{\(name.prefix(40))} 原样保留",
            en: "has no \(name.prefix(40)), so {\(name.prefix(40))} stays as it is"
          ).at("\(path)[\(index)]"))
      }
    }
  }

  /// A fixture whose name tells which of its calls it is.
  private static func numbered(_ fixture: LocatedValue, _ number: Int) -> LocatedValue {
    guard case .object(let members) = fixture.content else { return fixture }
    let renamed = members.map { member -> LocatedValue.Member in
      guard member.key == "fixture", case .text(let name) = member.value.content else {
        return member
      }
      return LocatedValue.Member(
        key: member.key, keyOffset: member.keyOffset,
        value: LocatedValue(
          .text("\(name) [\(number)]"), offset: member.value.offset, end: member.value.end))
    }
    return LocatedValue(.object(renamed), offset: fixture.offset, end: fixture.end)
  }
}

/// One call's parameters, put in where a fixture names them.
private struct Filling {
  let parameters: [String: LocatedValue]
  /// The parameters that were named somewhere.
  private(set) var used: Set<String> = []

  init(parameters: [String: LocatedValue]) { self.parameters = parameters }

  /// Whether the fixture's name has a placeholder.
  func namesFixture(_ fixture: LocatedValue) -> Bool {
    guard case .text(let name)? = fixture["fixture"]?.content else { return false }
    return parameters.keys.contains { name.contains("{\($0)}") }
  }

  mutating func fill(_ value: LocatedValue) -> LocatedValue {
    switch value.content {
    case .null, .boolean, .number: return value
    case .array(let elements):
      var filled: [LocatedValue] = []
      for element in elements { filled.append(fill(element)) }
      return LocatedValue(.array(filled), offset: value.offset, end: value.end)
    case .object(let members):
      var filled: [LocatedValue.Member] = []
      for member in members {
        filled.append(
          LocatedValue.Member(
            key: fill(member.key), keyOffset: member.keyOffset, value: fill(member.value)))
      }
      return LocatedValue(.object(filled), offset: value.offset, end: value.end)
    case .text(let text):
      // Where a text is nothing but a placeholder the parameter stands there as it is, a number too.
      if text.hasPrefix("{"), text.hasSuffix("}"),
        let whole = parameters[String(text.dropFirst().dropLast())]
      {
        used.insert(String(text.dropFirst().dropLast()))
        return LocatedValue(whole.content, offset: value.offset, end: value.end)
      }
      return LocatedValue(.text(fill(text)), offset: value.offset, end: value.end)
    }
  }

  /// The text with each placeholder replaced once; what a parameter says is not searched again.
  private mutating func fill(_ text: String) -> String {
    guard text.contains("{") else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}"),
        let value = parameters[String(rest[rest.index(after: open)..<close])],
        let words = Self.words(of: value)
      else {
        result.append("{")
        rest = rest.dropFirst()
        continue
      }
      used.insert(String(rest[rest.index(after: open)..<close]))
      result += words
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// A value inside a text; a list or an object can't stand there.
  private static func words(of value: LocatedValue) -> String? {
    switch value.content {
    case .text(let text): text
    case .number(_, let literal): literal
    case .boolean(let boolean): boolean ? "true" : "false"
    case .null: ""
    case .array, .object: nil
    }
  }
}
