/// What a command tells the shell.
package enum ExitStatus: Int32, Sendable {
  case success = 0
  /// The command worked, and what it checked failed: a fixture, a lint error, a missed target.
  case checkFailed = 1
  /// The command line or a file can't be used.
  case unusable = 2
}
