/// An outreach whose time has passed, with those who were told it and whose order still isn't right.
package struct LateOutreach: Hashable, Sendable, Codable {
  package let outreach: Outreach
  /// How many they are.
  package let customers: Int

  package init(_ outreach: Outreach, customers: Int) {
    self.outreach = outreach
    self.customers = customers
  }
}
