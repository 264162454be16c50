extension Scenario {
  /// A voice menu known by calls that were played through its flow beforehand.
  ///
  /// A simulated call takes the time, the outcome, the queue and the priority of one of them, so
  /// that what goes together stays together.
  package struct SampledMenu: Sendable, Hashable, Codable {
    /// How a played call left the menu.
    package enum Outcome: UInt8, Sendable, Hashable, Codable {
      /// Served by the menu.
      case contained
      /// Hung up in the menu.
      case abandoned
      /// Left their number in the menu, to be called back outside of the simulated queues.
      case callback
      case voicemail
      /// Ended by a fault of the flow.
      case failed
      case queued
    }

    /// A played call.
    package struct Row: Sendable, Hashable, Codable {
      /// The time in the menu, in seconds.
      package var seconds: Double
      package var outcome: Outcome
      /// The queue's index; of no meaning unless queued.
      package var queue: Int
      package var priority: Int
      package var opensCase: Bool

      package init(
        seconds: Double, outcome: Outcome, queue: Int, priority: Int, opensCase: Bool
      ) {
        self.seconds = seconds
        self.outcome = outcome
        self.queue = queue
        self.priority = priority
        self.opensCase = opensCase
      }
    }

    /// The tables, one after the other, each with `rowsPerTable` rows.
    package var rows: [Row]
    package var rowsPerTable: Int
    /// By interval of arrival, the table that its calls are drawn from.
    package var tableOfInterval: [Int]
    /// The ids of the flow and of the population that called it.
    package var flow: String
    package var population: String
    package var seed: UInt64

    /// - Precondition: there is at least one table with at least one row, and every interval names
    ///   a table there is.
    package init(
      rows: [Row], rowsPerTable: Int, tableOfInterval: [Int], flow: String, population: String,
      seed: UInt64
    ) {
      precondition(
        rowsPerTable > 0 && !rows.isEmpty && rows.count % rowsPerTable == 0,
        "SampledMenu.rows must be whole tables (were \(rows.count) in tables of \(rowsPerTable))")
      let tables = 0..<rows.count / rowsPerTable
      precondition(
        tableOfInterval.allSatisfy(tables.contains),
        "SampledMenu.tableOfInterval must name one of \(tables.count) tables")
      self.rows = rows
      self.rowsPerTable = rowsPerTable
      self.tableOfInterval = tableOfInterval
      self.flow = flow
      self.population = population
      self.seed = seed
    }

    /// The calls that those who arrive in an interval are drawn from.
    package func table(interval: Int) -> ArraySlice<Row> {
      let table = tableOfInterval[min(interval, tableOfInterval.count - 1)]
      return rows[table * rowsPerTable..<(table + 1) * rowsPerTable]
    }

    /// The share of all rows that are true of something.
    package func share(where isTrue: (Row) -> Bool) -> Double {
      Double(rows.count(where: isTrue)) / Double(rows.count)
    }

    /// The queues that calls are given to.
    package var queues: Set<Int> {
      Set(rows.lazy.filter { $0.outcome == .queued }.map(\.queue))
    }
  }
}

extension Scenario.CallType {
  /// The share of calls that come out of the menu into a queue, of those that arrive in an interval.
  package func share(reaching queue: Int, interval: Int) -> Double {
    if let sampledMenu {
      let table = sampledMenu.table(interval: interval)
      let count = table.count { $0.outcome == .queued && $0.queue == queue }
      return Double(count) / Double(table.count)
    }
    return self.queue == queue ? 1 - (menu?.contained ?? 0) : 0
  }
}
