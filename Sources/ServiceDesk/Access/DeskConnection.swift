internal import Switchboard
internal import Synchronization

/// The way to a running desk.
///
/// What a command asks for in a row goes over one connection, on which a switchboard was greeted; a moment
/// later it may be another switchboard that listens.
final class DeskConnection: Sendable {
  private struct Kept: ~Copyable {
    let client: FrameClient
    let since: ContinuousClock.Instant
  }

  private let database: String
  private let isForLong: Bool
  private let kept = Mutex<Kept?>(nil)

  /// - Parameter isForLong: whether it belongs to somebody who is there for hours, and so takes no place
  ///   from others while nothing is asked.
  init(database: String, isForLong: Bool) {
    self.database = database
    self.isForLong = isForLong
  }

  /// Connects already, to see whether a desk runs.
  ///
  /// - Throws: `SwitchboardError` if none does, or what listens is none.
  func connect() throws(SwitchboardError) { keep(try greeted()) }

  /// Sends a frame and waits for its answer.
  ///
  /// - Throws: `DeskFailure` if no desk runs, or it ends before it answers.
  func ask(_ frame: [UInt8]) throws(DeskFailure) -> [UInt8] {
    let client: FrameClient
    do throws(SwitchboardError) {
      if let last = lately() { client = last } else { client = try greeted() }
    } catch {
      throw DeskFailure(wording: error.wording)
    }
    guard let answer = client.ask(frame) else { throw .noAnswer }
    if !isForLong { keep(client) }
    return answer
  }

  private func greeted() throws(SwitchboardError) -> FrameClient {
    let client = try FrameClient(database: database)
    try client.greet()
    return client
  }

  /// A connection that was in use a moment ago, for whoever takes it alone.
  private func lately() -> FrameClient? {
    kept.withLock { kept in
      guard let last = kept.take(), .now - last.since < .seconds(1) else { return nil }
      return last.client
    }
  }

  private func keep(_ client: consuming FrameClient) {
    var now: Kept? = Kept(client: client, since: .now)
    kept.withLock { $0 = now.take() }
  }
}
