internal import Diagnostics

extension LintRule {
  static let datesPast = LintRule(
    "dates-past", .warning, "A calendar whose exceptions are all past",
    advice: """
      Nobody has kept it, so on the next holiday callers wait for agents who aren't there. Enter the \
      coming holidays. (`--today` looks at the flows as on another day.)
      """,
    about: { subject in
      guard let today = subject.today else { return [] }
      return subject.graph.findings { _, node in
        guard case .hours(let hours) = node.kind, hours.calendar.yearly.isEmpty else { return nil }
        let dates = hours.calendar.closedOn + hours.calendar.openOn
        guard let last = dates.map(\.to).max(), last < today else { return nil }
        return Spot(
          at: node.offset, "\(node.title): the last date of its calendar, \(last), is past")
      }
    })
}
