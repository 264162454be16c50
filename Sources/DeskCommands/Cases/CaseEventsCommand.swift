internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  static let caseEvents = DeskCommand(
    "events",
    summary: Wording(
      zh: "写出工单里发生的一切，每件事一行 JSON，不含姓名",
      en: "Write all that happened in cases, a line of JSON each, nobody named"),
    discussion: Wording(
      zh: """
        工单的每个指标都由这些事件得出，供想要自己重算的人用：附工单的类型、渠道、订单、商品、地区和受理时间。
        不含文字内容、号码和姓名。供数据库的所有者和主管使用。
          hotline case events --weeks 4 --db hotline.db
        """,
      en: """
        The events that every figure of cases follows from, for whoever wants to work it out anew: with the
        case, its kind, channel, order, product, region and opening. Texts, numbers and names are left out.
        It is for the owner of the database and supervisors.
          hotline case events --weeks 4 --db hotline.db
        """),
    options: [
      .value(
        "weeks", "N",
        help: Wording(
          zh: "最近 N 周受理的工单（默认 8）", en: "of cases opened in the last N weeks (default 8)"))
    ]
  ) { invocation, face in
    let weeks = try invocation.integer("weeks", in: 1...520) ?? 8
    let cases = try face.desk.casesOfFigures(weeks: weeks, by: face.actor)
    face.warn(ofDamaged: cases.damaged)
    for stored in cases.cases { face.console.writeData(stored.eventLines) }
    return .success
  }
}

extension StoredCase {
  /// Its events, a line of JSON each.
  fileprivate var eventLines: String {
    func text(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }
    let facts = complaint.facts
    return events.enumerated().map { index, event in
      JSONValue.object([
        "case": .text(number), "number": .integer(Int64(index + 1)),
        "at": .text(event.at.description), "actor": .text(event.actor),
        "event": .text(event.change.name), "data": event.change.data,
        "kind": .text(facts.kind.rawValue), "channel": .text(facts.channel.rawValue),
        "order": text(facts.order), "product": text(product), "region": text(region),
        "openedAt": .text(facts.openedAt.description),
        "closedAt": text(complaint.closedAt?.description),
        "stage": .text(complaint.stage.rawValue), "policy": .integer(Int64(facts.policy.version)),
      ]).compact + "\n"
    }.joined()
  }
}
