internal import Diagnostics

extension LintRule {
  static let dayOpenAndClosed = LintRule(
    "day-open-and-closed", .warning, "A day that is both open and closed",
    advice:
      "`openOn` goes before `closedOn`, so the hotline is open. Take the day out of one of them.",
    atNode: { node, _ in
      guard case .hours(let hours) = node.kind else { return [] }
      for closed in hours.calendar.closedOn {
        for open in hours.calendar.openOn where open.from <= closed.to && closed.from <= open.to {
          return [
            Spot(
              at: node.offset,
              "\(node.title): \(max(open.from, closed.from)) is in openOn and in closedOn")
          ]
        }
      }
      return []
    })
}
