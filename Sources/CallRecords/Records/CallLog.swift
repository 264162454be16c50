package import Diagnostics

/// All calls of a log, with what was found on the way.
package struct CallLog: Sendable {
  /// A call type, by the id that scenarios use and the name the log has.
  package struct CallType: Sendable, Hashable {
    package var id: String
    package var title: String
  }

  /// Rows that weren't used, for one reason.
  package struct SetAside: Sendable, Hashable {
    package var reason: Wording
    package var rows: Int
    /// Where the first of them stand.
    package internal(set) var file = ""
    /// The lines of that file, of at most three; empty where it isn't a line that is at fault.
    package internal(set) var lines: [Int] = []

    init(reason: Wording, rows: Int) {
      self.reason = reason
      self.rows = rows
    }

    /// Where to look, such as `calls.csv:5, 7, 9`; `nil` where no line is at fault.
    package var place: String? {
      guard !lines.isEmpty else { return nil }
      return "\(file):" + lines.map { String($0) }.joined(separator: ", ")
        + (rows > lines.count ? " …" : "")
    }
  }

  /// By time of arrival.
  package internal(set) var calls: [CallRecord] = []
  package internal(set) var types: [CallType] = []
  /// How many agents there are; their numbers go from 0.
  package internal(set) var agents = 0
  /// How many callers are known; their numbers go from 0.
  package internal(set) var callers = 0
  /// Log-ons, log-offs and pauses, by time; empty where the log has none.
  package internal(set) var agentEvents: [AgentEvent] = []
  /// Rows, lines or records of the file, its heading not counted.
  package internal(set) var rowsRead = 0
  package internal(set) var setAside: [SetAside] = []
  /// What was found out of how the file is written.
  package internal(set) var found: [Wording] = []
  /// Whether any call says how long the agent's wrap-up was.
  package internal(set) var hasWrapUp = false

  package init() {}

  /// How many rows became calls.
  package var rowsUsed: Int { rowsRead - setAside.reduce(0) { $0 + $1.rows } }

  /// The days with calls, by the number of days since 1970-01-01, with their calls.
  package var days: [(day: Int, calls: Range<Int>)] {
    var result: [(Int, Range<Int>)] = []
    var start = 0
    while start < calls.count {
      let day = Int((calls[start].at / 86_400).rounded(.down))
      let end = Double(day + 1) * 86_400
      var next = start
      while next < calls.count, calls[next].at < end { next += 1 }
      result.append((day, start..<next))
      start = next
    }
    return result
  }
}
