package import AfterSales

extension ServiceDesk {
  /// What the house calls its queues: as the live queue did that ran last, else by the house's rules.
  ///
  /// - Throws: what the store throws, or what reading the rules throws.
  package func queueTitles() throws -> QueueTitles {
    try store.queueTitles().completed(by: try house.queueTitles())
  }

  /// Keeps what the house's rules call queues in a database where no live queue has said so yet, for
  /// those who don't read the rules.
  ///
  /// - Throws: what the store throws, or what reading the rules throws.
  package func keepQueueTitles() throws {
    guard try store.queueTitles() == QueueTitles() else { return }
    try store.keep(try house.queueTitles())
  }
}
