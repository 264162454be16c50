package import AfterSales
package import Diagnostics

/// What those who tell customers of a failure before they call want of a database.
package protocol OutreachStore: AnyObject {
  /// Whom a failure hits who hasn't called, isn't left alone and wasn't erased, the worst hit first.
  func hit(by scope: OutreachScope, since: Instant, at now: Instant) throws -> [HitCustomer]

  /// Begins to tell them, with their callbacks if agents ring, in one transaction with its audit.
  /// - Throws: `OutreachRefusal` if there is nobody to tell, or somebody tells of it already.
  func startOutreach(
    _ draft: OutreachDraft, reason: String, by actor: String, at now: Instant
  ) throws -> Outreach

  /// One by its id; `nil` if there is none.
  func outreach(_ id: String) throws -> Outreach?

  /// Who is told by one, who is due first first; damaged ones are set aside.
  func targets(ofOutreach id: String) throws -> ReadRows<OutreachTarget>

  /// Everything that somebody was told unasked, or is to be told.
  func outreachWords(of subject: Int64) throws -> [OutreachWord]

  /// Tells nobody any more.
  /// - Throws: `OutreachRefusal` if there is none, or it is over.
  func endOutreach(_ id: String, by actor: String, at now: Instant) throws -> Outreach

  /// Keeps that some of those who were due were told.
  func recordTold(
    _ subjects: [Int64], byOutreach id: String, _ way: Outreach.Way, by actor: String,
    at now: Instant
  ) throws

  /// Puts those on the lists whom a failure has hit since, takes those off who needn't be told any more,
  /// and owes a callback to those whose time has passed; each once.
  func followOutreaches(at now: Instant) throws

  /// Those whose time has passed while orders of those who were told it still aren't right.
  func lateOutreaches(at now: Instant) throws -> [LateOutreach]

  /// Whether a customer doesn't want to be told anything unasked.
  func isLeftAlone(_ subject: Int64) throws -> Bool

  /// Leaves a customer alone from now on, or no longer.
  func setLeftAlone(
    _ subject: Int64, _ isLeftAlone: Bool, reason: String?, by actor: String, at now: Instant
  ) throws
}
