package import Diagnostics

/// Where a command writes, and what it may know of who reads it.
///
/// Commands reach the outside only through a console, so that tests run them without a process.
package struct Console: Localized, Sendable {
  /// Writes to standard output; only line breaks, tabs and, where colours are wanted, styles get
  /// through of what controls a terminal.
  package var write: @Sendable (String) -> Void
  /// Writes to standard error in the same way.
  package var writeError: @Sendable (String) -> Void
  /// Writes to standard output what is meant for a program, such as comma-separated values; a terminal
  /// gets it as all other text.
  package var writeData: @Sendable (String) -> Void
  /// Writes the line again on which standard error stands.
  package var rewriteLine: @Sendable (String) -> Void
  /// The next line of what the user types, without its end; `nil` when there is no more.
  package var readLine: @Sendable () -> String?
  /// The file descriptors of standard input and output, for a command that speaks with a program
  /// in bytes; `nil` where there is no process.
  package var streams: (input: Int32, output: Int32)?
  package var environment: [String: String]
  /// The name by which the program was called, before what it tells.
  private(set) var program = "hotline"
  package var language: Language
  /// Whether standard output is a terminal that people look at.
  package var isTerminal: Bool
  /// Whether standard error is one, so that progress may be shown there.
  package var isErrorTerminal: Bool
  /// Columns of the terminal; 100 where none is known.
  package var columns: Int

  package init(
    write: @escaping @Sendable (String) -> Void, writeError: @escaping @Sendable (String) -> Void,
    readLine: @escaping @Sendable () -> String? = { nil },
    streams: (input: Int32, output: Int32)? = nil,
    environment: [String: String] = [:], isTerminal: Bool = false, isErrorTerminal: Bool = false,
    columns: Int = 100
  ) {
    let showsStyles = Self.showsStyles(isTerminal: isTerminal, environment)
    self.write = { write(HarmlessText.of($0, keepsStyles: showsStyles)) }
    self.writeError = {
      writeError(HarmlessText.of($0, keepsStyles: isErrorTerminal && showsStyles))
    }
    writeData = { write(isTerminal ? HarmlessText.of($0, keepsStyles: false) : $0) }
    rewriteLine = { writeError("\r\u{1B}[K" + HarmlessText.of($0, keepsStyles: false)) }
    self.readLine = readLine
    self.streams = streams
    self.environment = environment
    self.isTerminal = isTerminal
    self.isErrorTerminal = isErrorTerminal
    self.columns = columns
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    language = Language(of: locale ?? "")
  }

  /// Whether to write colours: on a terminal, unless `NO_COLOR` is set (https://no-color.org).
  package var usesColor: Bool { Self.showsStyles(isTerminal: isTerminal, environment) }

  private static func showsStyles(isTerminal: Bool, _ environment: [String: String]) -> Bool {
    isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  /// This console for a program of this name.
  func of(_ program: String) -> Console {
    var copy = self
    copy.program = program
    return copy
  }

  /// This console with the language of a `--language` option, if it was given.
  func speaking(_ option: String?) -> Console {
    var copy = self
    if let option, let language = Language(rawValue: option) { copy.language = language }
    return copy
  }
}
