/// How agents come to be away between calls: a Markov chain of a short absence, a long one, and
/// being available.
///
/// After a talk an agent is away with a probability, and one who is available may leave too; both by
/// the hour of the day. Absences are exponential, so two kinds of them stand for what is really a
/// mixture: a word with a colleague and a meal.
package struct AbsenceModel: Sendable {
  /// Probabilities of the three states; the fourth lane is 0.
  typealias States = SIMD4<Double>

  static let available = 2

  /// What a matrix of the chain does to probabilities, row by row.
  struct Transition: Sendable {
    var rows: (States, States, States)

    /// Where the states are after the transition, from where they were before.
    @inline(__always)
    func forward(_ states: States) -> States {
      states[0] * rows.0 + states[1] * rows.1 + states[2] * rows.2
    }

    /// The likelihood of what follows by the state before the transition, from that after it.
    @inline(__always)
    func backward(_ likelihood: States) -> States {
      States(
        (rows.0 * likelihood).sum(), (rows.1 * likelihood).sum(), (rows.2 * likelihood).sum(), 0)
    }

    subscript(row: Int) -> States { row == 0 ? rows.0 : row == 1 ? rows.1 : rows.2 }

    /// Over no time at all.
    static let none = Transition(
      rows: (States(1, 0, 0, 0), States(0, 1, 0, 0), States(0, 0, 1, 0)))

    func followed(by next: Transition) -> Transition {
      Transition(rows: (next.forward(rows.0), next.forward(rows.1), next.forward(rows.2)))
    }
  }

  /// In seconds.
  package internal(set) var shortMean = 150.0
  /// In seconds.
  package internal(set) var longMean = 1_000.0
  /// The share of short ones among absences that begin while an agent is idle.
  var shortShare = 0.5
  /// By hour of the day: with which probabilities an agent is in each state after a talk.
  var afterTalk: [States]
  /// By hour of the day: how often an idle agent leaves, in each second.
  var leaving: [Double]
  /// By hour of the day: over 1, 2, 4, … seconds.
  private var powers: [[Transition]] = []
  /// By hour of the day and second: over 0…`shortSteps` − 1 seconds, as most steps are.
  private var steps: [Transition] = []
  private static let shortSteps = 64

  /// The chance that a call goes past an available agent to one who has just ended a talk: such a
  /// call mostly has waited, and so nobody was available.
  static let passedByQuick = 0.2
  /// A talk that begins so soon after the agent's last one, in seconds, was most likely waited for.
  static let quick = 8.0
  /// How likely the end of a gap is for one who is away then, against one who is available.
  static let backToWaiting = 0.1
  /// The chance that an agent seems available while callers wait.
  static let idleWhileWaiting = 0.03

  /// - Parameter away: the share of talks after which agents are away.
  init(away: Double) {
    let share = max(0.01, min(away, 0.5))
    afterTalk = [States](repeating: States(share / 2, share / 2, 1 - share, 0), count: 24)
    leaving = [Double](repeating: 1.0 / 4_000, count: 24)
    prepare()
  }

  /// Works out the transitions over 1, 2, 4, … seconds, and those over each short time.
  mutating func prepare() {
    powers = leaving.map { leaving in
      let short = 1 / max(1, shortMean)
      let long = 1 / max(1, longMean)
      var power = Transition(
        rows: (
          States(1 - short, 0, short, 0), States(0, 1 - long, long, 0),
          States(leaving * shortShare, leaving * (1 - shortShare), 1 - leaving, 0)
        ))
      return (0..<17).map { _ in
        defer { power = power.followed(by: power) }
        return power
      }
    }
    steps = powers.flatMap { powers in
      (0..<Self.shortSteps).map { Self.product(powers, seconds: $0) ?? .none }
    }
  }

  static func hour(_ time: Double) -> Int { ((Int(time / 3_600) % 24) + 24) % 24 }

  /// The transition over a time in seconds that begins at a time of day; `nil` over none.
  @inline(__always)
  func transition(from time: Double, over seconds: Double) -> Transition? {
    let whole = min(Int(seconds.rounded()), (1 << 17) - 1)
    guard whole > 0 else { return nil }
    let hour = Self.hour(time)
    guard whole >= Self.shortSteps else { return steps[hour * Self.shortSteps + whole] }
    return Self.product(powers[hour], seconds: whole)
  }

  private static func product(_ powers: [Transition], seconds: Int) -> Transition? {
    var rest = seconds
    var result: Transition?
    var power = 0
    while rest > 0 {
      if rest & 1 == 1 { result = result?.followed(by: powers[power]) ?? powers[power] }
      rest >>= 1
      power += 1
    }
    return result
  }
}
