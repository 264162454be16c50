package import AfterSales
package import ArgumentParsing
package import Diagnostics
internal import Reports
package import ServiceDesk

extension OwedCallView {
  /// - Parameter queues: what the house calls its queues.
  package func text(_ console: Console, queues: QueueTitles) -> String {
    var parts = [
      console.styled(DisplayWidth.printable(owed.id), .bold), console.text(owed.kind.wording),
      console.styled(console.text(owed.state.wording), isLate ? .red : .cyan),
    ]
    if let agent = owed.agent { parts.append(DisplayWidth.printable(agent)) }
    if let queue = QueueText.queue(of: owed, queues) { parts.append("→ " + queue) }
    var lines = [parts.joined(separator: "  ")]
    if let numberToRing {
      lines.append(
        console.text(zh: "请拨 ", en: "ring ") + console.styled(numberToRing, .bold)
          + console.text(zh: "（仅供本次回拨，已记录）", en: " (for this call alone; recorded)"))
    }
    if let words {
      lines.append(
        console.text(zh: "留言：“", en: "said: “") + DisplayWidth.printable(words) + "”")
    }
    if let outreach {
      let words = DisplayWidth.printable(outreach.message(at: at))
      lines.append(console.text(zh: "请告知：“\(words)”", en: "tell: “\(words)”"))
    }
    if owed.state == .open, owed.tries > 0 {
      lines.append(
        console.text(zh: "已拨 \(owed.tries) 次未接，", en: "rung \(owed.tries) times in vain; ")
          + console.text(zh: "下次不早于 ", en: "not again before ")
          + console.moment(owed.nextAt, now: at))
    }
    if let number = owed.caseNumber {
      lines.append(console.text(zh: "工单 ", en: "case ") + AcceptanceNumber.grouped(number))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  package var json: JSONValue {
    func text(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
    return .object(members: [
      ("id", .text(owed.id)), ("kind", .text(owed.kind.rawValue)),
      ("state", .text(owed.state.rawValue)), ("call", .text(owed.call)),
      ("skill", text(owed.skill)), ("number", text(owed.number?.masked)),
      ("numberToRing", numberToRing.map { .text($0) }),
      ("words", words.map { .text($0) } ?? text(owed.words?.masked)),
      ("lastedSeconds", owed.lasted.map { .number($0.inSeconds) } ?? .null),
      ("askedAt", .text(owed.askedAt.description)), ("dueAt", .text(owed.dueAt.description)),
      ("nextAt", .text(owed.nextAt.description)), ("late", .boolean(isLate)),
      ("tries", .integer(Int64(owed.tries))), ("agent", text(owed.agent)),
      ("cause", .text(owed.cause.rawValue)), ("case", text(owed.caseNumber)),
      ("outreach", outreach.map { .text($0.id) }),
      ("tell", outreach.map { .text($0.message(at: at)) }),
    ])
  }
}

extension OwedCallListing {
  package func json(_ kind: OwedCall.Kind) -> JSONValue {
    .object(members: [
      (kind == .message ? "messages" : "callbacks", .array(rows.map(\.json))),
      (
        "live",
        kind == .message
          ? nil
          : .array(
            live.map { kept in
              .object([
                "call": .text(kept.call), "queue": .text(kept.queue),
                "tries": .integer(Int64(kept.tries)),
                "due": kept.dueAt.map { .text($0.description) },
                "held": .boolean(kept.isHeld),
              ])
            })
      ),
    ])
  }

  /// - Parameter queues: what the house calls its queues.
  package func text(
    _ kind: OwedCall.Kind, _ console: Console, _ now: Instant, queues: QueueTitles
  ) -> String {
    var text = ""
    if rows.isEmpty, live.isEmpty {
      return kind == .message
        ? console.text(zh: "没有留言\n", en: "no messages\n")
        : console.text(zh: "没有待回电\n", en: "no callbacks\n")
    }
    if !rows.isEmpty { text += table(console, now, queues).text(for: console) }
    if !live.isEmpty {
      text += console.text(
        zh: "总机队列中另有 \(live.count) 个回电，会像来电一样派给坐席\n",
        en: "\(live.count) more in the live queue, which agents are offered like calls\n")
    }
    let held = live.filter(\.isHeld)
    if let due = held.first?.dueAt {
      let moment = console.moment(due, now: now)
      text += console.text(
        zh: "其中 \(held.count) 个昨晚没轮到，\(moment) 最先派出\n",
        en: "\(held.count) of them still waited when the hours ended, and come first at \(moment)\n"
      )
    }
    return text
  }

  private func table(
    _ console: Console, _ now: Instant, _ queues: QueueTitles
  ) -> TextTable {
    var table = TextTable([
      .init(console.text(zh: "编号", en: "id"), .leading),
      .init(console.text(zh: "时间", en: "asked"), .leading),
      .init(console.text(zh: "号码", en: "number"), .leading),
      .init(console.text(zh: "事由", en: "about"), .leading),
      .init(console.text(zh: "状态", en: "state"), .leading),
      .init(console.text(zh: "期限", en: "due"), .leading),
      .init(console.text(zh: "已拨", en: "tries")),
      .init(console.text(zh: "坐席", en: "agent"), .leading),
    ])
    for row in rows {
      let owed = row.owed
      let left = owed.dueAt - row.at
      let due =
        owed.state.isOver
        ? "–"
        : row.isLate
          ? console.text(zh: "逾期\(console.span(left))", en: "\(console.span(left)) late")
          : console.text(zh: "剩\(console.span(left))", en: "\(console.span(left)) left")
      table.add([
        DisplayWidth.printable(owed.id), console.moment(owed.askedAt, now: now),
        owed.number.map { DisplayWidth.printable($0.masked) }
          ?? console.text(zh: "未显示", en: "withheld"),
        owed.cause == .asked
          ? QueueText.queue(of: owed, queues) ?? "–" : console.text(owed.cause.wording),
        console.text(owed.state.wording), due,
        "\(owed.tries)", owed.agent.map(DisplayWidth.printable) ?? "–",
      ])
    }
    return table
  }
}
