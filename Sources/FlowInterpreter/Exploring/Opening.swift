internal import Diagnostics

/// Who calls when: all of a call that is settled before it begins.
struct Opening {
  /// `nil` for a withheld number.
  var caller: String?
  var data: FixtureData
  var directory: DirectoryData
  var at: Instant
  var announcement: String?
  /// What is known of a caller who was made up for a condition.
  var profile: [String: Value] = [:]
  /// What the call comes with, by the paths of its values.
  var given: ValueChoices.Fields = [:]
  var attributes: [String: Value] { ValueChoices.attributes(of: given) }
  /// In words.
  var name: String

  private static let most = 24

  /// Every caller at the usual time, then the usual caller at every other time, then other pairs;
  /// the usual caller while something is announced, if the flows ask for that, and when a condition on how long ago
  /// something was begins or ceases to hold.
  static func all(_ library: FlowLibrary, data: ExploredData?) -> [Opening] {
    let times = CallTimes.candidates(for: library)
    let choices = ValueChoices(library, at: times[0])
    let callers = data.map(callers) ?? callers(choices.callers)
    let pairs =
      callers.indices.map { ($0, 0) } + times.indices.dropFirst().map { (0, $0) }
      + callers.indices.dropFirst().flatMap { caller in
        times.indices.dropFirst().map { (caller, $0) }
      }
    let openings = pairs.prefix(most).map { caller, time in
      var opening = callers[caller]
      opening.at = times[time]
      return opening
    }
    let turned = CallTimes.turns(for: library).map { time in
      var opening = openings[0]
      opening.at = time
      return opening
    }
    return openings + announced(openings[0], library) + turned
  }

  /// The same with what the call comes with.
  func with(_ fields: ValueChoices.Fields) -> Opening {
    var opening = self
    if opening.given.isEmpty { opening.name += " with attributes" }
    opening.given = fields
    return opening
  }

  private static func announced(_ usual: Opening, _ library: FlowLibrary) -> [Opening] {
    let trees = library.flows.flatMap(\.nodes).flatMap(\.expressions).map(\.tree)
    guard trees.contains(where: { $0.reads("announcement", of: .call) }) else { return [] }
    var opening = usual
    opening.announcement = "系统正在维护"
    opening.name += " during an announcement"
    return [opening]
  }

  private static func callers(in data: ExploredData) -> [Opening] {
    let known = data.directory.callers.keys.sorted().prefix(12).map { number in
      Opening(
        caller: number, data: .file(NamedPlace(data.name)), directory: data.directory,
        at: Fixture.usualTime, name: "a known caller")
    }
    return known + unknown
  }

  private static var unknown: [Opening] {
    [
      Opening(
        caller: "13800138000", data: .none, directory: .empty, at: Fixture.usualTime,
        name: "an unknown caller"),
      Opening(
        caller: nil, data: .none, directory: .empty, at: Fixture.usualTime,
        name: "a withheld number"),
    ]
  }

  /// Callers of whom is known what conditions ask for.
  private static func callers(_ choices: [[String: Value]]) -> [Opening] {
    let usual: [String: Value] = ["name": .text("李雷"), "tier": .text("ordinary")]
    var profiles = [(number: usualNumber, fields: usual)]
    for choice in choices {
      var fields = choice.filter { !["known", "withheld", "number"].contains($0.key) }
      // Whoever is told something is told all of it.
      if let word = fields["outreach"], word != .null {
        fields["outreach"] = .sample(named: "outreach")
      }
      let profile = usual.merging(fields) { _, new in new }
      for number in numbers(holding: choice["number"])
      where !profiles.contains(where: { $0 == (number, profile) }) {
        profiles.append((number, profile))
      }
    }
    return profiles.prefix(10).map { number, profile in
      let record = CallerRecord(number: number, fields: profile)
      let text = FixtureWriter.value(
        .record(profile.merging(["number": .text(number)]) { _, number in number }))
      return Opening(
        caller: number,
        data: .inline(
          DirectoryData(callers: [record], orders: [], cases: []),
          text: "{ callers: [\(text)] }"),
        directory: DirectoryData(callers: [record], orders: [], cases: []), at: Fixture.usualTime,
        profile: profile, name: "a known caller")
    } + unknown
  }

  private static let usualNumber = "13800138001"

  /// Numbers that end, or begin, with some digits; the usual one where none are asked for.
  private static func numbers(holding asked: Value?) -> [String] {
    guard case .text(let digits)? = asked, !digits.isEmpty, digits.count <= usualNumber.count,
      digits.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return [usualNumber] }
    let rest = usualNumber.count - digits.count
    let ending = usualNumber.prefix(rest) + digits
    return rest == 0 ? [digits] : [String(ending), digits + usualNumber.suffix(rest)]
  }
}

/// Data that explored calls meet, and the name that fixtures find them by.
package struct ExploredData: Sendable {
  package var name: String
  package var directory: DirectoryData

  package init(name: String, directory: DirectoryData) {
    self.name = name
    self.directory = directory
  }
}

extension CallerRecord {
  fileprivate init(number: String, fields: [String: Value]) {
    self.init(number: number)
    for (name, value) in fields {
      switch (name, value) {
      case ("name", .text(let text)): self.name = text
      case ("tier", .text(let text)): tier = text
      case ("region", .text(let text)): region = text
      case ("tags", .list(let elements)):
        tags = elements.compactMap { if case .text(let text) = $0 { text } else { nil } }
      case ("name", _), ("tier", _), ("region", _), ("tags", _): continue
      default: more[name] = value
      }
    }
  }
}
