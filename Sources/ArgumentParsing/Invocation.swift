package import Diagnostics

/// The arguments of one run of a command, sorted into options and positional arguments.
package struct Invocation: Sendable {
  /// The positional arguments in order.
  package internal(set) var arguments: [String] = []
  /// The words of the command line, the program's name and its command first, to run it again.
  package let words: [String]
  var values: [String: [String]] = [:]
  var flags: Set<String> = []
  /// Which of the words each option took, in order.
  var taken: [(option: String, words: Range<Int>)] = []
  private let command: String
  private let options: [Option]

  /// - Parameter words: the command line, the program's name and its command first.
  init(of command: Command, words: [String]) {
    self.command = command.name
    self.words = words
    options = command.allOptions
  }

  /// The words without those of some options, however these were spelled.
  package func words(without options: Set<String>) -> [String] {
    let gone = Set(taken.filter { options.contains($0.option) }.flatMap(\.words))
    return words.indices.filter { !gone.contains($0) }.map { words[$0] }
  }

  /// The words of some options alone, in their order.
  package func words(of options: Set<String>) -> [String] {
    taken.filter { options.contains($0.option) }.flatMap { words[$0.words] }
  }

  /// Whether the command has such an option, given or not.
  package func declares(_ name: String) -> Bool { options.contains { $0.name == name } }

  /// Whether a flag was given; the command must have declared it.
  package func flag(_ name: String) -> Bool {
    check(name, isFlag: true)
    return flags.contains(name)
  }

  /// The value of an option, the last one of a repeatable option; the command must have declared it.
  package func value(_ name: String) -> String? {
    check(name, isFlag: false)
    return values[name]?.last
  }

  /// All values of a repeatable option, in order; the command must have declared it.
  package func values(_ name: String) -> [String] {
    check(name, isFlag: false)
    return values[name] ?? []
  }

  private func check(_ name: String, isFlag: Bool) {
    precondition(
      options.contains { $0.name == name && ($0.placeholder == nil) == isFlag },
      "a command must declare the options that it asks for (\(command) has no "
        + "\(isFlag ? "flag" : "option with a value") --\(name))")
  }

  /// - Throws: `UsageError` if the value is no whole number within the range.
  package func integer(_ name: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let bounds = "\(range.lowerBound)…\(range.upperBound)"
      throw UsageError(
        zh: "--\(name)：应为 \(bounds) 之间的整数，而不是“\(text)”",
        en: "--\(name): expected a whole number in \(bounds), found '\(text)'")
    }
    return number
  }

  /// - Throws: `UsageError` if the value is no number within the range.
  package func number(_ name: String, in range: ClosedRange<Double>) throws(UsageError) -> Double? {
    guard let text = value(name) else { return nil }
    guard let number = Double(text), range.contains(number) else {
      let bounds = "\(range.lowerBound)…\(range.upperBound)"
      throw UsageError(
        zh: "--\(name)：应为 \(bounds) 之间的数，而不是“\(text)”",
        en: "--\(name): expected a number in \(bounds), found '\(text)'")
    }
    return number
  }

  /// - Throws: `UsageError` if the value is no duration such as `90s`.
  package func duration(_ name: String) throws(UsageError) -> Duration? {
    guard let text = value(name) else { return nil }
    guard let duration = DurationNotation.parse(text) else {
      throw UsageError(
        zh: "--\(name)：“\(text)”不是时长", en: "--\(name): '\(text)' is no duration",
        hint: .writtenAs("90s", "1m30s", "250ms", "2h"))
    }
    return duration
  }

  /// - Throws: `UsageError` if the value is no ISO 8601 time with an offset.
  package func instant(_ name: String) throws(UsageError) -> Instant? {
    guard let text = value(name) else { return nil }
    guard let instant = Instant(text) else {
      throw UsageError(
        zh: "--\(name)：“\(text)”不是带时区的时间",
        en: "--\(name): '\(text)' is no time with an offset",
        hint: .writtenAs("2026-11-11T20:05:00+08:00"))
    }
    return instant
  }

  /// - Throws: `UsageError` if the value is none of the choices.
  package func choice(_ name: String, of choices: [String]) throws(UsageError) -> String? {
    guard let text = value(name) else { return nil }
    guard choices.contains(text) else {
      throw UsageError.expected(choices, at: "--\(name)", found: text)
    }
    return text
  }
}
