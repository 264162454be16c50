package import Diagnostics

/// A command line that can't be used: what is wrong, and what would be right.
package struct UsageError: Error, Equatable, Sendable, Hinted {
  package let wording: Wording
  package let hint: Wording?

  /// What planners and testers read.
  package init(_ message: String, hint: String? = nil) {
    wording = Wording(message)
    self.hint = hint.map { Wording($0) }
  }

  /// What is wrong with the value of an option.
  /// - Parameter place: the option, as `--vary`.
  package init(_ error: some Hinted, at place: String) {
    wording = Wording(
      zh: "\(place): \(error.wording.zh)", en: "\(place): \(error.wording.en)")
    hint = error.hint
  }

  /// What agents read too.
  package init(zh: String, en: String, hint: Wording? = nil) {
    wording = Wording(zh: zh, en: en)
    self.hint = hint
  }
}
