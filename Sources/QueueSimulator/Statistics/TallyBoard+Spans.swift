extension TallyBoard {
  /// What a stretch of time is added to.
  enum Span {
    case lines
    case waiting(type: Int, queue: Int, isContact: Bool)
    case callbackWaiting(type: Int, queue: Int)
    case talk(pool: Int)
    case wrapUp(pool: Int)
    case ring(pool: Int)
    case staffed(pool: Int, agents: Double)
    case overtime(pool: Int, agents: Double)
  }

  /// Adds a stretch of time, as far as it lies between warm-up and end, to the intervals it
  /// touches.
  ///
  /// Time averages come from the stretches of each call, added when they are known, so that
  /// nothing has to be done at the events in between.
  @inline(__always)
  mutating func add(_ span: Span, from: Double, to: Double) {
    if from >= countedFrom, to <= countedTo, to >= from {
      add(span, to - from, interval: currentInterval)
    } else {
      addElsewhere(span, from: from, to: to)
    }
  }

  /// Counts an answered call with the time that it takes an agent.
  @inline(__always)
  mutating func countTalk(pool: Int, from start: Double, to end: Double, wrapUpTo free: Double) {
    let place = currentInterval &* poolCount &+ pool
    if start >= countedFrom, free <= countedTo {
      pools[place].count(talk: end - start, wrapUp: free - end)
    } else {
      pools[place].count(talk: 0, wrapUp: 0)
      addElsewhere(.talk(pool: pool), from: start, to: end)
      addElsewhere(.wrapUp(pool: pool), from: end, to: free)
    }
  }

  /// Adds a stretch that isn't wholly in the counted part of the present interval.
  @inline(never)
  private mutating func addElsewhere(_ span: Span, from: Double, to: Double) {
    let start = max(from, warmUp)
    let end = min(to, ends)
    guard end > start else { return }
    let interval = interval(at: start)
    if end <= Double(interval &+ 1) * intervalSeconds {
      add(span, end - start, interval: interval)
    } else {
      addPieces(span, from: start, to: end, first: interval)
    }
  }

  @inline(never)
  private mutating func addPieces(_ span: Span, from: Double, to: Double, first: Int) {
    var start = from
    var interval = first
    while start < to {
      let end = interval == intervalCount - 1 ? to : min(to, Double(interval + 1) * intervalSeconds)
      if end > start { add(span, end - start, interval: interval) }
      start = end
      interval += 1
    }
  }

  @inline(__always)
  private mutating func add(_ span: Span, _ seconds: Double, interval: Int) {
    switch span {
    case .lines: lineSeconds[interval] += seconds
    case .waiting(let type, let queue, let isContact):
      if isContact { contacts[interval &* typeCount &+ type].queueSeconds += seconds }
      visits[interval &* queueCount &+ queue].queueSeconds += seconds
    case .callbackWaiting(let type, let queue):
      contacts[interval &* typeCount &+ type].callbackQueueSeconds += seconds
      visits[interval &* queueCount &+ queue].callbackQueueSeconds += seconds
    case .talk(let pool): pools[interval &* poolCount &+ pool].talkSeconds += seconds
    case .wrapUp(let pool): pools[interval &* poolCount &+ pool].wrapUpSeconds += seconds
    case .ring(let pool): pools[interval &* poolCount &+ pool].ringSeconds += seconds
    case .staffed(let pool, let agents):
      pools[interval &* poolCount &+ pool].staffedSeconds += seconds * agents
    case .overtime(let pool, let agents):
      pools[interval &* poolCount &+ pool].overtimeSeconds += seconds * agents
    }
  }
}
