package import AfterSales
package import ArgumentParsing
package import Diagnostics
internal import Reports
package import ServiceDesk

extension ToldStory {
  /// - Parameter queues: what the house calls its queues.
  package func text(_ console: Console, now: Instant, queues: QueueTitles) -> String {
    let who = [story.who.name, story.who.number].compactMap { $0 }.map(DisplayWidth.printable)
    let head = console.styled(
      (["#\(story.who.id)"] + who).joined(separator: "  "), .bold)
    let lines = zip(story.entries, said).flatMap { entry, saying in
      let when = console.moment(entry.at, now: now)
      let quoted = saying.map { saying in
        saying.clear.map { "“" + DisplayWidth.printable($0) + "”" }
          ?? console.text(zh: "（\(saying.length)字）", en: saying.masked)
      }
      let text = entry.event.text(console, queues) + (quoted.map { "  " + $0 } ?? "")
      let parts = entry.event.parts(console, queues).map { "· " + $0 }
      let indent = 2 + DisplayWidth.of(when) + 2
      return ([text] + parts).flatMap { text in folded(text, behind: indent, console) }
        .enumerated().map { index, line in
          index == 0
            ? "  " + console.styled(when, .dim) + "  " + line
            : String(repeating: " ", count: indent) + line
        }
    }
    guard !lines.isEmpty else {
      return head + "\n" + console.text(zh: "  还没有记录\n", en: "  nothing is known\n")
    }
    return ([head] + lines).map { $0 + "\n" }.joined()
  }

  /// As wide as the terminal at most, with so many columns before each line.
  private func folded(_ text: String, behind indent: Int, _ console: Console) -> [String] {
    console.isTerminal
      ? DisplayWidth.wrap(text, to: max(20, console.columns - indent)) : [text]
  }

  package func json(_ console: Console) -> JSONValue {
    .object([
      "caller": story.who.json,
      "entries": .array(
        zip(story.entries, said).map { entry, saying in
          .object(
            members: [("at", .text(entry.at.description))] + entry.event.fields
              + [("said", saying.map { .text($0.clear ?? $0.masked) })])
        }),
    ])
  }
}

extension CallerStory.Event {
  fileprivate func text(_ console: Console, _ queues: QueueTitles) -> String {
    switch self {
    case .ordered(let order):
      let parts = [
        order.product, order.amount.map { "¥\($0)" }, order.status.map { console.text($0.wording) },
      ].compactMap { $0 }.map(DisplayWidth.printable)
      return console.text(zh: "下单 ", en: "order ") + DisplayWidth.printable(order.id) + "  "
        + parts.joined(separator: "  ")
    case .called(let contact, _):
      let parts = [
        contact.skill.map { queues[$0] }, contact.agent,
        contact.talked.map { console.text(zh: "通话", en: "talked ") + console.span($0) },
        contact.disposition.map { console.disposition($0) },
      ].compactMap { $0 }.map(DisplayWidth.printable)
      return console.text(zh: "来电 ", en: "call ") + DisplayWidth.printable(contact.id) + "  "
        + parts.joined(separator: "  ")
    case .complaint(let number, let kind, let event):
      return console.text(zh: "工单 ", en: "case ") + AcceptanceNumber.grouped(number) + " "
        + console.text(kind.wording) + "  " + DisplayWidth.printable(event.actor) + " "
        + console.text(event.change.wording)
        + (event.change.detail(console).map { " " + DisplayWidth.printable($0) } ?? "")
    case .refund(let refund):
      return console.text(zh: "退款 ¥\(refund.amount)  订单 ", en: "refund ¥\(refund.amount)  order ")
        + DisplayWidth.printable(refund.order) + "  " + console.text(refund.outcome.wording)
    case .owed(let owed):
      let agent = owed.agent.map { " " + DisplayWidth.printable($0) } ?? ""
      return console.text(owed.kind.wording) + " " + DisplayWidth.printable(owed.id) + "  "
        + console.text(owed.state.wording) + agent
    case .told(let word):
      let agent = word.target.agent.map { " " + DisplayWidth.printable($0) } ?? ""
      return console.text(zh: "主动告知 ", en: "word ") + word.outreach.id + "  "
        + word.text(console) + agent
    }
  }

  /// Each agent's part of a call, where there were several.
  fileprivate func parts(_ console: Console, _ queues: QueueTitles) -> [String] {
    guard case .called(_, let talks) = self, talks.count > 1 else { return [] }
    return talks.map { talk in
      let parts = [
        queues[talk.queue], talk.agent,
        talk.talked.map { console.text(zh: "通话", en: "talked ") + console.span($0) },
        talk.disposition.map { console.disposition($0) },
      ].compactMap { $0 }.map(DisplayWidth.printable)
      return parts.joined(separator: "  ")
    }
  }

  fileprivate var fields: [(String, JSONValue?)] {
    func text(_ text: String?) -> JSONValue? { text.map { .text($0) } }
    func seconds(_ time: Duration?) -> JSONValue? { time.map { .number($0.inSeconds) } }
    switch self {
    case .ordered(let order):
      return [
        ("event", .text("order")), ("order", .text(order.id)), ("product", text(order.product)),
        ("amount", .money(order.amount)), ("status", text(order.status?.rawValue)),
      ]
    case .called(let contact, let talks):
      return [
        ("event", .text("call")), ("call", .text(contact.id)), ("queue", text(contact.skill)),
        ("agent", text(contact.agent)), ("disposition", text(contact.disposition)),
        (
          "talks",
          .array(
            talks.map { talk in
              .object(members: [
                ("agent", .text(talk.agent)), ("queue", .text(talk.queue)),
                ("at", .text(talk.answeredAt.description)),
                ("talkedSeconds", seconds(talk.talked)),
                ("wrappedUpSeconds", seconds(talk.wrappedUp)),
                ("disposition", text(talk.disposition)),
              ])
            })
        ),
      ]
    case .complaint(let number, let kind, let event):
      return [
        ("event", .text("case")), ("case", .text(number)), ("kind", .text(kind.rawValue)),
        ("actor", .text(event.actor)), ("change", .text(event.change.name)),
        ("data", event.change.data),
      ]
    case .refund(let refund):
      return [
        ("event", .text("refund")), ("request", .text(refund.id)), ("order", .text(refund.order)),
        ("amount", .money(refund.amount)), ("outcome", .text(refund.outcome.rawValue)),
        ("agent", .text(refund.agent)),
      ]
    case .owed(let owed):
      return [
        ("event", .text(owed.kind.rawValue)), ("id", .text(owed.id)),
        ("state", .text(owed.state.rawValue)), ("agent", text(owed.agent)),
        ("case", text(owed.caseNumber)),
      ]
    case .told(let word):
      return [("event", .text("outreach"))] + word.fields
    }
  }
}
