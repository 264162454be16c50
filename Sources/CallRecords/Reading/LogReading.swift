package import Diagnostics

/// Reads the files of a log, one after the other.
package struct LogReading {
  /// What is known of one call, by our own names: for `--columns`.
  package static let columns = [
    "at", "caller", "type", "queue", "priority", "menu", "waited", "outcome", "talked", "wrapUp",
    "agent",
  ]

  /// What can be read only once, such as a pipe, may have so many bytes; files may have any number.
  package static let largestPipe = 2 << 30

  private let options: LogOptions
  private var builder: CallLogBuilder
  /// What calls are put together of may stand in several files: a log that was begun anew each night,
  /// versions of a record that came later, pages of an interface's answers.
  private var queueEvents: QueueEvents
  private var json: JSONLogReader
  private var first: String?

  package init(_ options: LogOptions) {
    self.options = options
    builder = CallLogBuilder(CentreClock(options.zone))
    queueEvents = QueueEvents(options)
    json = JSONLogReader(options)
  }

  /// The time of a `queue_log`'s first line in seconds since 1970; `nil` of other files.
  ///
  /// Parts of a log that was begun anew are read in the order of time, as a call may go from one into the
  /// next.
  /// - Throws: `InvalidInput` if the file can't be read.
  package static func beginning(of file: PiecedFile) throws(InvalidInput) -> Double? {
    QueueLogReader.beginning(try file.head())
  }

  /// Adds a file's calls.
  /// - Parameters:
  ///   - format: `nil` to find it out.
  ///   - progress: told now and then how many rows have been read.
  /// - Returns: the format it was read as.
  /// - Throws: `InvalidInput` if it isn't of its format.
  @discardableResult
  package mutating func add(
    _ file: PiecedFile, as format: LogFormat? = nil, progress: (Int) -> Void = { _ in }
  ) throws(InvalidInput) -> LogFormat {
    let head = try file.head()
    if first == nil { first = file.path }
    if format?.isJSON ?? JSONRecords.isJSON(head) {
      return try json.read(file, as: format, into: &builder, progress: progress)
    }
    if format == .queueLog || (format == nil && QueueLogReader.isLog(head)) {
      try QueueLogReader.read(file, into: &queueEvents, &builder, progress: progress)
      return .queueLog
    }
    try CallTableReader.read(file, options, into: &builder, progress: progress)
    return .csv
  }

  /// Adds the calls of a text in memory.
  /// - Throws: `InvalidInput` if it isn't of its format.
  @discardableResult
  package mutating func add(
    _ text: SourceText, as format: LogFormat? = nil
  ) throws(InvalidInput) -> LogFormat {
    try add(PiecedFile(text), as: format)
  }

  /// Adds a call that stands in no file; what can't be used is set aside.
  package mutating func add(_ call: FoundCall) {
    builder.countRow()
    if let reason = call.add(to: &builder, options) { builder.setAside(reason) }
  }

  /// Counts a call that can't be used, for a reason.
  package mutating func setAside(_ reason: Wording) {
    builder.countRow()
    builder.setAside(reason)
  }

  /// All calls; the reading begins anew.
  /// - Parameter origin: what is named where there was no file.
  /// - Throws: `InvalidInput` if none has come to a queue.
  package mutating func finish(of origin: String = "") throws(InvalidInput) -> CallLog {
    queueEvents.finish(&builder)
    json.finish(&builder)
    let log = builder.finish()
    if log.calls.contains(where: \.isOffered) { return log }
    let reasons = log.setAside.map { aside in
      aside.reason.map { "\(aside.rows) × \($0)" + (aside.place.map { " (\($0))" } ?? "") }
    }
    throw InvalidInput([
      Diagnostic(
        .error, "no-calls", file: first ?? origin,
        place: SourcePlace(line: log.setAside.first?.lines.first ?? 1, column: 1),
        Wording(zh: "日志里没有一通来电进过队列", en: "no call of the log came to a queue"),
        hint: reasons.isEmpty
          ? nil
          : Wording(
            zh: reasons.map(\.zh).joined(separator: "；"),
            en: reasons.map(\.en).joined(separator: "; ")))
    ])
  }
}
