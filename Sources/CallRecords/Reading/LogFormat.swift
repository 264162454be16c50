internal import Diagnostics

/// The kinds of logs that are read.
package enum LogFormat: String, Sendable, Hashable, CaseIterable {
  /// A table with a row a call.
  case csv
  /// Asterisk's `queue_log`.
  case queueLog = "queue-log"

  /// Found out by how a file begins.
  static func of(_ file: SourceText) -> LogFormat {
    let head = file.bytes.prefix(4_096).drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    let first = head.split(separator: 0x0A).first { !$0.isEmpty } ?? []
    return QueueLogReader.isLine(first) ? .queueLog : .csv
  }
}
