internal import AfterSales
package import ArgumentParsing
package import Diagnostics
internal import Reports
package import ServiceDesk

extension OutreachWord {
  /// What was told, how and with what result, on a line.
  func text(_ console: Console) -> String {
    let how = target.way.map { console.text($0.wording) }
    return [
      DisplayWidth.printable(console.text(outreach.scope.wording)),
      console.text(zh: "订单 ", en: "order ") + DisplayWidth.printable(target.order),
      console.text(target.state.wording), how,
      outreach.promisedAt.map {
        console.text(zh: "预计 ", en: "by ") + console.moment($0, now: outreach.startedAt)
      },
    ].compactMap { $0 }.joined(separator: "  ")
  }

  var fields: [(String, JSONValue?)] {
    [
      ("outreach", .text(outreach.id)), ("subject", .text(outreach.scope.subject.rawValue)),
      ("name", .text(outreach.scope.name)), ("order", .text(target.order)),
      ("state", .text(target.state.rawValue)), ("way", target.way.map { .text($0.rawValue) }),
      ("agent", target.agent.map { .text($0) }), ("told", .text(outreach.told)),
      ("promisedAt", outreach.promisedAt.map { .text($0.description) }),
    ]
  }
}

extension OutreachView {
  package var json: JSONValue {
    .object(members: [
      ("id", .text(outreach.id)), ("subject", .text(outreach.scope.subject.rawValue)),
      ("name", .text(outreach.scope.name)), ("since", .text(outreach.since.description)),
      ("told", .text(outreach.told)),
      ("promisedAt", outreach.promisedAt.map { .text($0.description) } ?? .null),
      ("late", .boolean(isLate)), ("way", .text(outreach.way.rawValue)),
      ("perHour", .integer(Int64(outreach.perHour))),
      ("startedAt", .text(outreach.startedAt.description)),
      ("startedBy", .text(outreach.startedBy)),
      ("endedAt", outreach.endedAt.map { .text($0.description) } ?? .null),
      ("due", .integer(Int64(due))),
      (
        "customers",
        .object(
          members: OutreachTarget.State.allCases.map { state in
            (state.rawValue, .integer(Int64(counts[state] ?? 0)))
          })
      ),
    ])
  }

