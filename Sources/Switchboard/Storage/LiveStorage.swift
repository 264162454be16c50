package import AfterSales
package import Diagnostics

/// Where the live queue is kept, so that the next process goes on where this one ended.
///
/// Its calls are few and coarse: whatever database stands behind it, a step of the centre costs one
/// transaction. What its calls throw ends the switchboard, which has told nobody of that step; so they
/// don't throw because of a row that can't be read, which is about one call or agent alone.
package protocol LiveStorage {
  /// What stood when the process before ended, all of one moment; where something stands that no
  /// version wrote, the row is named and left out.
  func load() throws -> KeptCentre

  /// What the queues did on a day of Chinese time, by queue.
  /// - Parameter day: such as `2026-11-11`.
  func tallies(ofDay day: String) throws -> [String: DayTally]

  /// Whether an agent has talked with this call, now or ever.
  func wasAnswered(call: String) throws -> Bool

  /// What an agent can do; nothing if the house keeps no list of agents.
  /// - Returns: `nil` if there is a list and this agent isn't on it.
  func skills(ofAgent id: String) throws -> [String]?

  /// Who somebody is by their account, as the operating system numbers it.
  func standing(ofAccount uid: UInt32) throws -> DeskStanding

  /// What complaints warn of at a moment, by product, region and kind; not older than a few seconds.
  func earlyWarnings(at now: Instant) throws -> [EarlyWarning]

  /// Hands over the callbacks that were asked for while no live queue took them, the next one first;
  /// those that were handed over and aren't kept among the calls are among them.
  /// - Parameter queues: those that take them.
  func takeOwedCalls(for queues: Set<String>, limit: Int, at now: Instant) throws -> [OwedCall]

  func isSupervisor(_ agent: String) throws -> Bool

  /// Keeps all that a step changed, or nothing of it; durable when this returns.
  func keep(_ step: LiveStep) throws
}
