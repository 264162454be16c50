internal import ArgumentParsing
internal import Diagnostics
internal import Foundation

/// Tells people at a terminal how far a long command is, with rate and time left, on standard error.
final class Progress {
  private let console: Console
  private let total: Int
  private let what: String
  private let begin = ContinuousClock.now
  private var lastShown = ContinuousClock.now

  init(_ console: Console, of total: Int, what: String) {
    self.console = console
    self.total = total
    self.what = what
  }

  /// Shows how much is done, at most five times a second and not within the first second.
  func show(_ done: Int) {
    let now = ContinuousClock.now
    guard console.isErrorTerminal, now - begin > .seconds(1),
      now - lastShown > .milliseconds(200)
    else { return }
    lastShown = now
    let rate = Double(done) / (now - begin).inSeconds
    let left = Duration.seconds(Int64(Double(max(0, total - done)) / max(rate, 1)))
    console.writeError(
      "\r\u{1B}[K\(done) of \(total) \(what), \(Int(rate)) a second, "
        + "\(DurationNotation.format(left)) left")
  }

  /// Takes the line away again.
  func end() {
    if console.isErrorTerminal, ContinuousClock.now - begin > .seconds(1) {
      console.writeError("\r\u{1B}[K")
    }
  }
}
