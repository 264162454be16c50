/// A product, region or kind of complaint of which far more went wrong in the last hour than usual.
package struct EarlyWarning: Hashable, Sendable, Codable {
  /// By what complaints are counted.
  package enum Subject: String, Hashable, Sendable, Codable {
    case product, region
    /// Of complaint, by its id.
    case kind
  }

  package let subject: Subject
  package let name: String
  /// Complaints taken up in the last hour, a second one about an order counted too.
  package let count: Int
  /// How many this hour of the week has usually: the mean of the same hour in `weeksBefore` weeks.
  package let usual: Double
  /// How likely so many or more are by chance, if nothing has changed; 0…1.
  package let probability: Double

  /// How often complaints were taken up about a product or region.
  package struct Tally: Hashable, Sendable {
    package var subject: Subject
    package var name: String
    /// Complaints taken up in the 60 minutes before the moment looked at.
    package var lastHour: Int
    /// In the same 60 minutes of each of the `weeksBefore` weeks before.
    package var before: Int

    package init(_ subject: Subject, _ name: String, lastHour: Int, before: Int) {
      self.subject = subject
      self.name = name
      self.lastHour = lastHour
      self.before = before
    }
  }

  /// What is usual is taken from the same hour of the week in so many weeks before: Friday evening is
  /// compared with Friday evenings, not with nights.
  package static let weeksBefore = 8
  /// Warnings are given below this probability, shared among all that were looked at.
  package static let threshold = 0.001
  /// Fewer complaints than this are no wave, however rare they are.
  private static let least = 3

  /// What to look into, the least likely first.
  ///
  /// A count is compared with a Poisson distribution of its mean in that hour of the week. Half a
  /// complaint is added to those weeks, so that what never failed before can be judged; the
  /// threshold is divided by the number of comparisons (Bonferroni), so that many products don't
  /// make many false alarms.
  package static func among(_ tallies: [Tally]) -> [EarlyWarning] {
    let threshold = threshold / Double(max(1, tallies.count))
    return tallies.filter { $0.lastHour >= least }.map { tally in
      let usual = (Double(tally.before) + 0.5) / Double(weeksBefore)
      return EarlyWarning(
        subject: tally.subject, name: tally.name, count: tally.lastHour, usual: usual,
        probability: PoissonTail.probability(ofAtLeast: tally.lastHour, mean: usual))
    }
    .filter { $0.probability < threshold }
    .sorted {
      ($0.probability, $0.subject.rawValue, $0.name) < (
        $1.probability, $1.subject.rawValue, $1.name
      )
    }
  }
}
