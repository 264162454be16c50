internal import Diagnostics

extension Calibration {
  /// The calls of each type and interval as `forecast` reads them: `at,calls,type,handling`.
  ///
  /// Intervals without calls are told where the day has calls at all, so that they aren't taken for
  /// missing ones.
  package var history: String {
    var text = "at,calls,type,handling\n"
    let intervals = Int((86_400 / intervalSeconds).rounded(.up))
    for (day, calls) in log.days {
      let date = CivilDate(daysSince1970: day)
      var counts = [[(calls: Int, answered: Int, talked: Double)]](
        repeating: [(calls: Int, answered: Int, talked: Double)](
          repeating: (0, 0, 0), count: log.types.count), count: intervals)
      var first = intervals
      var last = 0
      for call in log.calls[calls] {
        let time = call.at - Double(day) * 86_400
        let index = max(0, min(intervals - 1, Int(time / intervalSeconds)))
        first = min(first, index)
        last = max(last, index)
        counts[index][Int(call.type)].calls += 1
        guard call.outcome == .answered else { continue }
        counts[index][Int(call.type)].answered += 1
        counts[index][Int(call.type)].talked += Double(call.talked)
      }
      guard first <= last else { continue }
      for index in first...last {
        let minutes = Int((Double(index) * intervalSeconds / 60).rounded())
        let at = "\(date)T\(Self.two(minutes / 60)):\(Self.two(minutes % 60))"
        for (type, cell) in counts[index].enumerated() {
          let handling = cell.answered > 0 ? cell.talked / Double(cell.answered) : nil
          let rounded = handling.map { JSONValue.number(($0 * 10).rounded() / 10).compact } ?? ""
          text += "\(at),\(cell.calls),\(log.types[type].id),\(rounded)\n"
        }
      }
    }
    return text
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
