extension Scenario {
  /// A kind of call: how often it comes, how patient its callers are and how long it takes.
  package struct CallType: Sendable, Hashable, Codable {
    /// When its calls come: at random with a given rate, or as they once came.
    package enum Arrivals: Sendable, Hashable {
      /// Calls per hour, one rate an interval.
      case perHour([Double])
      /// These very calls, by time.
      case traced([TracedCall])
    }

    /// A random factor of the arrival rate in each interval: gamma distributed with mean 1, from a
    /// latent standard normal that goes from one interval to the next as an AR(1) process (the NORTA
    /// construction; Channouf, L'Ecuyer, "A normal copula model for the arrival process in a call
    /// center", 2012).
    package struct Dispersion: Sendable, Hashable, Codable {
      /// The coefficient of variation of each factor.
      package var variation: Double
      /// Of the latent normals of neighbouring intervals, -1…1.
      package var correlation: Double

      package init(variation: Double, correlation: Double) {
        self.variation = variation
        self.correlation = correlation
      }
    }

    /// The voice menu before the queue.
    package struct Menu: Sendable, Hashable, Codable {
      /// The time in the menu, of those whom it keeps too.
      package var lasts: Distribution
      /// The share of calls that end in the menu.
      package var contained: Double
    }

    /// Calls handed on to another queue at the end of the talk.
    package struct Transfer: Sendable, Hashable, Codable {
      /// The index of the queue.
      package var to: Int
      /// Of answered calls, 0…1.
      package var share: Double
      /// The talk after the transfer.
      package var handling: Distribution
      /// What the agent does after that talk.
      package var wrapUp: Distribution
    }

    package var id: String
    package var arrivals = Arrivals.perHour([])
    /// The coefficient of variation of this type's own busyness of the day; 0 is none.
    package var dayFactorVariation = 0.0
    /// How its busyness varies from interval to interval, beside the day's; `nil` is not at all.
    package var dispersion: Dispersion?
    /// Where calls go after the menu; with a sampled menu each of its calls says so itself, and this
    /// is where those count that go nowhere.
    package var queue = 0
    /// Larger is served first.
    package var priority = 0
    /// By how much earlier its calls stand in line than they joined it, in seconds; nothing else
    /// goes by it.
    package var headStartSeconds = 0.0
    package var menu: Menu?
    /// The menu as calls played through its flow showed it, instead of `menu`.
    package var sampledMenu: SampledMenu?
    /// How long a caller waits in queues before hanging up, counted from the first of them, and
    /// anew after a transfer.
    package var patience = Distribution.never
    /// The share that hang up at once when they would have to wait.
    package var balking = 0.0
    /// How long agent and caller talk.
    package var handling = Distribution.constant(0)
    /// What the agent does after the talk, before being free again.
    package var wrapUp = Distribution.constant(0)
    package var transfer: Transfer?
    package var redial: Redial?

    package init(id: String) { self.id = id }

    /// Whether the busyness changes from interval to interval.
    func isDispersed(in scenario: Scenario) -> Bool {
      (dispersion?.variation ?? 0) > 0
        || (scenario.dayCount > 1 && max(dayFactorVariation, scenario.dayFactorVariation) > 0)
    }
  }

  /// How many days of 24 hours from the beginning it has; each has a day factor of its own.
  package var dayCount: Int { max(1, Int((lastsSeconds / 86_400).rounded(.up))) }

  /// One call of a trace; what is `nil` is drawn as for the others of its type.
  package struct TracedCall: Sendable, Hashable, Codable {
    /// Seconds from the beginning.
    package var at: Double
    /// In seconds.
    package var handling: Double?
    /// In seconds.
    package var wrapUp: Double?
    /// In seconds.
    package var patience: Double?
    package var priority: Int?

    package init(
      at: Double, handling: Double? = nil, wrapUp: Double? = nil, patience: Double? = nil,
      priority: Int? = nil
    ) {
      self.at = at
      self.handling = handling
      self.wrapUp = wrapUp
      self.patience = patience
      self.priority = priority
    }
  }

  /// Who dials again, and when.
  package struct Redial: Sendable, Hashable, Codable {
    /// How many of those concerned dial again, and after how long.
    package struct Chance: Sendable, Hashable, Codable {
      /// 0…1.
      package var share: Double
      /// From the end of one attempt to the next dial.
      package var delay: Distribution
    }

    /// After a busy signal.
    package var busy: Chance?
    /// After hanging up in the queue.
    package var abandoned: Chance?
    /// After a talk that did not settle the matter.
    package var unresolved: Chance?
    /// The most dials of one person; `nil` is without end.
    package var attempts: Int?
    /// Whether the person keeps patience and handling time from dial to dial.
    package var samePerson = true
  }

  /// A time of more calls.
  package struct Promotion: Sendable, Hashable, Codable {
    /// From the beginning of the day, before which it may lie.
    package var atSeconds: Double
    /// Above 0, the times of rising and falling included.
    package var lastsSeconds: Double
    /// What the arrival rates are multiplied by.
    package var multiply: Double
    /// The types it concerns.
    package var callTypes: [Int]
    /// The factor rises from 1 during this long from the beginning, in seconds.
    package var rampUpSeconds: Double
    /// The factor falls to 1 during this long before the end, in seconds.
    package var rampDownSeconds: Double

    /// The factor at a time, in seconds from the beginning of the day.
    package func factor(at time: Double) -> Double {
      let into = time - atSeconds
      let left = atSeconds + lastsSeconds - time
      guard into >= 0, left >= 0 else { return 1 }
      var share = 1.0
      if into < rampUpSeconds { share = into / rampUpSeconds }
      if left < rampDownSeconds { share = min(share, left / rampDownSeconds) }
      return 1 + (multiply - 1) * share
    }
  }
}
