extension ReplicationTotals {
  /// What one replication counted, as bytes that give the same totals again, bit for bit.
  var encoded: [UInt8] {
    var writer = ByteWriter()
    for tally in contacts + visits {
      for field in CallTally.counts { writer.write(tally[keyPath: field]) }
      for field in CallTally.times { writer.write(tally[keyPath: field]) }
    }
    for tally in pools {
      writer.write(tally.answered)
      for field in PoolTally.times { writer.write(tally[keyPath: field]) }
    }
    for seconds in lineSeconds { writer.write(seconds) }
    let filled = histograms.indices.filter { histograms[$0] != 0 }
    writer.write(filled.count)
    var last = 0
    for index in filled {
      writer.write(index - last)
      writer.write(Int(histograms[index]))
      last = index
    }
    writer.write(exactWaits == nil ? 0 : 1)
    writer.write(exactWaits?.count ?? 0)
    for wait in exactWaits ?? [] {
      writer.write(wait.histogram)
      writer.write(wait.wait)
    }
    for tally in plans { tally.write(to: &writer) }
    return writer.bytes
  }

  /// The totals of a replication of a scenario from their bytes; `nil` if these are none of it.
  init?(_ bytes: ArraySlice<UInt8>, of scenario: Scenario) {
    var reader = ByteReader(bytes)
    typeCount = scenario.callTypes.count
    queueCount = scenario.queues.count
    poolCount = scenario.pools.count
    intervalCount = scenario.intervalCount
    warmUp = scenario.warmUpSeconds
    ends = scenario.lastsSeconds
    hasIntervalHistograms = intervalCount <= TallyBoard.mostIntervalHistograms
    func calls(_ count: Int) -> [CallTally]? {
      var result = [CallTally](repeating: CallTally(), count: count)
      for index in result.indices {
        for field in CallTally.counts {
          guard let value = reader.count() else { return nil }
          result[index][keyPath: field] = value
        }
        for field in CallTally.times {
          guard let value = reader.number() else { return nil }
          result[index][keyPath: field] = value
        }
      }
      return result
    }
    guard let contacts = calls(typeCount * intervalCount),
      let visits = calls(queueCount * intervalCount)
    else { return nil }
    self.contacts = contacts
    self.visits = visits
    var pools = [PoolTally](repeating: PoolTally(), count: poolCount * intervalCount)
    for index in pools.indices {
      guard let answered = reader.count() else { return nil }
      pools[index].answered = answered
      for field in PoolTally.times {
        guard let value = reader.number() else { return nil }
        pools[index][keyPath: field] = value
      }
    }
    self.pools = pools
    var lineSeconds = [Double](repeating: 0, count: intervalCount)
    for index in lineSeconds.indices {
      guard let value = reader.number() else { return nil }
      lineSeconds[index] = value
    }
    self.lineSeconds = lineSeconds
    let rows = typeCount + queueCount + (hasIntervalHistograms ? intervalCount : 0)
    var histograms = FixedArray<UInt32>(repeating: 0, count: rows * WaitHistogram.bucketCount)
    guard let filled = reader.count() else { return nil }
    var place = 0
    for _ in 0..<filled {
      guard let gap = reader.count(), let count = reader.count(),
        gap < histograms.count - place, let value = UInt32(exactly: count)
      else { return nil }
      place += gap
      histograms[place] = value
    }
    self.histograms = SharedArray(histograms)
    guard let isExact = reader.count(), let waitCount = reader.count(),
      waitCount <= TallyBoard.mostExactWaits
    else { return nil }
    var waits: [HistogramWait] = []
    for _ in 0..<waitCount {
      guard let histogram = reader.count(), let wait = reader.number() else { return nil }
      waits.append(HistogramWait(histogram: histogram, wait: wait))
    }
    exactWaits = isExact == 1 ? waits : nil
    var plans = PlanTally.none(of: scenario)
    for index in plans.indices {
      guard plans[index].read(from: &reader) else { return nil }
    }
    self.plans = plans
    guard reader.isAtEnd else { return nil }
  }
}

extension CallTally {
  /// All counts, in the order in which they are written.
  fileprivate static var counts: [WritableKeyPath<CallTally, Int>] {
    [
      \.attempts, \.redials, \.blocked, \.contained, \.abandonedInMenu, \.callbacksInMenu,
      \.voicemailsInMenu, \.failedInMenu, \.casesInMenu, \.answered, \.answeredAtOnce,
      \.answeredWithin, \.abandoned, \.lostWithin, \.balked, \.callbacks, \.callbacksReached,
      \.transferred, \.voicemails, \.turnedAway, \.movedOn, \.droppedInMenu, \.droppedWaiting,
      \.abandonedHere,
    ]
  }

  /// All times, in the order in which they are written.
  fileprivate static var times: [WritableKeyPath<CallTally, Double>] {
    [
      \.waitSeconds, \.answeredWaitSeconds, \.longestWait, \.callbackWaitSeconds, \.queueSeconds,
      \.callbackQueueSeconds,
    ]
  }
}

extension PoolTally {
  /// All times, in the order in which they are written.
  fileprivate static var times: [WritableKeyPath<PoolTally, Double>] {
    [\.talkSeconds, \.wrapUpSeconds, \.ringSeconds, \.staffedSeconds, \.overtimeSeconds]
  }
}
