/// How much a store holds.
package struct StoreStatistics: Hashable, Sendable {
  package var callers: Int
  package var erased: Int
  package var orders: Int
  package var contacts: Int
  package var cases: Int
  package var openCases: Int
  package var agents: Int
  package var auditRows: Int
  package var layout: Int
  package var keyVersion: Int
  package var bytes: Int

  package init(
    callers: Int, erased: Int, orders: Int, contacts: Int, cases: Int, openCases: Int, agents: Int,
    auditRows: Int, layout: Int, keyVersion: Int, bytes: Int
  ) {
    self.callers = callers
    self.erased = erased
    self.orders = orders
    self.contacts = contacts
    self.cases = cases
    self.openCases = openCases
    self.agents = agents
    self.auditRows = auditRows
    self.layout = layout
    self.keyVersion = keyVersion
    self.bytes = bytes
  }
}
