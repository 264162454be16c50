package import ParallelWork

/// Some replications of a scenario and what is wanted of them: work that comes out the same
/// wherever it is done.
package struct ReplicationPiece: Sendable, Hashable, Codable {
  /// What is kept of each replication.
  package enum Wanted: Sendable, Hashable, Codable {
    /// All that a study adds up.
    case totals
    /// What a search looks at.
    case targets([Scenario.Target])
  }

  package var scenario: Scenario
  package var seed: UInt64
  /// Numbers from 0.
  package var replications: Range<Int>
  package var wanted: Wanted

  package init(
    _ scenario: Scenario, seed: UInt64, replications: Range<Int>, wanted: Wanted
  ) {
    self.scenario = scenario
    self.seed = seed
    self.replications = replications
    self.wanted = wanted
  }
}

/// Does pieces one after the other, and keeps the scenario of the last one ready.
package struct ReplicationPieces {
  private var last: (scenario: Scenario, centre: Centre)?

  package init() {}

  /// The figures of a piece, with all their bits; `nil` if `stop` was raised meanwhile.
  package mutating func answer(to piece: ReplicationPiece, stop: StopSignal) -> [UInt8]? {
    let centre: Centre
    if let last, last.scenario == piece.scenario {
      centre = last.centre
    } else {
      centre = Centre(piece.scenario)
      last = (piece.scenario, centre)
    }
    switch piece.wanted {
    case .totals:
      var writer = ByteWriter()
      for number in piece.replications {
        guard let run = Replication(centre, seed: piece.seed, number: number, stop: stop) else {
          return nil
        }
        let bytes = run.totals.encoded
        writer.write(run.calls)
        writer.write(bytes.count)
        writer.append(bytes)
      }
      return writer.bytes
    case .targets(let targets):
      let probe = TargetProbe(centre, targets: targets, seed: piece.seed)
      return probe.sample(piece.replications, stop: stop)?.encoded
    }
  }
}

/// What one replication came to.
struct Replication: Sendable {
  let totals: ReplicationTotals
  /// All dials, warm-up included.
  let calls: Int

  init(totals: ReplicationTotals, calls: Int) {
    self.totals = totals
    self.calls = calls
  }

  /// Simulates it; `nil` if `stop` was raised meanwhile.
  init?(_ centre: Centre, seed: UInt64, number: Int, stop: StopSignal) {
    var simulation = Simulation(centre, seed: seed, replication: number)
    guard simulation.run(until: stop.flag) else { return nil }
    calls = simulation.callCount
    totals = ReplicationTotals(simulation.totals, routes: centre.routes)
  }

  /// The replications of a piece's answer; `nil` if it is the answer to something else.
  static func all(in answer: [UInt8], to piece: ReplicationPiece) -> [Replication]? {
    var reader = ByteReader(answer[...])
    var result: [Replication] = []
    for _ in piece.replications {
      guard let calls = reader.count(), let count = reader.count(),
        let range = reader.skip(count),
        let totals = ReplicationTotals(answer[range], of: piece.scenario)
      else { return nil }
      result.append(Replication(totals: totals, calls: calls))
    }
    return reader.isAtEnd ? result : nil
  }
}
