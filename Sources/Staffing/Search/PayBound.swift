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

  /// How much of this pay can be saved at most, as a share of it.
  package func mostSaved(of pay: Double) -> Double {
    pay > 0 ? max(0, 1 - self.pay / pay) : 0
  }
}
