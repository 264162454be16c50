package import AfterSales
package import ArgumentParsing
package import Diagnostics
internal import Reports
internal import ServiceDesk

extension Agent {
  package func rightsText(_ console: Console) -> String {
    console.text(level.wording) + " ¥\(refundLimit ?? level.refundLimit)"
  }
}

extension AskedRights {
  package var json: JSONValue {
    .object([
      "agent": .text(agent.id), "level": .text(agent.level.rawValue),
      "refundLimit": .money(agent.refundLimit ?? agent.level.refundLimit),
      "askedBy": .text(actor), "at": .text(at.description),
    ])
  }

  package static func table(_ asked: [AskedRights], _ console: Console, now: Instant) -> String {
    guard !asked.isEmpty else {
      return console.text(zh: "没有待同意的权限\n", en: "no rights wait\n")
    }
    var table = TextTable([
      .init(console.text(zh: "坐席", en: "agent"), .leading),
      .init(console.text(zh: "权限", en: "rights"), .leading),
      .init(console.text(zh: "申请人", en: "asked by"), .leading),
      .init(console.text(zh: "时间", en: "time"), .leading),
    ])
    for wish in asked {
      table.add([
        wish.agent.id, wish.agent.rightsText(console), wish.actor,
        console.moment(wish.at, now: now),
      ])
    }
    return table.text(for: console)
  }
}
