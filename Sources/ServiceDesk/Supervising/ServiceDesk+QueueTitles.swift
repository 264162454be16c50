package import AfterSales

extension ServiceDesk {
  /// What the house calls its queues: as the live queue did that ran last, else by the house's rules.
  ///
  /// - Throws: what the store throws, or what reading the rules throws.
  package func queueTitles() throws -> QueueTitles {
    try store.queueTitles().completed(by: house.queueTitles())
  }
}
