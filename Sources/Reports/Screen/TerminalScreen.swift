internal import Foundation

/// The lines that a terminal shows, redrawn in place.
package struct TerminalScreen {
  /// The size of the window, 80 × 24 where the terminal doesn't say.
  package private(set) var columns = 80
  package private(set) var rows = 24
  /// Whether Ctrl-C and Ctrl-Z become events instead of stopping the program, because somebody would be
  /// left in the middle of something.
  package var holdsStops = false
  /// What stands on the terminal.
  private var shown: [String] = []
  private var cursor: Cursor?

  /// Where the cursor stands, from 0 in the upper left corner.
  package struct Cursor: Sendable, Equatable {
    package var row: Int
    package var column: Int

    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// Shows lines from the top; what was there before is gone.
  ///
  /// Only lines that differ are drawn. Lines beyond the window's height are left out, and those that
  /// are too long are cut.
  /// - Parameter cursor: where people type, which input methods want to know; `nil` hides it.
  package mutating func show(_ lines: [String], cursor: Cursor? = nil) {
    let lines = lines.prefix(rows).map {
      StyledText.truncate(StyledText.printable($0), to: columns)
    }
    var text = ""
    for row in 0..<max(lines.count, shown.count) {
      let line = row < lines.count ? lines[row] : ""
      if row < shown.count, shown[row] == line { continue }
      // Erased before and not after, which would take the last column of a full line.
      text += "\u{1B}[\(row + 1);1H\u{1B}[0m\u{1B}[K\(line)"
    }
    if !text.isEmpty || cursor != self.cursor {
      text = "\u{1B}[?25l" + text
      if let cursor { text += "\u{1B}[\(cursor.row + 1);\(cursor.column + 1)H\u{1B}[?25h" }
    }
    shown = lines
    self.cursor = cursor
    if !text.isEmpty { Self.write(text) }
  }

  /// Sounds the terminal's bell.
  package func sound() { Self.write("\u{7}") }

  /// Learns the size of the window, and draws everything anew at the next `show`.
  mutating func measure() {
    var size = winsize()
    if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 {
      columns = Int(size.ws_col)
      rows = Int(size.ws_row)
    }
    shown = []
    cursor = nil
    Self.write("\u{1B}[2J")
  }

  /// Writes to the terminal, past all buffers.
  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}
