package import AfterSales
package import ArgumentParsing
package import Diagnostics
package import ServiceDesk

extension ReadCase {
  package func text(_ console: Console) -> String {
    func shown(_ saying: Saying) -> String {
      saying.clear.map(DisplayWidth.printable)
        ?? console.text(zh: "（\(saying.length)字）", en: saying.masked)
    }
    let opening = said.map {
      console.text(zh: "客户陈述：", en: "the customer said: ") + shown($0) + "\n"
    }
    let events = zip(view.stored.events, notes).map { event, note in
      let when = console.moment(event.at, now: view.at)
      let what = console.text(event.change.wording)
      let detail = event.change.detail(console).map { " " + $0 } ?? ""
      let said = note.map { "  “\(shown($0))”" } ?? ""
      return console.styled("  \(when)  ", .dim) + DisplayWidth.pad(event.actor, to: 10)
        + " \(what)\(detail)\(said)\n"
    }
    return view.summary(console) + (opening ?? "") + events.joined()
  }

  package func json(_ console: Console) -> JSONValue {
    guard case .object(var members) = view.json(console) else { return .null }
    members.append(.init("text", said.map { .text($0.clear ?? $0.masked) } ?? .null))
    members.append(
      .init(
        "events",
        .array(
          zip(view.stored.events, notes).map { event, note in
            .object([
              "at": .text(event.at.description), "actor": .text(event.actor),
              "event": .text(event.change.name), "data": event.change.data,
              "note": note.map { .text($0.clear ?? $0.masked) },
            ])
          })))
    return .object(members)
  }
}

extension CaseChange {
  /// What the wording of the change leaves open, in a few words.
  package func detail(_ console: Console) -> String? {
    switch self {
    case .opened(_, let desk, let handler), .assigned(let desk, let handler):
      console.text(desk.wording) + (handler.map { " \($0)" } ?? "")
    case .joined(let channel): console.text(channel.wording)
    case .evidenceRequested(let kinds), .evidenceAdded(let kinds): console.list(kinds.inOrder)
    case .resolved(let resolution):
      console.text(resolution.result.wording) + (resolution.amount.map { " ¥\($0)" } ?? "")
    case .confirmed(let satisfaction):
      satisfaction.map { console.text(zh: "满意度 \($0)", en: "satisfaction \($0)") }
    case .visited(let satisfaction):
      console.text(zh: "满意度 \(satisfaction)", en: "satisfaction \(satisfaction)")
    case .takenOver(let stage, _): console.text(stage.wording)
    case .refund(_, let amount, let request): "¥\(amount) (\(request))"
    case .classified(let kind): console.text(kind.wording)
    case .reclassified(let old, let new):
      console.text(old.wording) + " → " + console.text(new.wording)
    case .responded, .noted, .dissatisfied, .reopened: nil
    }
  }
}
