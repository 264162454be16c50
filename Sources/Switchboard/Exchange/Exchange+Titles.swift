internal import AfterSales
internal import QueueSimulator

extension Exchange {
  /// Keeps what the queues are called, for reports and stories that are read while no queue runs.
  func keepTitles(_ kept: [String: String]) {
    for queue in centre.plan.queues {
      let title = queue.title == queue.id ? "" : queue.title
      guard kept[queue.id] ?? "" != title else { continue }
      step.records.append(.setting(.title(title, of: queue.id)))
    }
  }
}
