package import ArgumentParsing
internal import Foundation

extension Console {
  /// The console of this process.
  package static func process(_ output: ProcessOutput) -> Console {
    let input = LimitedInput()
    let environment = ProcessInfo.processInfo.environment
    return Console(
      write: output.write, writeError: output.writeError,
      readLine: { input.line() },
      streams: (STDIN_FILENO, STDOUT_FILENO),
      environment: environment,
      isTerminal: isatty(STDOUT_FILENO) == 1,
      isErrorTerminal: isatty(STDERR_FILENO) == 1,
      columns: environment["COLUMNS"].flatMap { Int($0) } ?? terminalColumns() ?? 100)
  }

  private static func terminalColumns() -> Int? {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}
