/// The promises made to customers, by version: a case keeps the policy it was opened under.
///
/// The list is append-only. Limits are worked out from a case's events and its policy whenever
/// someone looks, so nothing that is stored can contradict them.
package struct CasePolicy: Hashable, Sendable, Codable {
  package let version: Int
  /// How long after it was opened, or reopened, a person answers at the latest.
  package let firstResponse: Duration
  /// How long after that a result is given at the latest, but for the time that the clock stands.
  package let resolution: Duration
  /// How often the customer hears of an open case at least.
  package let followUp: Duration
  /// How long in all the clock may stand because the customer owes evidence.
  package let longestPause: Duration
  package let escalations: Int

  private static let all: [CasePolicy] = [
    CasePolicy(
      version: 1, firstResponse: .seconds(24 * 3_600), resolution: .seconds(72 * 3_600),
      followUp: .seconds(24 * 3_600), longestPause: .seconds(48 * 3_600), escalations: 3)
  ]

  /// The policy that new cases are opened under.
  package static var current: CasePolicy { all[all.count - 1] }

  /// The policy of a version; `nil` for one that came after this program.
  package static func version(_ version: Int) -> CasePolicy? {
    all.first { $0.version == version }
  }
}
