package import AfterSales

extension ServiceDesk {
  /// What the house calls its queues: as the live queue did that ran last, else by the house's rules.
  ///
  /// - Parameter readsRules: whether the rules are read at all, which takes as long as many a look-up.
  /// - Throws: what the store throws, or what reading the rules throws.
  package func queueTitles(readsRules: Bool = true) throws -> QueueTitles {
    let titles = try store.queueTitles()
    return readsRules ? titles.completed(by: try house.queueTitles()) : titles
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
