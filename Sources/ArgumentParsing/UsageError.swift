package import Diagnostics

/// A command line that can't be used: what is wrong, and what would be right.
package struct UsageError: Error, Equatable, Sendable, Hinted {
  package let wording: Wording
  package let hint: Wording?

  package init(_ wording: Wording, hint: Wording? = nil) {
    self.wording = wording
    self.hint = hint
  }

  /// What is wrong with the value of an option.
  /// - Parameter place: the option, as `--vary`.
  package init(_ error: some Hinted, at place: String) {
    self.init(error.wording.at(place), hint: error.hint)
  }

  package init(zh: String, en: String, hint: Wording? = nil) {
    self.init(Wording(zh: zh, en: en), hint: hint)
  }
}
