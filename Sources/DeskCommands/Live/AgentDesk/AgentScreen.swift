package import ArgumentParsing
internal import Diagnostics
package import Reports
package import ServiceDesk

/// What stands on an agent's screen, and what its keys do that the switchboard doesn't hear of.
///
/// A pure function of what it was given, so that tests can look at it.
package struct AgentScreen {
  /// Lines that are longer than the room between status and messages, and so can be scrolled.
  struct Page {
    /// What it is, where that must be said.
    var title: String?
    /// The lines for a number of columns.
    var lines: (_ columns: Int) -> [String]
  }

  private struct Message {
    var text: String
    /// Whether it goes with the call in hand, since it may tell of the caller.
    var isOfCall: Bool
  }

  let console: Console
  /// Whether the database is for practice, which stands on top all the time.
  let isPractice: Bool
  private(set) var state: DeskState
  private(set) var editor = LineEditor()
  private var messages: [Message] = []
  /// Who calls; only while the call is in hand.
  private var pop: Page?
  /// What a command wrote, over the pop.
  private var answer: Page?
  var first = 0
  /// Among what a completion could not choose.
  private(set) var choices: [String] = []

  /// Answers of so many lines stand among the messages.
  private static let shortAnswer = 3
  private static let mostMessages = 200

  package init(_ state: DeskState, _ console: Console, isPractice: Bool = false) {
    self.isPractice = isPractice
    self.state = state
    self.console = console
  }

  var page: Page? { answer ?? pop }

  // MARK: News

  package mutating func add(_ message: String) {
    add(message, isOfCall: false)
  }

  /// A message that tells of the caller, and so is gone with the call.
  package mutating func addOfCall(_ message: String) { add(message, isOfCall: true) }

  private mutating func add(_ text: String, isOfCall: Bool) {
    messages = (messages + [Message(text: text, isOfCall: isOfCall)]).suffix(Self.mostMessages)
  }

  /// Shows who calls.
  /// - Parameters:
  ///   - isUpdate: whether it is the caller who is shown already; what was looked at last stays.
  ///   - lines: the lines for a number of columns.
  package mutating func showPop(
    isUpdate: Bool = false, _ lines: @escaping (_ columns: Int) -> [String]
  ) {
    pop = Page(lines: lines)
    if !isUpdate { (answer, first) = (nil, 0) }
  }

  /// Shows what a command wrote.
  /// - Parameter command: the line that was typed.
  package mutating func showAnswer(_ text: String, to command: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let written = lines.last == "" ? lines.dropLast() : lines[...]
    if written.count <= Self.shortAnswer {
      for line in written { add(line, isOfCall: true) }
    } else {
      let title = command.split(separator: " ").prefix(2).joined(separator: " ")
      answer = Page(title: DisplayWidth.printable(title)) { _ in Array(written) }
      first = 0
    }
  }

  /// Learns what the agent does now.
  ///
  /// What told of a caller is gone with the call.
  package mutating func update(_ state: DeskState) {
    let isAnotherCall = self.state.call != nil && self.state.call?.id != state.call?.id
    self.state = state
    guard isAnotherCall else { return }
    (pop, answer, first, choices) = (nil, nil, 0, [])
    messages.removeAll(where: \.isOfCall)
    editor.forget {
      ["case", "refund", "transfer", "reveal", "search", "story"].contains($0.prefix { $0 != " " })
    }
  }

  /// What was said last, if it doesn't tell of a caller.
  var lastMessage: String? { messages.last { !$0.isOfCall }?.text }

  /// The last messages for which there is room, whole but for one that is longer than that.
  func lastMessages(columns: Int, room: Int) -> [String] {
    guard room > 0 else { return [] }
    var lines: [String] = []
    for message in messages.reversed() {
      // Coloured text is cut and not wrapped, which would tear its styles.
      let own =
        message.text.contains("\u{1B}")
        ? [message.text] : DisplayWidth.wrap(DisplayWidth.printable(message.text), to: columns)
      guard own.count + lines.count <= room else { return lines.isEmpty ? own.suffix(room) : lines }
      lines = own + lines
    }
    return lines
  }

  // MARK: Keys

  /// Does what a key asks for.
  /// - Parameter rows: how many lines of the page are shown, by which it is scrolled.
  /// - Returns: what is typed for the desk, if that is finished.
  package mutating func press(_ key: TerminalKey, columns: Int, rows: Int) -> Typed? {
    choices = []
    switch key {
    case .pageUp: scroll(by: -1, columns: columns, rows: rows)
    case .pageDown: scroll(by: 1, columns: columns, rows: rows)
    case .escape: (answer, first) = (nil, 0)
    case .tab: choices = editor.complete(from: AgentCompletion.words(editor.words.before, state))
    default:
      switch editor.press(key) {
      case .entered(let line): return .line(line)
      case .endOfInput: return .end
      case .edited, .unused: break
      }
    }
    return nil
  }

  /// What was typed at the desk.
  package enum Typed: Equatable {
    case line(String)
    case end
  }
}
