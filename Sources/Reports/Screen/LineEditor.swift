internal import Diagnostics

/// A line that is typed on a screen, with the keys that people know from shells.
///
/// Positions count characters as people see them, so that a step is one, however many bytes or
/// columns it has.
package struct LineEditor: Sendable {
  /// What came of a key.
  package enum Outcome: Sendable, Equatable {
    /// The key belonged to the line, whether or not it changed it.
    case edited
    /// The line was finished; the next one is empty.
    case entered(String)
    /// There will be no more: Ctrl-D on an empty line.
    case endOfInput
    /// The key means nothing here.
    case unused
  }

  package private(set) var text = ""
  /// How many characters stand before the cursor.
  package private(set) var cursor = 0
  private var history: [String] = []
  /// Which line of the history is shown; `history.count` is the one being typed.
  private var place = 0
  /// What was typed before the history was looked through.
  private var draft = ""

  /// Lines longer than this are not typed by people.
  private static let longest = 4_096
  private static let longestHistory = 200

  package init() {}

  /// Does what a key asks for.
  package mutating func press(_ key: TerminalKey) -> Outcome {
    switch key {
    case .character(let character): insert(String(character))
    case .pasted(let text): insert(Self.oneLine(text))
    case .enter: return .entered(enter())
    case .backspace, .control("h"): delete(from: cursor - 1, to: cursor)
    case .delete: delete(from: cursor, to: cursor + 1)
    case .control("d"):
      if text.isEmpty { return .endOfInput }
      delete(from: cursor, to: cursor + 1)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .up, .control("p"): recall(place - 1)
    case .down, .control("n"): recall(place + 1)
    case .control("u"): delete(from: 0, to: cursor)
    case .control("k"): delete(from: cursor, to: text.count)
    case .control("w"): delete(from: beginningOfWord, to: cursor)
    default: return .unused
    }
    return .edited
  }

  // MARK: Changing

  private mutating func insert(_ typed: String) {
    let new = DisplayWidth.printable(typed)
    guard text.utf8.count + new.utf8.count <= Self.longest else { return }
    let before = text.prefix(cursor) + new
    let after = text.dropFirst(cursor)
    // A combining mark joins the character before it, so what is before is counted anew.
    cursor = before.count
    text = String(before) + after
  }

  /// Pasted text doesn't send the line: line breaks in it are spaces.
  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private mutating func delete(from start: Int, to end: Int) {
    let (start, end) = (max(0, start), min(end, text.count))
    guard start < end else { return }
    text = String(text.prefix(start)) + text.dropFirst(end)
    cursor = start
  }

  private var beginningOfWord: Int {
    var characters = Array(text.prefix(cursor))
    while characters.last == " " { characters.removeLast() }
    while let last = characters.last, last != " " { characters.removeLast() }
    return characters.count
  }

  // MARK: History

  private mutating func enter() -> String {
    let line = text
    if !line.allSatisfy(\.isWhitespace), line != history.last {
      history = (history + [line]).suffix(Self.longestHistory)
    }
    (text, cursor, draft) = ("", 0, "")
    place = history.count
    return line
  }

  private mutating func recall(_ wanted: Int) {
    guard wanted != place, (0...history.count).contains(wanted) else { return }
    if place == history.count { draft = text }
    place = wanted
    text = place == history.count ? draft : history[place]
    cursor = text.count
  }

  /// Forgets earlier lines, which nobody is to see again.
  package mutating func forget(where isForgotten: (String) -> Bool) {
    history.removeAll(where: isForgotten)
    place = history.count
  }

  // MARK: Completion

  /// The word that the cursor stands at the end of, and the words before it.
  package var words: (before: [String], last: String) {
    let words = text.prefix(cursor).split(separator: " ", omittingEmptySubsequences: false)
    return (words.dropLast().filter { !$0.isEmpty }.map(String.init), String(words.last ?? ""))
  }

  /// Completes the word at the cursor as far as all words agree that begin like it.
  /// - Returns: those words, if there are several.
  package mutating func complete(from candidates: [String]) -> [String] {
    let word = words.last
    let fitting = candidates.filter { $0.hasPrefix(word) }
    guard let first = fitting.first else { return [] }
    let common = fitting.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
    insert(String(common.dropFirst(word.count)) + (fitting.count == 1 ? " " : ""))
    return fitting.count == 1 ? [] : fitting
  }

  // MARK: Showing

  /// The part of the line around the cursor that fits in a number of columns, and the column of
  /// the cursor in it, from 0.
  package func view(columns: Int) -> (text: String, column: Int) {
    let before = Array(text.prefix(cursor))
    var first = before.count
    // The cursor needs a column of its own.
    var room = columns - 1
    while first > 0 {
      let width = DisplayWidth.of(String(before[first - 1]))
      if width > room { break }
      room -= width
      first -= 1
    }
    let shown = String(before[first...])
    var rest = ""
    for character in text.dropFirst(cursor) {
      let width = DisplayWidth.of(rest) + DisplayWidth.of(String(character))
      if width > room + 1 { break }
      rest.append(character)
    }
    return (shown + rest, DisplayWidth.of(shown))
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
