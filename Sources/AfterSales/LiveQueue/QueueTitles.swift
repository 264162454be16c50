package import Diagnostics

/// What the house calls its queues, by their ids.
package struct QueueTitles: Hashable, Sendable {
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

/// As a row of ids and titles in turn: of an object each key is searched for among all conformances of
/// the program, which takes longer than to look somebody up.
extension QueueTitles: Codable {
  /// - Throws: `DecodingError` if an id has no title after it.
  package init(from decoder: any Decoder) throws {
    var row = try decoder.unkeyedContainer()
    self.init()
    while !row.isAtEnd {
      let id = try row.decode(String.self)
      titles[id] = try row.decode(String.self)
    }
  }

  /// - Throws: what the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var row = encoder.unkeyedContainer()
    for (id, title) in all {
      try row.encode(id)
      try row.encode(title)
    }
  }
}
