/// How much a store holds.
package struct StoreStatistics: Hashable, Sendable {
  package var callers = 0
  /// Callers whose personal data was destroyed; not among `callers`.
  package var erased = 0
  package var orders = 0
  package var contacts = 0
  /// Open and closed ones.
  package var cases = 0
  package var openCases = 0
  package var agents = 0
  package var auditRows = 0
  /// How many steps of the layout the store has taken.
  package var layout = 0
  /// The version of the master key in force.
  package var keyVersion = 0
  package var bytes = 0

  package init() {}
}