  package func text(_ console: Console) -> String {
    let state =
      outreach.endedAt.map {
        console.text(zh: "已结束 ", en: "ended ") + console.moment($0, now: at)
      } ?? console.text(zh: "进行中", en: "running")
    let head = [
      console.styled(outreach.id, .bold),
      DisplayWidth.printable(console.text(outreach.scope.wording)),
      console.text(outreach.way.wording), state,
    ].joined(separator: "  ")
    let states = OutreachTarget.State.allCases.compactMap { state in
      counts[state].map { "\(console.text(state.wording)) \($0)" }
    }
    let now = console.text(zh: "到期 \(due)", en: "due now \(due)")
    var lines = [
      head, "  “" + DisplayWidth.printable(outreach.told) + "”",
      "  " + (states + [now]).joined(separator: "  "),
    ]
    if let promised = outreach.promisedAt {
      let time = console.moment(promised, now: at)
      lines.append(
        "  "
          + (isLate
            ? console.styled(
              console.text(zh: "预计 \(time)，已超过", en: "told for \(time), which has passed"), .red)
            : console.text(zh: "预计 \(time)", en: "told for \(time)")))
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension OutreachListing {
  package var json: JSONValue {
    .object([
      "warnings": .array(
        warnings.map { warned in
          .object([
            "subject": .text(warned.scope.subject.rawValue), "name": .text(warned.scope.name),
            "lastHour": .integer(Int64(warned.warning.count)),
            "usualPerHour": .number(warned.warning.usual),
            "hit": warned.hit.map { .integer(Int64($0)) } ?? .null,
            "outreach": warned.outreach.map { .text($0) } ?? .null,
          ])
        }),
      "outreaches": .array(outreaches.map(\.json)),
    ])
  }

  package func text(_ console: Console) -> String {
    var text =
      warnings.isEmpty ? console.text(zh: "预警：无\n", en: "early warning: none\n") : ""
    for warned in warnings {
      let name = DisplayWidth.printable(console.text(warned.scope.wording))
      let count = warned.warning.count
      let hit =
        warned.hit.map {
          console.text(zh: "涉及 \($0) 位尚未来电的客户", en: "hits \($0) customers who haven't called")
        } ?? console.text(zh: "从订单看不出涉及谁", en: "no order tells whom it hits")
      let told =
        warned.outreach.map {
          console.text(zh: "，\($0) 正在告知", en: "; \($0) tells them")
        } ?? ""
      text += console.text(
        zh: "预警：\(name) 最近一小时 \(count) 起，\(hit)\(told)\n",
        en: "early warning: \(name): \(count) in the last hour, \(hit)\(told)\n")
    }
    return text + outreaches.map { $0.text(console) }.joined()
  }
}

extension HitListing {
  package var json: JSONValue {
    .object([
      "subject": .text(scope.subject.rawValue), "name": .text(scope.name),
      "since": .text(since.description), "total": .integer(Int64(total)),
      "customers": .array(
        customers.map { customer in
          .object([
            "caller": .integer(customer.subject),
            "name": customer.name.map { .text($0.masked) } ?? .null,
            "number": customer.number.map { .text($0.masked) } ?? .null,
            "tier": customer.tier.map { .text($0) } ?? .null,
            "harm": .number(customer.harm.points), "amount": .money(customer.harm.amount),
            "lastingSeconds": .number(customer.harm.lasting.inSeconds),
            "contacts": .integer(Int64(customer.harm.contacts)),
            "orders": .array(customer.orders.map { .text($0.id) }),
          ])
        }),
    ])
  }

  package func text(_ console: Console) -> String {
    let head = DisplayWidth.printable(console.text(scope.wording))
    guard !customers.isEmpty else {
      return console.text(
        zh: "\(head)：没有尚未来电的客户\n", en: "\(head): everybody whom it hits has called\n")
    }
    var table = TextTable([
      .init(console.text(zh: "受损", en: "harm"), .trailing),
      .init(console.text(zh: "客户", en: "customer"), .leading),
      .init(console.text(zh: "号码", en: "number"), .leading),
      .init(console.text(zh: "等级", en: "tier"), .leading),
      .init(console.text(zh: "金额", en: "amount"), .trailing),
      .init(console.text(zh: "已持续", en: "for"), .leading),
      .init(console.text(zh: "近30天来电", en: "contacts"), .trailing),
      .init(console.text(zh: "订单", en: "orders"), .leading),
    ])
    for customer in customers {
      table.add([
        FigureText.number(customer.harm.points, decimals: 1),
        "#\(customer.subject) " + (customer.name.map { DisplayWidth.printable($0.masked) } ?? "–"),
        customer.number.map { DisplayWidth.printable($0.masked) } ?? "–",
        customer.tier.map { console.text(TierText.wording(DisplayWidth.printable($0))) } ?? "–",
        "¥\(customer.harm.amount)", console.span(customer.harm.lasting),
        "\(customer.harm.contacts)",
        customer.orders.map { DisplayWidth.printable($0.id) }.joined(separator: " "),
      ])
    }
    return table.text(for: console)
      + console.text(
        zh: "\(head)：共 \(total) 位尚未来电的客户\n",
        en: "\(head): \(total) customers who haven't called\n")
  }
}

extension OutreachDetail {
  package var json: JSONValue {
    guard case .object(let members) = view.json else { return .null }
    return .object(
      members + [
        .init(
          "targets",
          .array(
            targets.map { target in
              .object(members: [
                ("caller", .integer(target.subject)), ("order", .text(target.order)),
                ("harm", .number(target.harm)), ("dueAt", .text(target.dueAt.description)),
                ("state", .text(target.state.rawValue)),
                ("way", target.way.map { .text($0.rawValue) } ?? .null),
                ("agent", target.agent.map { .text($0) } ?? .null),
                ("changedAt", .text(target.changedAt.description)),
              ])
            }))
      ])
  }

  package func text(_ console: Console) -> String {
    var table = TextTable([
      .init(console.text(zh: "客户", en: "customer"), .leading),
      .init(console.text(zh: "订单", en: "order"), .leading),
      .init(console.text(zh: "受损", en: "harm"), .trailing),
      .init(console.text(zh: "不早于", en: "not before"), .leading),
      .init(console.text(zh: "状态", en: "state"), .leading),
      .init(console.text(zh: "方式", en: "how"), .leading),
      .init(console.text(zh: "坐席", en: "agent"), .leading),
    ])
    for target in targets {
      table.add([
        "#\(target.subject)", DisplayWidth.printable(target.order),
        FigureText.number(target.harm, decimals: 1),
        console.moment(target.dueAt, now: view.at), console.text(target.state.wording),
        target.way.map { console.text($0.wording) } ?? "–",
        target.agent.map(DisplayWidth.printable) ?? "–",
      ])
    }
    return view.text(console) + table.text(for: console)
  }
}

extension LeftAlone {
  package var json: JSONValue {
    .object(["caller": .integer(subject), "leftAlone": .boolean(isLeftAlone)])
  }

  package func text(_ console: Console) -> String {
    let who = "#\(subject) " + (name.map { DisplayWidth.printable($0.masked) } ?? "")
    return isLeftAlone
      ? console.text(
        zh: "\(who)：不再主动告知；客户来电时仍会听到\n",
        en: "\(who): told nothing unasked any more; hears it when calling\n")
      : console.text(zh: "\(who)：可以主动告知\n", en: "\(who): may be told again\n")
  }
}
