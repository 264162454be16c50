/// Pay below which no plan keeps the targets of service level and abandonment, found by a relaxation.
///
/// The relaxation gives the callers of some queues a centre of their own that is never worse than the
/// real one: all agents who may serve any of these queues serve them alone, each of them serves all, as
/// fast as the fastest; they are idle as each interval begins; who waits in time as it ends is answered
/// for nothing. In time is within the service level's time, and nobody hangs up before; or, for
/// abandonment, before the caller hangs up, at a constant rate. Talks there are all of one law and
/// unknown to who routes, so that no rule answers more callers in time than first come first served
/// without those who have waited too long: give an agent to who has waited longest, and whatever another
/// rule does later can be done no later. What that rule answers is simulated for every number of agents,
/// and the least pay that answers enough in all these centres is a whole-numbered programme, whose bound
/// this is.
package struct PayBound: Sendable, Hashable {
  /// In the currency of the scenario; hours of agents where no pool costs anything.
  package var pay: Double
  /// The days that were simulated for it.
  package var replications: Int

  /// How sure it is that the days simulated don't make the bound too high, one-sided: what may be
  /// missed of the targets is three standard errors.
  package static let confidence = 0.998_65
  /// Of confidence.
  static let standardErrors = 3.0

  /// Why no such pay is known of a scenario.
  package enum Absence: String, Error, Sendable, Hashable {
    /// It has no target of service level or abandonment for the whole.
    case noTarget
    /// Calls may find all lines busy or a queue full, and no target says how many.
    case blocking
    /// So many may dial again that nobody need be answered at the first dial, or that isn't known.
    case redials
    case transfers
    /// Waiting calls are sent on to other queues.
    case otherQueues
    /// Emergency plans change the centre.
    case plans
    /// Talks are recorded, or change with the hour behind a menu, so that they are not of one law.
    case talks
    /// No group of queues has talks of one law, or callers of one kind of patience.
    case laws
    /// It wasn't found in time.
    case unfinished
  }

  /// How much of this pay can be saved at most, as a share of it.
  package func mostSaved(of pay: Double) -> Double {
    pay > 0 ? max(0, 1 - self.pay / pay) : 0
  }
}
