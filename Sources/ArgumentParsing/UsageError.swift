/// A command line that can't be used: what is wrong, and what would be right.
package struct UsageError: Error, Equatable, Sendable {
  package var message: String
  package var hint: String?

  package init(_ message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
