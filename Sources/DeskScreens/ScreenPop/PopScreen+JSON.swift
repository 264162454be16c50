internal import AfterSales
internal import ArgumentParsing
package import Diagnostics
internal import ServiceDesk

extension PopScreen {
  /// The view for a program, in the order in which an agent sees it.
  package var json: JSONValue {
    .object([
      "match": .text(view.match.rawValue), "people": .integer(Int64(view.people.count)),
      "verify": .text(console.text(verification)),
      "caller": view.caller.map(json) ?? .null,
      "candidates": view.caller == nil ? .array(view.people.map(json)) : [],
      "call": view.call.map { call in
        guard case .object(let members) = json(call) else { return .null }
        return .object(members + [.init("typed", .array(view.typed.map { .text($0) }))])
      } ?? .null,
      "cases": .array(pop.cases.map { $0.json(console) }),
      "orders": .array(view.orders.map(json)), "contacts": .array(view.contacts.map(json)),
      "waitingRefunds": .array(view.waitingRefunds.map(\.json)),
      "outreach": .array(view.words.map { .object(members: $0.fields) }),
      "leftAlone": .boolean(view.isLeftAlone),
      "damaged": .array(view.damaged.map { .text(console.text($0)) }),
      "script": pop.script.map(json) ?? .null, "mayDo": mayDo,
    ])
  }

  private func json(_ caller: Caller) -> JSONValue {
    .object([
      "name": text(shown(caller.name, .name)), "number": text(shown(caller.number, .number)),
      "account": text(shown(caller.account, .account)), "tier": text(caller.tier),
      "region": text(caller.region), "tags": .array(caller.tags.map { .text($0) }),
      "since": .text(caller.createdAt.description), "erased": .boolean(caller.erasedAt != nil),
    ])
  }

  private func json(_ contact: Contact) -> JSONValue {
    .object([
      "id": .text(contact.id), "at": .text(contact.at.description), "flow": text(contact.flow),
      "path": .array(contact.path.map { .text($0) }),
      "way": .array(contact.way.map { .text($0) }), "entered": text(contact.entered?.masked),
      "skill": text(contact.skill), "waitedSeconds": seconds(contact.waited),
      "talkedSeconds": seconds(contact.talked), "agent": text(contact.agent),
      "disposition": text(contact.disposition),
    ])
  }

  private func json(_ order: Order) -> JSONValue {
    .object([
      "id": .text(order.id), "product": text(order.product), "kind": text(order.kind),
      "amount": .money(order.amount), "status": text(order.status?.rawValue),
      "statusText": text(order.status.map { console.text($0.wording) }),
      "inTrouble": .boolean(order.isInTrouble(at: now)),
      "placedAt": text(order.placedAt?.description), "paidAt": text(order.paidAt?.description),
      "deliveredAt": text(order.deliveredAt?.description), "channel": text(order.channel),
      "region": text(order.region),
    ])
  }

  private func json(_ script: CallScript) -> JSONValue {
    func list(_ texts: [Wording]) -> JSONValue { .array(texts.map { .text(console.text($0)) }) }
    return .object([
      "issue": .text(script.issue.rawValue),
      "issueText": .text(console.text(script.issue.wording)),
      "opening": .text(console.text(script.opening)), "questions": list(script.questions),
      "steps": list(script.steps),
    ])
  }

  private var mayDo: JSONValue {
    guard let agent = pop.agent else { return .null }
    return .object([
      "agent": .text(agent.id), "level": .text(agent.level.rawValue),
      "refundLeftToday": .money(pop.refundLeft),
      "refundAtOnce": .money(pop.refundAuthority?.atOnce),
      "refundPerCustomerAndDay": .money(pop.refundAuthority?.perCustomerAndDay),
      "refundedToday": .money(view.refundedToday),
      "reveals": .array(
        ClearField.allCases.filter { agent.level.reveals.contains($0) }.map { .text($0.rawValue) }),
    ])
  }

  private func text(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  private func seconds(_ duration: Duration?) -> JSONValue {
    duration.map { .integer($0.wholeMilliseconds / 1_000) } ?? .null
  }
}
