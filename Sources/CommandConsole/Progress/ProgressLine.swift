internal import Diagnostics
package import ArgumentParsing
internal import Reports
internal import Synchronization

/// One line on standard error that says how far work has come, how fast it goes and what is left.
///
/// Shown on a terminal only, for work of over a second, a few times a second.
package final class ProgressLine: Sendable {
  private struct State {
    var lastShown: ContinuousClock.Instant
    var isShown = false
  }

  private let console: Console
  private let unit: String
  private let started: ContinuousClock.Instant
  private let state: Mutex<State>

  package init(_ console: Console, unit: String) {
    self.console = console
    self.unit = unit
    started = .now
    state = Mutex(State(lastShown: .now))
  }

  package func show(done: Int, of planned: Int) {
    guard done > 0, isDue() else { return }
    let elapsed = (ContinuousClock.now - started) / .seconds(1)
    let rate = Double(done) / elapsed
    let left = Double(max(0, planned - done)) / rate
    let counts = "\(FigureText.number(Double(done)))/\(FigureText.number(Double(planned))) \(unit)"
    let speed = FigureText.number(rate, decimals: rate < 10 ? 1 : 0) + "/s"
    let rest = console.text(
      zh: "还需 \(FigureText.seconds(left))", en: "\(FigureText.seconds(left)) left")
    console.rewriteLine("\(counts) · \(speed) · \(rest)")
  }

  /// Says how much is done of work whose end isn't known.
  package func show(_ step: String, done: Int) {
    guard isDue() else { return }
    let rate = Double(done) / ((ContinuousClock.now - started) / .seconds(1))
    console.rewriteLine(
      "\(step) · \(FigureText.number(Double(done))) \(unit) · "
        + "\(FigureText.number(rate))/s")
  }

  /// Says what is being done, of work that comes in a few long steps.
  package func show(_ step: String) {
    if isDue() { console.rewriteLine(step) }
  }

  /// Whether a terminal is there and the line is due to be drawn.
  private func isDue() -> Bool {
    guard console.isErrorTerminal else { return false }
    let now = ContinuousClock.now
    return state.withLock { state in
      let pause: Duration = state.isShown ? .milliseconds(200) : .seconds(1)
      guard now - state.lastShown >= pause else { return false }
      state.lastShown = now
      state.isShown = true
      return true
    }
  }

  /// Takes the line off the terminal.
  package func clear() {
    if state.withLock({ $0.isShown }) { console.rewriteLine("") }
  }
}
