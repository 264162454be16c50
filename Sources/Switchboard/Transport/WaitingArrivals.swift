/// What clients have sent and no round has taken in yet, in the order in which it came.
///
/// Of each guest, an account that is neither this process's nor the superuser's, a round takes only so
/// much, and no more than that is read: whoever sends without end waits for their own turn, and keeps
/// nobody else waiting.
struct WaitingArrivals {
  /// What a round takes of a guest, as `weight` counts: some hundred usual messages.
  private static let mostOfGuest = 64 << 10

  private var waiting: [(guest: UInt32?, arrival: Exchange.Arrival)] = []
  private var weights: [UInt32: Int] = [:]

  var isEmpty: Bool { waiting.isEmpty }

  /// - Parameter guest: whose it is; `nil` for the house's own.
  mutating func add(_ arrival: Exchange.Arrival, of guest: UInt32?) {
    waiting.append((guest, arrival))
    if let guest { weights[guest, default: 0] += Self.weight(arrival) }
  }

  /// Whether there is enough of a guest for a round.
  func isFull(of guest: UInt32) -> Bool { weights[guest, default: 0] >= Self.mostOfGuest }

  /// Takes what the next round is of.
  mutating func takeRound() -> [Exchange.Arrival] {
    let all = waiting
    waiting = []
    weights = [:]
    var taken: [Exchange.Arrival] = []
    var weightsTaken: [UInt32: Int] = [:]
    for (guest, arrival) in all {
      if let guest {
        let weight = weightsTaken[guest, default: 0]
        guard weight < Self.mostOfGuest else {
          add(arrival, of: guest)
          continue
        }
        weightsTaken[guest] = weight + Self.weight(arrival)
      }
      taken.append(arrival)
    }
    return taken
  }

  /// The bytes of a line, and what it takes to look at anything at all.
  private static func weight(_ arrival: Exchange.Arrival) -> Int {
    if case .line(_, let line) = arrival { 64 + line.count } else { 64 }
  }
}
