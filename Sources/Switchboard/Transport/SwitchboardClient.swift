internal import Synchronization

/// A connection of a client to the switchboard.
///
/// One thread may wait for messages while others send.
package final class SwitchboardClient: Sendable {
  private let socket: LocalSocket
  private let lines = Mutex(LineBuffer(longest: FrameBuffer.longestAnswer))
  /// Lines of several senders go one after the other.
  private let sending = Mutex(())

  /// - Throws: `SwitchboardError.notRunning` if there is no switchboard for this database.
  package init(database path: String) throws(SwitchboardError) {
    socket = try LocalSocket.connected(toDeskOf: path)
  }

  deinit { socket.close() }

  /// Sends a message.
  ///
  /// - Parameters:
  ///   - number: names it in its answer.
  ///   - session: names this client over all its connections; a request that is said again under
  ///     the number of the last one that was done is answered, and not done again.
  /// - Returns: whether the switchboard was still there.
  @discardableResult
  package func send(
    _ message: ClientMessage, number: Int? = nil, session: String? = nil
  ) -> Bool {
    send(line: message.line(number: number, session: session))
  }

  /// Sends a line, whatever it says.
  /// - Returns: whether the switchboard was still there.
  @discardableResult
  package func send(line: String) -> Bool {
    var rest = Array((line + "\n").utf8)[...]
    return sending.withLock { _ in
      while !rest.isEmpty {
        guard let sent = socket.send(rest) else { return false }
        rest = rest.dropFirst(sent)
      }
      return true
    }
  }

  /// Waits for the next message; `nil` when the connection is gone.
  /// - Throws: `SwitchboardError.misreadMessage` for a message that this version doesn't know; the
  ///   next ones can still be waited for.
  package func next() throws(SwitchboardError) -> ServerMessage? {
    while true {
      if let line = lines.withLock({ $0.next() }) { return try ServerMessage(line: line) }
      switch socket.receive() {
      case .bytes(let bytes):
        guard lines.withLock({ $0.append(bytes) }) else { throw .foreign(path: socket.path) }
      case .nothing: continue
      case .closed: return nil
      }
    }
  }

  /// Ends the connection; whoever waits for a message gets `nil`.
  package func close() { socket.shutDown() }
}
