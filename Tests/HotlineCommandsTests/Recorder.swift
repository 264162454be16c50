import Synchronization

/// Keeps what a command writes.
final class Recorder: Sendable {
  private let written = Mutex("")

  var text: String { written.withLock { $0 } }

  @Sendable func append(_ text: String) { written.withLock { $0 += text } }
}
