/// Who serves which types of call, from who did.
///
/// An agent has a type where at least a quarter of the centre's share of it is among the agent's
/// own calls, or a third of these are: what somebody takes once in a while, to help out, is no skill.
package struct SkillSets: Sendable {
  /// The sets that agents have, each the types in order, those with the fewest types first.
  ///
  /// So specialists are asked before others.
  package private(set) var sets: [[Int]] = []
  private var setOfAgent: [Int: Int] = [:]
  private var centreShares: [Double]

  static let leastShareOfCentre = 0.25
  static let leastShareOfOwn = 0.3
  /// Agents with fewer calls are told by those of the day at hand.
  private static let enoughCalls = 20

  init(_ days: RecordedDays, types: Int) {
    var counts: [Int: [Double]] = [:]
    var centre = [Double](repeating: 0, count: types)
    for day in days {
      for talk in day.talks {
        counts[talk.agent, default: [Double](repeating: 0, count: types)][talk.type] += 1
      }
      for arrival in day.arrivals { centre[arrival.type] += 1 }
    }
    let total = max(1, centre.reduce(0, +))
    centreShares = centre.map { $0 / total }
    var found: [Int: [Int]] = [:]
    for (agent, counts) in counts where counts.reduce(0, +) >= Double(Self.enoughCalls) {
      found[agent] = skills(counts)
    }
    sets = Set(found.values).sorted {
      $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
    }
    let places = Dictionary(uniqueKeysWithValues: sets.enumerated().map { ($1, $0) })
    setOfAgent = found.compactMapValues { places[$0] }
  }

  private func skills(_ counts: [Double]) -> [Int] {
    let own = max(1, counts.reduce(0, +))
    let chosen = counts.indices.filter { type in
      let share = counts[type] / own
      return share > 0
        && (share >= Self.leastShareOfCentre * centreShares[type] || share > Self.leastShareOfOwn)
    }
    return chosen
  }

  /// The types that an agent serves, by the learnt days or, for new faces, by the calls of this one.
  func types(of agent: Int, talks: [RecordedDay.Talk]) -> [Int] {
    if let set = setOfAgent[agent] { return sets[set] }
    var counts = [Double](repeating: 0, count: centreShares.count)
    for talk in talks { counts[talk.type] += 1 }
    return skills(counts)
  }
}
