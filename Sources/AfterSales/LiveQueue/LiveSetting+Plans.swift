/// What emergency plans in force change for flows and desks, kept where these find it.
package enum PlannedSetting: String, Sendable, Hashable, CaseIterable {
  /// What all callers are told beside the supervisor's announcement.
  case announcement
  /// Items of menus that are closed, by the nodes that their choices lead to, divided by blanks.
  case closed
  /// The limit of small refunds, in cents.
  case refundLimit
}
