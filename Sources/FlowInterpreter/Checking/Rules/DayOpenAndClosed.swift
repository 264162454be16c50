internal import Diagnostics

extension LintRule {
  static let dayOpenAndClosed = LintRule(
    "day-open-and-closed", .warning,
    Wording(zh: "同一天既营业又休息", en: "A day that is both open and closed"),
    advice:
      Wording(
        zh: "`openOn` 优先于 `closedOn`，所以这天算营业。从其中一个里去掉。",
        en:
          "`openOn` goes before `closedOn`, so the hotline is open. Take the day out of one of them."
      ),
    atNode: { node, _ in
      guard case .hours(let hours) = node.kind else { return [] }
      for closed in hours.calendar.closedOn {
        for open in hours.calendar.openOn where open.from <= closed.to && closed.from <= open.to {
          return [
            Spot(
              at: node.offset,
              Wording(
                zh:
                  "\(node.title.zh)\(hours.source.zh)：\(max(open.from, closed.from)) 同时在 openOn 和 closedOn 里",
                en:
                  "\(node.title.en)\(hours.source.en): \(max(open.from, closed.from)) is in openOn and in closedOn"
              )
            )
          ]
        }
      }
      return []
    })
}
