package import ArgumentParsing
internal import Foundation
// `environ` is a variable of C, which nothing here changes.
@unsafe @preconcurrency internal import Glibc

extension Console {
  /// The console of this process.
  package static func process(_ output: ProcessOutput) -> Console {
    let input = LimitedInput()
    let environment = variables()
    return Console(
      write: output.write, writeError: output.writeError,
      readLine: { input.line() },
      streams: (STDIN_FILENO, STDOUT_FILENO),
      environment: environment,
      isTerminal: isatty(STDOUT_FILENO) == 1,
      isErrorTerminal: isatty(STDERR_FILENO) == 1,
      columns: columns(told: environment["COLUMNS"]) ?? terminalColumns() ?? 100)
  }

  /// No terminal has fewer columns than one; a program that knows none may say 0.
  private static func columns(told text: String?) -> Int? {
    text.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The variables of the process's environment.
  ///
  /// Read by ourselves: Foundation takes a million instructions for them, of a pop's 45 million.
  private static func variables() -> [String: String] {
    var variables: [String: String] = [:]
    var next = unsafe environ
    while let entry = unsafe next.pointee {
      if let end = unsafe strchr(entry, Int32(UInt8(ascii: "="))) {
        let name = unsafe UnsafeRawBufferPointer(start: entry, count: end - entry)
        let value = unsafe UnsafeRawBufferPointer(start: end + 1, count: strlen(end + 1))
        unsafe variables[String(decoding: name, as: UTF8.self)] =
          String(decoding: value, as: UTF8.self)
      }
      unsafe next += 1
    }
    return variables
  }

  private static func terminalColumns() -> Int? {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}
