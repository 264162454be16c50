internal import QueueSimulator
internal import Reports

/// A target in a page's table: what it is, what was needed and what was found.
struct TargetRow {
  let verdict: TargetVerdict
  let times: IntervalAxis

  var cells: [PageTable.Cell] {
    let name = FigureName(verdict.measure)
    let subject = TargetText.subject(verdict.target, times.scenario)
    let interval = verdict.target.interval.map { times.axis.rows[$0] + " " } ?? ""
    return [
      PageTable.Cell(interval + subject + name.text(times.language)),
      PageTable.Cell(limit),
      PageTable.Cell(
        name.unit.text(verdict.value.mean, halfWidth: verdict.value.halfWidth, times.language),
        value: verdict.value.mean, isGood: verdict.holds),
    ]
  }

  /// The limit with its direction, such as `≥ 80 %`.
  var limit: String {
    (verdict.isAtLeast ? "≥ " : "≤ ")
      + FigureName(verdict.measure).unit.text(verdict.limit, times.language)
  }
}
