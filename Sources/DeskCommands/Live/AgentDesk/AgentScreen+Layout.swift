internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
package import Reports
internal import ServiceDesk

extension AgentScreen {
  /// All lines of a window, and where the cursor stands in it.
  package struct Picture {
    package var lines: [String]
    package var cursor: TerminalScreen.Cursor
  }

  /// The status on top, who calls in the middle, then the last messages and the line that is typed.
  package func picture(columns: Int, rows: Int, at now: ContinuousClock.Instant) -> Picture {
    let typed = editor.view(columns: max(2, columns - DisplayWidth.of(Self.prompt)))
    let bottom = [console.styled(hint, .dim), Self.prompt + typed.text]
    let practice =
      isPractice
      ? [console.styled(DisplayWidth.truncate(console.practice, to: columns), .yellow)] : []
    let top = practice + [heading(columns: columns, at: now), secondLine]
    let room = max(0, rows - top.count - bottom.count)
    var lines = top
    if let page, room > 3 {
      let pageRoom = Self.pageRoom(of: room)
      lines += shown(page, columns: columns, room: pageRoom)
      lines += messageLines(columns: columns, room: room - pageRoom - 1)
    } else {
      lines += messageLines(columns: columns, room: room)
    }
    lines += bottom
    let cursor = TerminalScreen.Cursor(
      row: min(rows, lines.count) - 1, column: DisplayWidth.of(Self.prompt) + typed.column)
    return Picture(lines: lines.suffix(rows), cursor: cursor)
  }

  private static let prompt = "› "

  /// The page has all lines but those for some messages and the rule above them.
  private static func pageRoom(of room: Int) -> Int { room - 1 - max(1, min(6, room / 5)) }

  private func messageLines(columns: Int, room: Int) -> [String] {
    let messages = lastMessages(columns: columns, room: room)
    return Array(repeating: "", count: max(0, room - messages.count)) + messages
  }

  // MARK: The page

  private func shown(_ page: Page, columns: Int, room: Int) -> [String] {
    let lines = page.lines(columns)
    let from = min(first, max(0, lines.count - room))
    let shown = lines[from..<min(lines.count, from + room)]
    return shown + Array(repeating: "", count: room - shown.count)
      + [rule(page, from, shown.count, of: lines.count, columns: columns)]
  }

  /// The line below a page says what it is and what of it can't be seen.
  private func rule(
    _ page: Page, _ from: Int, _ shown: Int, of count: Int, columns: Int
  ) -> String {
    var parts: [String] = []
    if let title = page.title {
      parts += [title, console.text(zh: "Esc 返回", en: "Esc goes back")]
    }
    if shown < count {
      let place = "\(from + 1)–\(from + shown)/\(count)"
      parts.append(
        console.text(zh: "第 \(place) 行 · PgUp PgDn 翻页", en: "lines \(place) · PgUp PgDn"))
    }
    let text = parts.isEmpty ? "" : " " + parts.joined(separator: " · ") + " "
    let rest = max(0, columns - 2 - DisplayWidth.of(text))
    return console.styled("──" + text + String(repeating: "─", count: rest), .dim)
  }

  /// Goes a page up or down, not beyond either end.
  mutating func scroll(by pages: Int, columns: Int, rows: Int) {
    guard let page else { return }
    let room = Self.pageRoom(of: max(0, rows - (isPractice ? 5 : 4)))
    let last = max(0, page.lines(columns).count - room)
    first = max(0, min(last, min(first, last) + pages * max(1, room - 1)))
  }

  // MARK: Status

  private func heading(columns: Int, at now: ContinuousClock.Instant) -> String {
    let who = [state.agent, state.pool].compactMap { $0 }.joined(separator: " · ")
    let phase = LiveText.phase(state.phase, console)
    let lasted = console.span(state.since.duration(to: now))
    var parts = [who, phase + " " + lasted]
    if let call = state.call {
      let what =
        call.isCallback
        ? QueueText.call(isCallback: true, queue: call.queue, console) : call.queue
      parts.append([what, call.number, call.id].compactMap { $0 }.joined(separator: " · "))
    }
    let line = DisplayWidth.printable(" " + parts.joined(separator: " │ "))
    let cut = DisplayWidth.truncate(line, to: columns)
    return console.styled(
      console.usesColor ? DisplayWidth.pad(cut, to: columns) : cut, .bold, .inverse)
  }

  private var secondLine: String {
    if state.isLost {
      return console.styled(
        console.text(zh: " 总机连接中断，正在重连……", en: " the switchboard is gone; looking for it …"),
        .yellow, .bold)
    }
    guard let waiting = state.waiting else { return "" }
    if waiting.isEmpty {
      return console.styled(
        console.text(zh: " 您的队列无人等待", en: " nobody waits in your queues"), .dim)
    }
    let queues = waiting.map { queue in
      let longest = console.span(.milliseconds(Int64(queue.longestSeconds * 1_000)))
      let text = "\(queue.queue) \(queue.count) (\(longest))"
      return queue.isLate ? console.styled(text, .red) : text
    }
    return console.text(zh: " 等待：", en: " waiting: ") + queues.joined(separator: " · ")
  }

  /// What can be done now, or what a completion could mean.
  private var hint: String {
    if !choices.isEmpty { return choices.joined(separator: "  ") }
    return LiveText.hint(state.phase.name, console)
  }
}
