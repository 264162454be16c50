import QueueSimulator
import Testing

/// Every figure of a report is worked out again from the lines of the trace.
@Suite struct TraceRecomputationTests {
  /// The part of a stretch that lies within the day.
  private func clipped(_ from: Double, _ to: Double, _ span: Range<Double>) -> Double {
    max(0, min(to, span.upperBound) - max(from, span.lowerBound))
  }

  private func expect(_ estimate: Estimate, _ value: Double, _ what: String) {
    let slack = 1e-9 * max(1, abs(value))
    #expect(
      abs(estimate.mean - value) <= slack || (estimate.mean.isNaN && value.isNaN),
      "\(what): \(estimate.mean) reported, \(value) from the trace")
  }

  @Test(arguments: SampleScenarios.names)
  func `the trace gives every figure again`(name: String) throws {
    let scenario = try SampleScenarios.read(name)
    var study = Study(scenario)
    study.replications = 1
    let result = study.run()
    let trace = study.trace(replication: 0)
    let day = 0..<scenario.lastsSeconds
    checkContacts(result, scenario, trace)
    for index in scenario.queues.indices {
      checkVisits(result, scenario, trace.filter { $0.queue == index }, queue: index, day)
    }
    for index in scenario.pools.indices {
      let own = trace.filter { $0.pool == index }
      let talks = own.filter { $0.outcome == .answered }
      func time(_ records: [TraceRecord]) -> Double {
        records.reduce(0) { $0 + clipped($1.left, $1.wrapUpEnds ?? $1.left, day) }
      }
      let staffed = result.pool(index, .staffedHours).mean * 3_600
      expect(result.pool(index, .occupancy), time(talks) / staffed, "\(name) occupancy \(index)")
      expect(
        result.pool(index, .meanBusy), time(own) / scenario.lastsSeconds, "\(name) busy \(index)")
      expect(result.pool(index, .answered), Double(talks.count), "\(name) answers of \(index)")
    }
    // A line is held from the dial to the end of the (last) talk, or to leaving; not by callbacks.
    let lines = trace.reduce(0) { sum, record in
      guard !record.isCallback, ![.blocked, .callback, .movedOn].contains(record.outcome) else {
        return record.outcome == .movedOn ? sum : sum + menuTime(record, day)
      }
      let start = record.isTransferred ? record.joined : record.arrived
      return sum + clipped(start, record.talkEnds ?? record.left, day)
    }
    let held = lines - callbackTransfers(trace, day)
    expect(result.centre(.meanLines), held / scenario.lastsSeconds, "\(name) lines")
  }

  /// The time a caller who left a number had been in the menu; a blocked one holds nothing.
  private func menuTime(_ record: TraceRecord, _ day: Range<Double>) -> Double {
    record.outcome == .callback ? clipped(record.arrived, record.left, day) : 0
  }

  /// The waits and talks after a transfer of callers who had been called back hold no line.
  private func callbackTransfers(_ trace: [TraceRecord], _ day: Range<Double>) -> Double {
    var callbacks: Set<[Int]> = []
    for record in trace where record.isCallback && record.outcome == .answered {
      callbacks.insert([record.type, record.call, record.attempt])
    }
    return trace.reduce(0) { sum, record in
      guard record.isTransferred,
        callbacks.contains([record.type, record.call, record.attempt])
      else { return sum }
      return sum + clipped(record.joined, record.talkEnds ?? record.left, day)
    }
  }

  private func checkContacts(
    _ result: StudyResult, _ scenario: Scenario, _ trace: [TraceRecord]
  ) {
    // A contact ends with the first line that neither moves on nor belongs to a callback.
    let contacts = trace.filter {
      !$0.isTransferred && !$0.isCallback && $0.outcome != .movedOn
    }
    func wait(_ record: TraceRecord) -> Double {
      record.waitedBefore + record.left - record.joined
    }
    func count(_ outcomes: TraceRecord.Outcome...) -> Double {
      Double(contacts.count { outcomes.contains($0.outcome) })
    }
    let answered = contacts.filter { $0.outcome == .answered }
    let notOffered: Set<TraceRecord.Outcome> = [.blocked, .full, .contained]
    let offered = contacts.filter { !notOffered.contains($0.outcome) }
    let within = answered.count { record in
      wait(record) <= scenario.queues[scenario.callTypes[record.type].queue].withinSeconds
    }
    let n = Double(offered.count)
    expect(result.overall(.attempts), Double(contacts.count), "attempts")
    expect(result.overall(.redials), Double(contacts.count { $0.attempt > 1 }), "redials")
    expect(result.overall(.blocked), count(.blocked, .full), "blocked")
    expect(result.overall(.contained), count(.contained), "contained")
    expect(result.overall(.offered), n, "offered")
    expect(result.overall(.answered), count(.answered), "answered")
    expect(result.overall(.abandoned), count(.abandoned), "abandoned")
    expect(result.overall(.balked), count(.balked), "balked")
    expect(result.overall(.callbacks), count(.callback), "callbacks")
    expect(result.overall(.voicemails), count(.voicemail), "voicemails")
    expect(result.overall(.serviceLevel), Double(within) / n, "service level")
    expect(result.overall(.asa), answered.reduce(0) { $0 + wait($1) } / count(.answered), "ASA")
    expect(result.overall(.meanWait), offered.reduce(0) { $0 + wait($1) } / n, "mean wait")
    expect(result.overall(.longestWait), offered.map(wait).max() ?? 0, "longest wait")
    let atOnce = answered.count { wait($0) == 0 }
    expect(result.overall(.delayed), (n - Double(atOnce)) / n, "delayed")
    for (share, estimate) in zip([0.5, 0.8, 0.9, 0.95, 0.99], result.waitPercentiles) {
      let rank = Int((share * n).rounded(.up))
      let exact = offered.map(wait).sorted()[max(0, rank - 1)]
      // Buckets are 1/64 s wide up to 4 s and 0.8 % of the wait beyond.
      #expect(abs(estimate.mean - exact) <= max(1.0 / 64, 0.008 * exact), "p\(share): \(exact)")
    }
    for interval in 0..<scenario.intervalCount {
      let span = scenario.interval(interval)
      let own = offered.filter { span.contains($0.arrived) }
      let ownAnswered = own.filter { $0.outcome == .answered }
      expect(result.interval(interval, .offered), Double(own.count), "offered in \(interval)")
      expect(
        result.interval(interval, .asa),
        ownAnswered.reduce(0) { $0 + wait($1) } / Double(ownAnswered.count), "ASA in \(interval)")
      let leavers = contacts.count { record in
        record.outcome == .abandoned && span.contains(min(record.left, day(scenario)))
      }
      expect(result.interval(interval, .abandonedHere), Double(leavers), "left in \(interval)")
    }
  }

  private func day(_ scenario: Scenario) -> Double { scenario.lastsSeconds.nextDown }

  private func checkVisits(
    _ result: StudyResult, _ scenario: Scenario, _ trace: [TraceRecord], queue: Int,
    _ day: Range<Double>
  ) {
    let name = scenario.queues[queue].id
    let notOffered: Set<TraceRecord.Outcome> = [.blocked, .full, .contained, .reached, .missed]
    let visits = trace.filter { !$0.isCallback && !notOffered.contains($0.outcome) }
    let answered = visits.filter { $0.outcome == .answered }
    let waits = visits.map { $0.left - $0.joined }
    expect(result.queue(queue, .offered), Double(visits.count), "\(name) offered")
    expect(result.queue(queue, .answered), Double(answered.count), "\(name) answered")
    expect(
      result.queue(queue, .meanWait), waits.reduce(0, +) / Double(visits.count),
      "\(name) mean wait")
    let inDay = visits.reduce(0) { $0 + clipped($1.joined, $1.left, day) }
    expect(
      result.queue(queue, .meanQueue), inDay / scenario.lastsSeconds, "\(name) mean queue")
    // Little's law: the queue's mean length is the rate of arrival times the mean wait, but for
    // what is waited after the end of the day.
    let later = waits.reduce(0, +) - inDay
    let rate = result.queue(queue, .offered).mean / scenario.lastsSeconds
    expect(
      result.queue(queue, .meanQueue),
      rate * result.queue(queue, .meanWait).mean - later / scenario.lastsSeconds,
      "\(name) Little's law")
  }
}
