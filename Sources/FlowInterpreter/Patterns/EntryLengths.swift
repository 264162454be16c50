/// How long rows of digits may be: a caller's eight digits, or the nothing a variable begins with.
struct EntryLengths: Sendable, Hashable {
  /// In order, with gaps between them.
  private var ranges: [ClosedRange<Int>]

  init(_ range: ClosedRange<Int>) { ranges = [range] }

  var shortest: Int { ranges[0].lowerBound }
  var longest: Int { ranges[ranges.count - 1].upperBound }

  func contains(_ length: Int) -> Bool { ranges.contains { $0.contains(length) } }

  func overlaps(_ other: Self) -> Bool {
    ranges.contains { range in other.ranges.contains { $0.overlaps(range) } }
  }

  func union(_ other: Self) -> Self {
    var joined: [ClosedRange<Int>] = []
    for range in (ranges + other.ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    var result = self
    result.ranges = joined
    return result
  }
}
