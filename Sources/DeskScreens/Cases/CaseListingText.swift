internal import AfterSales
package import ArgumentParsing
package import Diagnostics
internal import Reports
package import ServiceDesk

extension CaseListing {
  package func json(_ console: Console) -> JSONValue {
    .object([
      "found": .integer(Int64(found)), "cases": .array(cases.map { $0.json(console) }),
      "outreaches": lateOutreaches.isEmpty
        ? nil
        : .array(
          lateOutreaches.map { late in
            .object([
              "id": .text(late.outreach.id), "name": .text(late.outreach.scope.name),
              "promisedAt": late.outreach.promisedAt.map { .text($0.description) },
              "customers": .integer(Int64(late.customers)),
            ])
          }),
    ])
  }

  /// A line for each time that was told to many and missed.
  private func outreachLines(_ console: Console) -> String {
    lateOutreaches.map { late in
      let (id, name) = (late.outreach.id, DisplayWidth.printable(late.outreach.scope.name))
      let promised = late.outreach.promisedAt.map { console.moment($0, now: $0) } ?? ""
      return console.text(
        zh: "主动告知 \(id)（\(name)）：说好 \(promised) 处理好，\(late.customers) 位客户还没好，已欠回电说明\n",
        en: "outreach \(id) (\(name)): \(promised) was told and has passed, \(late.customers) "
          + "customers still wait and are owed a call\n")
    }.joined()
  }

  package func text(_ console: Console) -> String {
    guard !cases.isEmpty else {
      if !lateOutreaches.isEmpty { return outreachLines(console) }
      return console.text(zh: "没有符合条件的工单\n", en: "no such cases\n")
    }
    var table = TextTable([
      .init(console.text(zh: "受理编号", en: "case"), .leading),
      .init(console.text(zh: "优先", en: "prio"), .trailing),
      .init(console.text(zh: "问题", en: "issue"), .leading),
      .init(console.text(zh: "阶段", en: "stage"), .leading),
      .init(console.text(zh: "处理", en: "desk"), .leading),
      .init(console.text(zh: "首问", en: "owner"), .leading),
      .init(console.text(zh: "响应", en: "response"), .leading),
      .init(console.text(zh: "解决", en: "resolution"), .leading),
      .init(console.text(zh: "订单", en: "order"), .leading),
    ])
    // The table measures its cells, so they come without colours.
    var plain = console
    plain.isTerminal = false
    for view in cases { table.add(view.row(plain)) }
    let rest = found - cases.count
    return table.text(for: console)
      + (rest > 0
        ? console.text(zh: "还有 \(rest) 个，用 --limit 查看\n", en: "\(rest) more, see --limit\n") : "")
      + outreachLines(console)
  }
}

extension CaseView {
  package func row(_ console: Console) -> [String] {
    let resolution = limits.resolution.text(console)
    return [
      AcceptanceNumber.grouped(number), String(priority.level),
      console.text(complaint.facts.kind.wording), console.text(complaint.stage.wording),
      complaint.handler ?? console.text(complaint.desk.wording), complaint.owner ?? "–",
      limits.response.text(console), limits.isPaused ? "⏸ " + resolution : resolution,
      complaint.facts.order ?? "–",
    ]
  }
}
