package import Diagnostics

/// An option of a command: a flag, or a name that takes a value.
package struct Option: Sendable {
  /// What a shell should offer for a value.
  package enum Completion: Sendable, Equatable {
    case none
    case files
    case directories
    case choices([String])
  }

  /// The name without dashes.
  package let name: String
  package let short: Character?
  /// What stands for the value in the help, such as `FILE`; `nil` for a flag.
  package let placeholder: String?
  /// Whether the value may be left out; it is empty then.
  package let isValueOptional: Bool
  package let help: Wording
  package let isRepeatable: Bool
  package let completion: Completion

  package static func flag(_ name: String, short: Character? = nil, help: Wording) -> Option {
    Option(
      name: name, short: short, placeholder: nil, isValueOptional: false, help: help,
      isRepeatable: false, completion: .none)
  }

  package static func value(
    _ name: String, _ placeholder: String, short: Character? = nil, help: Wording,
    isValueOptional: Bool = false, isRepeatable: Bool = false, completion: Completion = .none
  ) -> Option {
    Option(
      name: name, short: short, placeholder: placeholder, isValueOptional: isValueOptional,
      help: help, isRepeatable: isRepeatable, completion: completion)
  }
}

/// A positional argument of a command.
package struct Argument: Sendable {
  /// As it stands in the help, such as `FLOW`.
  package let name: String
  package let help: Wording
  package let isOptional: Bool
  package let isRepeating: Bool
  package let completion: Option.Completion

  package init(
    _ name: String, help: Wording, isOptional: Bool = false, isRepeating: Bool = false,
    completion: Option.Completion = .files
  ) {
    self.name = name
    self.help = help
    self.isOptional = isOptional
    self.isRepeating = isRepeating
    self.completion = completion
  }

  var usage: String {
    let repeated = isRepeating ? "\(name)…" : name
    return isOptional ? "[\(repeated)]" : repeated
  }
}
