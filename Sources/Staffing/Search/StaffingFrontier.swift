internal import ParallelWork
package import QueueSimulator

/// What pay buys: the cheapest agents for targets that are missed by ever less, or kept by ever more.
package struct StaffingFrontier: Sendable {
  /// A staffing on the frontier.
  package struct Point: Sendable {
    /// Agents to plan, shrinkage included.
    package var table: StaffingTable
    /// In the scenario's currency; hours of agents where no pool costs anything.
    package var pay: Double
    /// Each target with its value in replications not used for the search.
    package var verdicts: [TargetVerdict]
    package var serviceLevel: Estimate
    /// Those that the figures come from.
    package var replications: Int

    /// The target that is missed by most, or kept by least, and by how much of what it is relative to.
    ///
    /// Negative is missed. A share at most so large is relative to the rest of it, a time to the time.
    package var worst: (verdict: TargetVerdict, kept: Double) {
      let kept = verdicts.map { ($0, TargetSlack.relative($0.value.mean, to: $0.target)) }
      return kept.min { $0.1 < $1.1 } ?? kept[0]
    }
  }

  /// By pay, ascending; each point keeps the worst target better than those before.
  package var points: [Point]
  /// The seed of the replications that the figures come from.
  package var seed: UInt64
  package var replications: Int
  /// How many replications were simulated for the search.
  package var searchReplications: Int
  package var isPartial: Bool

  /// What each further 1,000 of pay bought from the point before: parts of the worst kept target, and
  /// of the service level; `nil` for the first.
  package func bought(by index: Int) -> (worst: Double, serviceLevel: Double)? {
    guard index > 0 else { return nil }
    let (before, now) = (points[index - 1], points[index])
    let thousands = (now.pay - before.pay) / 1_000
    guard thousands > 0 else { return nil }
    return (
      (now.worst.kept - before.worst.kept) / thousands,
      (now.serviceLevel.mean - before.serviceLevel.mean) / thousands
    )
  }
}

extension StaffingSearch {
  /// How far every target may be missed, from the cheapest staffing on, and how much of what they leave
  /// may be left (negative).
  private static let shortfalls = [0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3]
  private static let surpluses = [-0.2, -0.4, -0.6]

  /// Finds the frontier of pay against service around the cheapest staffing.
  /// - Throws: `Failure` where nothing can be looked for.
  package func frontier() throws(Failure) -> StaffingFrontier {
    guard !targets.isEmpty else { throw .noTargets }
    var own = self
    own.goal = .best(forPay: .infinity)
    var descent = StaffingDescent(own, targets: targets)
    var tables: [StaffingTable] = []
    var isPartial = false
    do throws(Interrupted) {
      let start = try descent.settled(missing: 0, from: descent.table, isFirst: true)
      tables.append(start)
      for directions in [Self.shortfalls.dropFirst()[...], Self.surpluses[...]] {
        var table = start
        for shortfall in directions {
          table = try descent.settled(missing: shortfall, from: table, isFirst: false)
          tables.append(table)
        }
      }
    } catch {
      isPartial = true
    }
    guard !tables.isEmpty else { throw .stopped }
    let points = points(of: tables, &isPartial)
    guard let first = points.first else { throw .stopped }
    return StaffingFrontier(
      points: Self.undominated(points), seed: proofSeed(0), replications: first.replications,
      searchReplications: descent.replications, isPartial: isPartial)
  }

  /// The figures of each staffing; after a stop during the search those of a few days, and after one among
  /// the points those that are there.
  private func points(
    of tables: [StaffingTable], _ isPartial: inout Bool
  ) -> [StaffingFrontier.Point] {
    var points: [StaffingFrontier.Point] = []
    for table in tables {
      let planned = table.planned(in: scenario)
      guard !points.contains(where: { $0.table == planned }) else { continue }
      if isPartial {
        points.append(point(planned, briefStudy(of: table).run()))
        continue
      }
      let study = study(of: table, seed: proofSeed(0))
      let pay = planned.cost(in: scenario)
      progress(.init(step: .proving, pay: pay, replications: points.count * proofReplications))
      let result = study.run(stop: stop)
      if stop.isRaised {
        isPartial = true
        guard points.isEmpty else { break }
        points.append(point(planned, briefStudy(of: table).run()))
        continue
      }
      points.append(point(planned, result))
    }
    return points
  }

  private func point(_ planned: StaffingTable, _ result: StudyResult) -> StaffingFrontier.Point {
    .init(
      table: planned, pay: planned.cost(in: scenario),
      verdicts: targets.map { result.verdict($0) },
      serviceLevel: result.overall(.serviceLevel), replications: result.replications)
  }

  /// Those that keep the worst target better than everything cheaper.
  private static func undominated(
    _ points: [StaffingFrontier.Point]
  ) -> [StaffingFrontier.Point] {
    var best = -Double.infinity
    return points.sorted { ($0.pay, -$0.worst.kept) < ($1.pay, -$1.worst.kept) }.filter { point in
      guard point.worst.kept > best else { return false }
      best = point.worst.kept
      return true
    }
  }
}

extension StaffingDescent {
  /// The cheapest staffing that misses every target by at most so much, from one nearby.
  mutating func settled(
    missing shortfall: Double, from start: StaffingTable, isFirst: Bool
  ) throws(StaffingSearch.Interrupted) -> StaffingTable {
    slack.allowedShortfall = shortfall
    table = start
    if isFirst {
      _ = try go(
        Stage(reach: 0.16, rounds: 2, level: 40, slope: 16, step: 40).scaled(search.effort))
    }
    _ = try go(
      Stage(reach: 0.06, rounds: 2, level: 200, slope: Self.fewest, step: 100)
        .scaled(search.effort))
    return table
  }
}
