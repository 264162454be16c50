/// A connection that asks the switchboard's process for something in frames, one after the other.
package struct FrameClient: ~Copyable, Sendable {
  private let socket: LocalSocket

  /// - Throws: `SwitchboardError.notRunning` if there is no switchboard for this database.
  package init(database path: String) throws(SwitchboardError) {
    socket = try LocalSocket.connected(toDeskOf: path)
  }

  /// Makes sure that it is a switchboard that listens, by the first thing that is asked of it.
  ///
  /// - Parameters:
  ///   - frame: what is asked; as it is, no request, which nothing has to be read or done for.
  ///   - limit: how long the answer may take.
  /// - Returns: the answer, in JSON.
  /// - Throws: `SwitchboardError.foreign` if what answers is something else, `silent` if nothing does.
  @discardableResult
  package func greet(
    with frame: [UInt8] = Array("{}".utf8),
    within limit: Duration = .seconds(LocalSocket.longestSilence)
  ) throws(SwitchboardError) -> [UInt8] {
    guard let answer = try ask(frame, until: .now + limit), answer.first == UInt8(ascii: "{") else {
      throw .foreign(path: socket.path)
    }
    return answer
  }

  deinit { socket.close() }

  /// Sends a frame and waits for its answer.
  /// - Returns: `nil` if the other side is gone before that.
  package func ask(_ frame: [UInt8]) -> [UInt8]? {
    // Without a limit it throws nothing.
    try? ask(frame, until: nil)
  }

  private func ask(
    _ frame: [UInt8], until deadline: ContinuousClock.Instant?
  ) throws(SwitchboardError) -> [UInt8]? {
    var rest = FrameBuffer.framed(frame)[...]
    while !rest.isEmpty {
      guard let sent = socket.send(rest) else { return nil }
      rest = rest.dropFirst(sent)
    }
    var buffer = FrameBuffer(limit: FrameBuffer.longestAnswer)
    while true {
      if let deadline, !socket.hasNews(before: deadline) {
        throw .silent(path: socket.path, seconds: LocalSocket.longestSilence)
      }
      switch socket.receive() {
      case .bytes(let bytes):
        switch buffer.take(bytes) {
        case .frame(let answer): return answer
        case .unfinished: continue
        case .unreadable: return nil
        }
      case .nothing: continue
      case .closed: return nil
      }
    }
  }
}
