internal import Foundation

/// How the terminal behaves: as the user had it, or taken over by a program.
///
/// Taken over, keys come one by one and unseen, and what is drawn stands on a screen of its own.
struct TerminalMode {
  private let before: termios
  private var isEntered = false

  /// - Returns: `nil` if standard input or output is no terminal.
  init?() {
    var settings = termios()
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1,
      unsafe tcgetattr(STDIN_FILENO, &settings) == 0
    else { return nil }
    before = settings
  }

  /// Takes the terminal over, also once more after others have used it.
  mutating func enter() {
    isEntered = true
    var settings = before
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &settings)
    // The screen of its own, no cursor, no wrapping of long lines; pasted text comes marked.
    TerminalScreen.write("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[?2004h\u{1B}[2J")
  }

  /// Gives the terminal back as it was.
  mutating func leave() {
    guard isEntered else { return }
    isEntered = false
    // Erased first: some terminals keep what stood on the other screen.
    TerminalScreen.write("\u{1B}[0m\u{1B}[2J\u{1B}[?2004l\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l")
    var settings = before
    unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
  }
}
