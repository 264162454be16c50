internal import Switchboard
internal import Synchronization

/// The way to a running desk.
///
/// What a command asks for in a row goes over one connection, on which a switchboard was greeted; a moment
/// later it may be another switchboard that listens.
final class DeskConnection: Sendable {
  private struct Line: ~Copyable {
    private let client: FrameClient
    private var isGreeted = false
    var lastUse = ContinuousClock.now

    init(database: String) throws(SwitchboardError) {
      client = try FrameClient(database: database)
    }

    /// - Returns: `nil` if the other side is gone.
    mutating func ask(_ frame: [UInt8], greets: Bool) throws(SwitchboardError) -> [UInt8]? {
      defer { lastUse = .now }
      if !isGreeted {
        isGreeted = true
        guard !greets else { return try client.greet(with: frame) }
        try client.greet()
      }
      return client.ask(frame)
    }
  }

  private let database: String
  private let isForLong: Bool
  private let kept = Mutex<Line?>(nil)

  /// - Parameter isForLong: whether it belongs to somebody who is there for hours, and so takes no place
  ///   from others while nothing is asked.
  init(database: String, isForLong: Bool) {
    self.database = database
    self.isForLong = isForLong
  }

  /// Connects already, to see whether a desk runs.
  ///
  /// - Throws: `SwitchboardError` if none does, or what listens can't be one.
  func connect() throws(SwitchboardError) {
    keep(try Line(database: database))
  }

  /// Sends a frame and waits for its answer.
  ///
  /// - Parameter greets: whether a switchboard answers it at once, so that it may be the first of a
  ///   connection; before others it is greeted.
  /// - Throws: `DeskFailure` if no desk runs, what listens is none, or it ends before it answers.
  func ask(_ frame: [UInt8], greets: Bool) throws(DeskFailure) -> [UInt8] {
    let answer: [UInt8]?
    do throws(SwitchboardError) {
      var line = if let last = lately() { last } else { try Line(database: database) }
      answer = try line.ask(frame, greets: greets)
      if answer != nil, !isForLong { keep(line) }
    } catch {
      throw DeskFailure(wording: error.wording)
    }
    guard let answer else { throw .noAnswer }
    return answer
  }

  /// A connection that was in use a moment ago, for whoever takes it alone.
  private func lately() -> Line? {
    kept.withLock { kept in
      guard let last = kept.take(), .now - last.lastUse < .seconds(1) else { return nil }
      return last
    }
  }

  private func keep(_ line: consuming Line) {
    var now: Line? = line
    kept.withLock { $0 = now.take() }
  }
}
