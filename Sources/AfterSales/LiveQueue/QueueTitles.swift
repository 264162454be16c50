package import Diagnostics

/// What the house calls its queues, by their ids.
package struct QueueTitles: Codable, Hashable, Sendable {
  private var titles: [String: String]

  package init(_ titles: [String: String] = [:]) { self.titles = titles }

  /// What a queue is called; its id where it has no title.
  package subscript(id: String) -> String { titles[id] ?? id }

  /// Each queue that has a title, by id.
  package var all: [(id: String, title: String)] {
    titles.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// These titles, and of queues that have none here those of others.
  package func completed(by others: QueueTitles) -> QueueTitles {
    QueueTitles(titles.merging(others.titles) { own, _ in own })
  }

  /// Takes the titles from a scenario, of which nothing else is looked at.
  ///
  /// - Throws: `InvalidInput` if it isn't JSON5.
  package static func read(_ scenario: SourceText) throws(InvalidInput) -> QueueTitles {
    var titles: [String: String] = [:]
    if case .object(let queues)? = try JSON5Parser.parse(scenario)["queues"]?.content {
      for queue in queues {
        if case .text(let title)? = queue.value["title"]?.content { titles[queue.key] = title }
      }
    }
    return QueueTitles(titles)
  }
}
