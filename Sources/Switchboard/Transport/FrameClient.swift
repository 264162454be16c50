/// A connection that asks the switchboard's process for something in frames, one after the other.
package struct FrameClient: ~Copyable {
  private let socket: LocalSocket

  /// - Throws: `SwitchboardError.notRunning` if there is no switchboard for this database.
  package init(database path: String) throws(SwitchboardError) {
    socket = try LocalSocket.connected(to: SwitchboardServer.socketPath(ofDatabase: path))
  }

  deinit { socket.close() }

  /// Sends a frame and waits for its answer.
  /// - Returns: `nil` if the other side is gone before that.
  package func ask(_ frame: [UInt8]) -> [UInt8]? {
    var rest = FrameBuffer.framed(frame)[...]
    while !rest.isEmpty {
      guard let sent = socket.send(rest) else { return nil }
      rest = rest.dropFirst(sent)
    }
    var buffer = FrameBuffer(limit: FrameBuffer.longestAnswer)
    while true {
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
