/// Finds the call for one agent among the first calls of each waiting list the agent may serve.
///
/// The order is: higher priority; live callers before callbacks; then as the pool takes calls.
/// Shared by the simulated and the live centre, so that both route alike.
package struct CallSearch {
  /// What identifies the call found, as it was given to `consider`; `nil` if there was none.
  package var call: Int? { chosen < 0 ? nil : chosen }

  private let takes: CallChoice
  private var chosen = -1
  private var priority = Int.min
  private var isCallback = false
  private var skill = Int.max
  private var rank = Double.infinity
  private var place = UInt64.max

  package init(takes: CallChoice) { self.takes = takes }

  /// Looks at one waiting call.
  /// - Parameters:
  ///   - priority: with what waiting added to it (`Ageing.addition`).
  ///   - skill: the place of its queue in the order of the pool's skills.
  ///   - rank: when it joined, in seconds, less the head start of its kind; the smallest goes first.
  ///   - place: grows from call to call as they join queues; it decides among those of one rank.
  @inline(__always)
  package mutating func consider(
    _ call: Int, priority: Int, isCallback: Bool, skill: Int, rank: Double = 0, place: UInt64
  ) {
    let goesFirst: Bool
    if priority != self.priority || chosen < 0 {
      goesFirst = priority > self.priority || chosen < 0
    } else if isCallback != self.isCallback {
      goesFirst = !isCallback
    } else if takes == .skillOrder, skill != self.skill {
      goesFirst = skill < self.skill
    } else {
      goesFirst = rank != self.rank ? rank < self.rank : place < self.place
    }
    guard goesFirst else { return }
    chosen = call
    self.priority = priority
    self.isCallback = isCallback
    self.skill = skill
    self.rank = rank
    self.place = place
  }
}
