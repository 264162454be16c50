internal import Diagnostics

extension LintRule {
  static let datesPast = LintRule(
    "dates-past", .warning,
    Wording(zh: "日历里的例外日都已过去", en: "A calendar whose exceptions are all past"),
    advice: Wording(
      zh: """
        没人维护日历，下个节假日来电者就会空等没上班的坐席。把接下来的节假日写进去。（`--today` 可按另一天检查。）
        """,
      en: """
        Nobody has kept it, so on the next holiday callers wait for agents who aren't there. Enter the \
        coming holidays. (`--today` looks at the flows as on another day.)
        """),
    about: { subject in
      guard let today = subject.today else { return [] }
      return subject.graph.findings { _, node in
        guard case .hours(let hours) = node.kind, hours.calendar.yearly.isEmpty else { return nil }
        let dates = hours.calendar.closedOn + hours.calendar.openOn
        guard let last = dates.map(\.to).max(), last < today else { return nil }
        return Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)\(hours.source.zh)：日历里最后一天 \(last) 已经过去",
            en:
              "\(node.title.en)\(hours.source.en): the last date of its calendar, \(last), is past")
        )
      }
    })
}
