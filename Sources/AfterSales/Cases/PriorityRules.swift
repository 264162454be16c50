package import Diagnostics

/// How urgent cases are: what is at stake, raised by age; a customer's tier gives a head start of
/// one step at most.
package struct PriorityRules: Hashable, Sendable {
  /// A rule with the conditions that must all hold; the highest priority of all rules that match
  /// counts.
  package struct Rule: Hashable, Sendable {
    package var id: String
    package var kinds: [IssueKind]?
    package var channels: [CaseChannel]?
    /// The amount at stake, in yuan, is more than this.
    package var amountAbove: Money?
    /// At least so many escalations.
    package var escalated: Int?
    package var isReopened: Bool?
    package var priority: Int
    /// The desk that the case goes to at once.
    package var desk: CaseDesk?
    /// What the customer must be told, such as the legal route.
    package var tell: Wording?

    /// A rule without conditions; each that is set afterwards must hold.
    package init(id: String, priority: Int) {
      self.id = id
      self.priority = priority
    }
  }

  package var base: Int
  package var rules: [Rule]
  /// Steps that a tier adds, 0…1.
  package var tiers: [String: Int]
  /// A case that waits this long rises by a step, again and again.
  package var risesEvery: Duration

  package init(
    base: Int, rules: [Rule] = [], tiers: [String: Int] = [:],
    risesEvery: Duration = .seconds(12 * 3_600)
  ) {
    self.base = base
    self.rules = rules
    self.tiers = tiers
    self.risesEvery = risesEvery
  }

  /// The highest priority that a rule can give; what waits rises above it without end, so that the
  /// order by urgency holds however old cases become.
  package static let highest = 9
}

/// How urgent a case is, and why.
package struct CasePriority: Hashable, Sendable, Codable {
  /// What is at stake (0…9), a head start of one at most, and a step for each time it has waited; the
  /// highest first.
  package var level: Int
  /// The ids of the rules that matched, in the order of the file.
  package var rules: [String]
  package var desk: CaseDesk?
  package var tell: [Wording]
}

extension PriorityRules {
  /// The priority of a case at a moment.
  package func priority(
    of complaint: ComplaintCase, tier: String?, at now: Instant
  ) -> CasePriority {
    priority(
      kind: complaint.facts.kind, channels: complaint.channels,
      amount: complaint.facts.amount, escalations: complaint.escalations,
      isReopened: complaint.reopenings > 0, tier: tier, age: complaint.age(at: now))
  }

  package func priority(
    kind: IssueKind, channel: CaseChannel, amount: Money?, escalations: Int = 0,
    isReopened: Bool = false, tier: String?, age: Duration = .zero
  ) -> CasePriority {
    priority(
      kind: kind, channels: [channel], amount: amount, escalations: escalations,
      isReopened: isReopened, tier: tier, age: age)
  }

  private func priority(
    kind: IssueKind, channels: Set<CaseChannel>, amount: Money?, escalations: Int,
    isReopened: Bool, tier: String?, age: Duration
  ) -> CasePriority {
    let matching = rules.filter { rule in
      rule.kinds.map { $0.contains(kind.family) } ?? true
        && rule.channels.map { !channels.isDisjoint(with: $0) } ?? true
        && rule.amountAbove.map { limit in amount.map { $0 > limit } ?? false } ?? true
        && rule.escalated.map { escalations >= $0 } ?? true
        && rule.isReopened.map { $0 == isReopened } ?? true
    }
    let stake = matching.map(\.priority).max().map { max($0, base) } ?? base
    let headStart = tier.flatMap { tiers[$0] } ?? 0
    let waited = Int(clamping: age.wholeMilliseconds / max(1, risesEvery.wholeMilliseconds))
    return CasePriority(
      level: min(Self.highest, stake + headStart) + waited,
      rules: matching.map(\.id), desk: matching.compactMap(\.desk).first,
      tell: matching.compactMap(\.tell))
  }
}
