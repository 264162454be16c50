extension Instant {
  /// Reads a local time as tables have it, `2026-11-11 20:05`, `2026/4/20 9:00:07.5` or with a `T`
  /// between, at an offset from UTC in seconds.
  ///
  /// `nil` if the text is none, has an offset of its own, or names no such moment.
  package init?(local text: String, offset: Int) {
    let halves = text.split(maxSplits: 1, omittingEmptySubsequences: true) {
      $0 == " " || $0 == "T"
    }
    guard halves.count == 2 else { return nil }
    let date = halves[0].split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
    let time = halves[1].split(separator: ":", omittingEmptySubsequences: false)
    guard date.count == 3, date[0].utf8.count == 4, (2...3).contains(time.count) else { return nil }
    func padded(_ part: Substring) -> String { part.utf8.count == 1 ? "0\(part)" : String(part) }
    let seconds = time.count == 3 ? ":" + time[2] : ""
    let day = "\(date[0])-\(padded(date[1]))-\(padded(date[2]))"
    guard let utc = Instant("\(day)T\(padded(time[0])):\(time[1])\(seconds)Z") else { return nil }
    self.init(milliseconds: utc.milliseconds - Int64(offset) * 1_000, offset: offset)
  }
}
