package import Diagnostics

/// A place in a scenario file, such as `pools.front.agents` or `promotions[0].multiply`.
package struct ScenarioPath: Sendable {
  private enum Part: Equatable, Sendable {
    case key(String)
    case index(Int)
  }

  package let text: String
  private let parts: [Part]

  /// - Throws: `VaryingFault.noPath` if it is written otherwise.
  package init(_ text: String) throws(VaryingFault) {
    self.text = text
    var parts: [Part] = []
    for piece in text.split(separator: ".", omittingEmptySubsequences: false) {
      let names = piece.split(separator: "[", omittingEmptySubsequences: false)
      guard let name = names.first, !name.isEmpty else {
        throw .noPath(text)
      }
      parts.append(.key(String(name)))
      for index in names.dropFirst() {
        guard index.hasSuffix("]"), let number = Int(index.dropLast()), number >= 0 else {
          throw .noPath(text)
        }
        parts.append(.index(number))
      }
    }
    self.parts = parts
  }

  // MARK: Changing a file

  /// Adds the edits that put a value in this place of a scenario.
  ///
  /// A number for a list, or for the profiles of weekdays, is put for all of it, a duration for a
  /// distribution is its mean. A factor multiplies a number, each of a list or of profiles, the agents of
  /// each shift, a duration, or every duration of a distribution.
  ///
  /// - Throws: `VaryingFault` if there is no such place, or its value can't be multiplied.
  package func set(
    _ value: SweepRange.Value, in root: LocatedValue, _ edits: inout SourceEdits
  ) throws(VaryingFault) {
    var place = root
    for (depth, part) in parts.dropLast().enumerated() {
      guard let next = Self.child(part, of: place) else { throw unknown(depth, in: place) }
      place = next
    }
    guard let last = parts.last else { return }
    guard let old = Self.child(last, of: place) else {
      guard case .key(let key) = last, case .object = place.content, value.factor == nil else {
        throw unknown(parts.count - 1, in: place)
      }
      edits.set(key, of: place, to: value.literal)
      return
    }
    try put(value, for: old, &edits)
  }

  private func put(
    _ value: SweepRange.Value, for old: LocatedValue, _ edits: inout SourceEdits
  ) throws(VaryingFault) {
    if case .object = old.content { return try put(value, forObject: old, &edits) }
    guard let factor = value.factor else {
      edits.replace(old, with: value.literal)
      return
    }
    switch old.content {
    case .number(let number, _):
      // Agents are whole people.
      let product = number * factor
      let isWhole = parts.contains(.key("agents"))
      edits.replace(old, with: JSONValue.number(isWhole ? product.rounded() : product).compact)
      return
    case .array(let elements):
      // What is seldom stays as seldom, and who never hangs up doesn't.
      let isWeighted = Self.isWeighted(elements)
      for element in isWeighted ? Array(elements.prefix(1)) : elements {
        if case .text("never") = element.content { continue }
        try put(value, for: element, &edits)
      }
      return
    case .text(let text):
      guard let duration = DurationNotation.parse(text) else { break }
      let milliseconds = (Double(duration.wholeMilliseconds) * factor).rounded()
      guard milliseconds < 1e15 else { break }
      let product = DurationNotation.format(.milliseconds(Int64(milliseconds)))
      edits.replace(old, with: JSONValue.text(product).compact)
      return
    default: break
    }
    throw .notMultipliable(path: text, kind: old.kindName)
  }

  private func put(
    _ value: SweepRange.Value, forObject old: LocatedValue, _ edits: inout SourceEdits
  ) throws(VaryingFault) {
    if let mean = Self.mean(of: old) { return try put(value, for: mean, &edits) }
    guard case .object(let members) = old.content else { return }
    let hasDays = parts.last == .key("perHour")
    switch (value.factor, members.first?.key) {
    case (nil, _) where hasDays: edits.replace(old, with: value.literal)
    case (_?, _) where hasDays:
      for member in members { try put(value, for: member.value, &edits) }
    case (_?, "empirical"), (_?, "uniform"): try put(value, for: members[0].value, &edits)
    case (_, "byInterval"):
      guard case .array(let laws) = members[0].value.content else { throw .noMean(path: text) }
      for law in laws { try put(value, for: law, &edits) }
    case (_?, "weibull"):
      guard let scale = members[0].value["scale"] else { throw .noMean(path: text) }
      try put(value, for: scale, &edits)
    case (_?, _):
      // A shift among those of a pool.
      guard parts.last == .key("agents"), let agents = old["agents"] else {
        throw .noMean(path: text)
      }
      try put(value, for: agents, &edits)
    case (nil, _): throw .noMean(path: text)
    }
  }

  /// Whether this is a duration with its weight, of an empirical distribution.
  private static func isWeighted(_ elements: [LocatedValue]) -> Bool {
    guard elements.count == 2, case .text = elements[0].content,
      case .number = elements[1].content
    else { return false }
    return true
  }

  /// The mean of a distribution such as `{ lognormal: { mean: "4m", cv: 0.8 } }`.
  private static func mean(of distribution: LocatedValue) -> LocatedValue? {
    guard case .object(let members) = distribution.content, members.count == 1 else { return nil }
    switch members[0].key {
    case "exponential": return members[0].value
    case "lognormal", "gamma", "erlang": return members[0].value["mean"]
    default: return nil
    }
  }

  private static func child(_ part: Part, of value: LocatedValue) -> LocatedValue? {
    switch (part, value.content) {
    case (.key(let key), .object): return value[key]
    case (.index(let index), .array(let elements)):
      return elements.indices.contains(index) ? elements[index] : nil
    default: return nil
    }
  }

  private func unknown(_ depth: Int, in place: LocatedValue) -> VaryingFault {
    switch (parts[depth], place.content) {
    case (.key(let key), .object(let members)):
      return .unknownKey(key, path: text, known: members.map(\.key))
    case (.index(let index), .array(let elements)):
      return .beyondList(path: text, index: index, count: elements.count)
    default:
      return .noParts(path: text, kind: place.kindName)
    }
  }
}
