package import ParallelWork
import Synchronization

/// Looks at nothing but the targets of a scenario, replication by replication.
///
/// A study adds up hundreds of figures; a search that tries thousands of variants needs only these.
package struct TargetProbe: Sendable {
  private let centre: Centre
  private let targets: [Scenario.Target]
  private let seed: UInt64

  package init(_ scenario: Scenario, targets: [Scenario.Target], seed: UInt64) {
    self.init(Centre(scenario), targets: targets, seed: seed)
  }

  init(_ centre: Centre, targets: [Scenario.Target], seed: UInt64) {
    self.centre = centre
    self.targets = targets
    self.seed = seed
  }

  /// The figures of these replications, or `nil` if `stop` was raised meanwhile.
  package func sample(_ replications: Range<Int>, stop: StopSignal) -> TargetSample? {
    var sample = TargetSample(targets: targets)
    for replication in replications {
      var simulation = Simulation(
        centre, seed: seed, replication: replication, keepsWaits: false)
      guard simulation.run(until: stop.flag) else { return nil }
      sample.add(targets.map { pair(of: $0, simulation.totals) })
    }
    return sample
  }

  private func pair(
    of target: Scenario.Target, _ board: borrowing TallyBoard
  ) -> (numerator: Double, denominator: Double) {
    let intervals = target.interval.map { $0..<$0 + 1 } ?? 0..<board.intervalCount
    guard let measure = target.measure.ofCalls else {
      return occupancy(of: target.pool, during: intervals, board)
    }
    var tally = CallTally()
    for interval in intervals {
      for (index, route) in centre.routes.enumerated()
      where target.queue == nil || target.queue == route.queue {
        tally.add(board.dials[interval * board.routeCount + index])
      }
      if let queue = target.queue {
        tally += board.visits[interval * board.queueCount + queue]
      } else {
        for type in 0..<board.typeCount {
          tally += board.contacts[interval * board.typeCount + type]
        }
      }
    }
    return measure.pair(of: tally, seconds: board.ends - board.warmUp)
  }

  /// The time that a pool, or all agents, were busy and staffed.
  private func occupancy(
    of pool: Int?, during intervals: Range<Int>, _ board: borrowing TallyBoard
  ) -> (numerator: Double, denominator: Double) {
    var (busy, staffed) = (0.0, 0.0)
    for interval in intervals {
      for place in pool.map({ $0..<$0 + 1 }) ?? 0..<board.poolCount {
        let tally = board.pools[interval * board.poolCount + place]
        busy += tally.talkSeconds + tally.wrapUpSeconds
        staffed += tally.staffedSeconds
      }
    }
    return (busy, staffed)
  }
}

/// What the targets of a scenario came to in some replications, one after the other.
package struct TargetSample: Sendable {
  package let targets: [Scenario.Target]
  /// By target, then by replication.
  var pairs: [[ReplicationFigures.Pair]]

  /// A sample of no replications yet.
  package init(targets: [Scenario.Target]) {
    self.targets = targets
    pairs = targets.map { _ in [] }
  }

  /// The sample of a piece from its answer; `nil` if it is the answer to something else.
  package init?(_ answer: [UInt8], to piece: ReplicationPiece) {
    guard case .targets(let targets) = piece.wanted else { return nil }
    self.init(targets: targets)
    var reader = ByteReader(answer[...])
    for _ in piece.replications {
      var figures: [ReplicationFigures.Pair] = []
      for _ in targets {
        guard let numerator = reader.whole(), let denominator = reader.whole() else { return nil }
        figures.append((Double(bitPattern: numerator), Double(bitPattern: denominator)))
      }
      add(figures)
    }
    guard reader.isAtEnd else { return nil }
  }

  /// The figures of the replications one after the other.
  var encoded: [UInt8] {
    var writer = ByteWriter()
    for replication in 0..<replications {
      for target in pairs.indices {
        writer.writeWhole(pairs[target][replication].numerator.bitPattern)
        writer.writeWhole(pairs[target][replication].denominator.bitPattern)
      }
    }
    return writer.bytes
  }

  package var replications: Int { pairs.first?.count ?? 0 }

  mutating func add(_ figures: [ReplicationFigures.Pair]) {
    for (index, pair) in figures.enumerated() { pairs[index].append(pair) }
  }

  /// Adds the replications that follow.
  /// - Precondition: both are about the same targets.
  package mutating func append(_ more: TargetSample) {
    precondition(
      targets == more.targets,
      "TargetSample.append needs the same targets (were \(targets.count), \(more.targets.count))")
    for index in pairs.indices { pairs[index] += more.pairs[index] }
  }

  /// The first replications alone.
  package func prefix(_ count: Int) -> TargetSample {
    var result = self
    for index in pairs.indices { result.pairs[index] = Array(pairs[index].prefix(count)) }
    return result
  }

  /// The value of a target, by its place among `targets`.
  package func estimate(_ index: Int) -> Estimate {
    var moments = PairedMoments()
    for pair in pairs[index] { moments.add(pair) }
    return moments.estimate
  }

  /// Another scenario's value less this one's, over the replications that both have, as pairs of
  /// the same days; `nil` where either has no calls.
  package func difference(to other: TargetSample, _ index: Int) -> Estimate? {
    let count = min(replications, other.replications)
    return Comparison.difference(
      .centre, "", Array(pairs[index].prefix(count)), Array(other.pairs[index].prefix(count))
    )?.difference
  }
}
