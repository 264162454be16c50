internal import Diagnostics

/// Reads Asterisk's `queue_log`: `epoch|call id|queue|agent|event|data1|…`.
///
/// Events and their positions as Asterisk's manual has them ("Queue Logs",
/// docs.asterisk.org/Operation/Logging/Queue-Logs): ENTERQUEUE(url|caller
/// id|position), CONNECT(hold|bridged channel|ring), COMPLETEAGENT and COMPLETECALLER(hold|call
/// time|position), ABANDON(position|first position|wait), EXITWITHTIMEOUT(position|first
/// position|wait), EXITWITHKEY(key|position|first position|wait), EXITEMPTY(position|first
/// position|wait), BLINDTRANSFER(extension|context|hold|call time|position) and
/// ATTENDEDTRANSFER(channel|hold|call time|position), the older TRANSFER(extension|context|hold|call
/// time|position), RINGNOANSWER(milliseconds), ADDMEMBER, REMOVEMEMBER, AGENTLOGIN, AGENTLOGOFF,
/// AGENTCALLBACKLOGIN, AGENTCALLBACKLOGOFF, PAUSE, UNPAUSE, PAUSEALL, UNPAUSEALL.
enum QueueLogReader {
  /// Whether a file begins as one.
  static func isLog(_ head: [UInt8]) -> Bool { beginning(head) != nil }

  /// The time of the first line in seconds since 1970; `nil` if it is none of a `queue_log`.
  static func beginning(_ head: [UInt8]) -> Double? {
    let line = head.prefix(4_096).split(separator: 0x0A).first ?? []
    guard isLine(line), let time = line.split(separator: UInt8(ascii: "|")).first else {
      return nil
    }
    return Double(String(decoding: time, as: UTF8.self))
  }

  /// Whether bytes are a line of it.
  private static func isLine(_ line: some Collection<UInt8>) -> Bool {
    let fields = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    guard fields.count >= 5, let time = fields.first, !time.isEmpty else { return false }
    return time.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
      && fields[fields.index(fields.startIndex, offsetBy: 4)].allSatisfy {
        (65...90).contains($0) || $0 == UInt8(ascii: "_")
      }
  }

  /// Takes the events of a file; lines that are none are set aside.
  /// - Throws: `InvalidInput` if the file can't be read on.
  static func read(
    _ file: PiecedFile, into events: inout QueueEvents, _ builder: inout CallLogBuilder,
    progress: (Int) -> Void
  ) throws(InvalidInput) {
    var lines = LogLines(try TextPieces(file))
    var count = 0
    builder.begin(file.path)
    defer { builder.endFile() }
    while let line = try lines.next() {
      count += 1
      if count % 65_536 == 0 { progress(count) }
      builder.countRow()
      if let reason = events.take(lines.text.bytes.span.extracting(line), &builder) {
        builder.setAside(reason)
      }
    }
  }
}
