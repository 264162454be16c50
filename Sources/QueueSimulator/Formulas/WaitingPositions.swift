internal import Foundation

/// How many wait ahead of a caller who comes to a queue with impatient callers, and what follows.
///
/// A caller with `k` others ahead is reached when `k + 1` have left: at rates `s + j·θ`, where `s` is the
/// rate at which all busy agents finish and `θ` that at which a waiting caller hangs up.
struct WaitingPositions: Sendable {
  /// The probability that an arrival finds all lines taken.
  let blocking: Double
  /// The share of the offered that find no agent idle.
  let delayed: Double
  /// The fewest callers ahead that matter; `share` starts there.
  private let first: Int
  /// The share of the offered who find all agents busy and so many callers ahead.
  private let share: [Double]
  private let serviceRate: Double
  private let abandonmentRate: Double

  /// Probabilities below this share of the likeliest are left out.
  private static let negligible = 1e-60

  init(load: TrafficLoad, servers: Int, abandonmentRate: Double, lines: Int?) {
    let arrivals = load.arrivalsPerSecond
    let service = Double(servers) / load.handlingSeconds
    serviceRate = service
    self.abandonmentRate = abandonmentRate
    let room = lines.map { $0 - servers } ?? Int.max

    // The likeliest number of waiting callers: while fewer wait, more come than leave.
    var mode = 0
    if arrivals > service {
      let excess = abandonmentRate > 0 ? (arrivals - service) / abandonmentRate : .infinity
      mode = excess < Double(room) ? Int(excess) : room
    }
    var below: [Double] = []
    var weight = 1.0
    var position = mode
    while position > 0 {
      weight *= (service + Double(position) * abandonmentRate) / arrivals
      if weight < Self.negligible { break }
      position -= 1
      below.append(weight)
    }
    first = position
    var weights = Array(below.reversed())
    weights.append(1)
    weight = 1
    position = mode
    while position < room {
      position += 1
      weight *= arrivals / (service + Double(position) * abandonmentRate)
      if weight < Self.negligible { break }
      weights.append(weight)
    }

    // An agent is idle only while nobody waits, so that mass hangs on position 0.
    let idle =
      first == 0
      ? (weights.first ?? 0) * ErlangB.freeToFull(erlangs: load.erlangs, lines: servers) : 0
    let waiting = weights.reduce(0, +)
    let isFullReached = first + weights.count - 1 == room
    let full = isFullReached ? weights.removeLast() : 0
    guard idle.isFinite else {
      (blocking, delayed, share) = (0, 0, [])
      return
    }
    blocking = full / (idle + waiting)
    let offered = idle + weights.reduce(0, +)
    // With no room to wait and no idle agent ever, nobody is offered.
    share = offered > 0 ? weights.map { $0 / offered } : []
    delayed = share.reduce(0, +)
  }

  /// Expectations over one offered call.
  struct Means {
    var answered: Double
    var abandoned = 0.0
    /// The wait, in seconds, however it ends.
    var wait = 0.0
    /// The wait where it ends with an answer, else 0.
    var waitAndAnswer = 0.0
    /// The wait where the caller hangs up, else 0.
    var waitAndAbandon = 0.0
  }

  func means() -> Means {
    var means = Means(answered: 1 - delayed)
    // Over the callers ahead: the mean time to the agent of one who gets there, and how much
    // sooner than without hanging up it comes.
    var reach = 0.0
    var saved = 0.0
    for ahead in 0..<(first + share.count) {
      let lost = Double(ahead + 1) * abandonmentRate
      let rate = serviceRate + lost
      reach += 1 / rate
      saved += lost / rate
      guard ahead >= first else { continue }
      let probability = share[ahead - first]
      means.answered += probability * serviceRate / rate
      means.abandoned += probability * lost / rate
      means.wait += probability * Double(ahead + 1) / rate
      means.waitAndAnswer += probability * serviceRate / rate * reach
      means.waitAndAbandon += probability * saved / rate
    }
    return means
  }

  /// Shares of the offered calls by what has become of them at a time after their arrival.
  struct Fate {
    var answered: Double
    var stillWaiting: Double
  }

  /// What has become of a call so long after its arrival.
  ///
  /// Of a caller's wait `V` with `k` ahead, `exp(−θV)` has a Beta law, so that P(V > t) is the
  /// probability that a negative binomial number of departures is at most `k`; it becomes
  /// Poisson where nobody hangs up. The same with one more stage gives those answered in time.
  func within(_ seconds: Double) -> Fate {
    var fate = Fate(answered: 1 - delayed, stillWaiting: 0)
    // (1 − exp(−θt)) / θ, which is t where θ is 0.
    let window =
      abandonmentRate > 0 ? -expm1(-abandonmentRate * seconds) / abandonmentRate : seconds
    var departures = ScaledProbability(logarithm: -serviceRate * seconds)
    var departuresOfAnswered = ScaledProbability(
      logarithm: -(serviceRate + abandonmentRate) * seconds)
    var atMost = 0.0
    var atMostOfAnswered = 0.0
    for ahead in 0..<(first + share.count) {
      let lost = Double(ahead + 1) * abandonmentRate
      atMost += departures.value
      atMostOfAnswered += departuresOfAnswered.value
      let step = window / Double(ahead + 1)
      departures.multiply(by: (serviceRate + lost - abandonmentRate) * step)
      departuresOfAnswered.multiply(by: (serviceRate + lost) * step)
      guard ahead >= first else { continue }
      let probability = share[ahead - first]
      fate.stillWaiting += probability * min(1, atMost)
      let inTime = max(0, 1 - atMostOfAnswered)
      fate.answered += probability * serviceRate / (serviceRate + lost) * inTime
    }
    fate.stillWaiting *= exp(-abandonmentRate * seconds)
    return fate
  }
}

/// A product of many factors that may be far below what a double can hold on the way.
private struct ScaledProbability {
  private var mantissa = 1.0
  private var scale: Double
  private var scaleFactor: Double

  private static let rescaling = 1e200

  init(logarithm: Double) {
    scale = logarithm
    scaleFactor = exp(logarithm)
  }

  var value: Double { mantissa * scaleFactor }

  mutating func multiply(by factor: Double) {
    mantissa *= factor
    if mantissa > Self.rescaling {
      mantissa /= Self.rescaling
      scale += log(Self.rescaling)
      scaleFactor = exp(scale)
    }
  }
}
