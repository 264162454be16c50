#if canImport(Glibc)
  internal import Glibc
#endif

/// A kind of complaint with one cause about one product, or what one supplier delivered, and whether there is more or less of it than in as
/// many weeks before.
package struct CauseChange: Hashable, Sendable, Codable {
  package let kind: IssueKind
  package let cause: CaseCause
  /// What the kinds and causes are set against.
  package enum Group: String, Sendable, Hashable, CaseIterable, Codable {
    case product, supplier
  }

  /// The product or supplier; `nil` where no order tells.
  package let subject: String?
  /// Results given by week, the oldest first: the weeks before, then as many weeks now.
  package let weeks: [Int]
  package let before: Int
  package let now: Int
  /// How likely a difference like this or a greater one is by chance, 0…1.
  package let probability: Double
  /// Whether it holds among so many cells, at a false discovery rate of 5 %.
  package internal(set) var isChanged = false

  /// At most this share of the cells that are told as changed is expected to be chance.
  package static let falseDiscoveries = 0.05

  package init(kind: IssueKind, cause: CaseCause, subject: String?, weeks: [Int]) {
    (self.kind, self.cause, self.subject, self.weeks) = (kind, cause, subject, weeks)
    before = weeks.prefix(weeks.count / 2).reduce(0, +)
    now = weeks.suffix(weeks.count / 2).reduce(0, +)
    probability = Self.probability(before, now)
  }

  /// How likely two counts of events at one steady rate over equal times differ so much.
  ///
  /// Given their sum each event falls into either with probability 1/2, so the smaller count is compared
  /// with a binomial distribution, on both sides. Source: J. Przyborowski, H. Wilenski, "Homogeneity of
  /// results in testing samples from Poisson series", Biometrika 31 (1940), 313–323.
  static func probability(_ a: Int, _ b: Int) -> Double {
    let total = a + b
    guard total > 0 else { return 1 }
    var tail = 0.0
    for count in 0...min(a, b) {
      let logarithm =
        lgamma(Double(total + 1)) - lgamma(Double(count + 1)) - lgamma(Double(total - count + 1))
      tail += exp(logarithm - Double(total) * log(2))
    }
    return min(1, 2 * tail)
  }

  /// The least likely first, those marked that hold among all.
  ///
  /// Source: Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", Journal of the Royal
  /// Statistical Society B 57 (1995), 289–300.
  package static func tested(_ cells: [CauseChange]) -> [CauseChange] {
    var sorted = cells.sorted(by: isLikelier)
    let count = Double(sorted.count)
    let last = sorted.indices.last { index in
      sorted[index].probability <= falseDiscoveries * Double(index + 1) / count
    }
    if let last { for index in 0...last { sorted[index].isChanged = true } }
    return sorted
  }

  /// The one less likely by chance first, of equal ones the one with more results.
  private static func isLikelier(_ a: CauseChange, _ b: CauseChange) -> Bool {
    if a.probability != b.probability { return a.probability < b.probability }
    if a.now != b.now { return a.now > b.now }
    return a.name < b.name
  }

  private var name: String { "\(kind.rawValue) \(cause.rawValue) \(subject ?? "")" }
}
