internal import CallerProfiles
internal import Dispatch
internal import Foundation
internal import Switchboard
internal import Synchronization

/// The connection of a terminal to the switchboard, and what is typed at it, in one stream.
///
/// When the switchboard is gone it is looked for again and again: it may have been restarted, and
/// then everything goes on where it stood.
final class LiveLink: Sendable {
  enum Entry: Sendable {
    case typed(String)
    /// Nothing more will be typed.
    case endOfInput
    case message(ServerMessage)
    case lost
    /// Connected again; whoever waits must say who it is.
    case found
  }

  private let database: String
  private let entries = Mutex<[Entry]>([])
  private let arrived = DispatchSemaphore(value: 0)
  private let client = Mutex<SwitchboardClient?>(nil)

  /// How often a lost switchboard is looked for.
  private static let retryPause = 0.1

  /// - Throws: `SwitchboardError.notRunning` if there is no switchboard to begin with.
  init(database: String) throws {
    self.database = database
    let first = try SwitchboardClient(database: database)
    client.withLock { $0 = first }
    Thread.detachNewThread { [self] in listen(to: first) }
  }

  /// Begins to read what is typed.
  func readLines(_ readLine: @escaping @Sendable () -> String?) {
    Thread.detachNewThread { [self] in
      while let line = readLine() { post(.typed(line)) }
      post(.endOfInput)
    }
  }

  /// - Returns: whether the switchboard was there; a message that was lost must be said again.
  @discardableResult
  func send(_ message: ClientMessage) -> Bool {
    client.withLock { $0 }?.send(message) ?? false
  }

  /// What comes next, waited for at most so long; `nil` waits without limit.
  func next(within limit: Duration? = nil) -> Entry? {
    let nanoseconds = limit.map { Int(max(.zero, min($0, .seconds(86_400))) / .nanoseconds(1)) }
    let deadline = nanoseconds.map { DispatchTime.now() + .nanoseconds($0) } ?? .distantFuture
    guard arrived.wait(timeout: deadline) == .success else { return nil }
    return entries.withLock { $0.removeFirst() }
  }

  /// Ends the connection for good.
  func close() {
    client.withLock { $0 }?.close()
  }

  private func post(_ entry: Entry) {
    entries.withLock { $0.append(entry) }
    arrived.signal()
  }

  private func listen(to first: SwitchboardClient) {
    var present = first
    while true {
      while let message = present.next() { post(.message(message)) }
      client.withLock { $0 = nil }
      post(.lost)
      present = reconnected()
      client.withLock { $0 = present }
      post(.found)
    }
  }

  private func reconnected() -> SwitchboardClient {
    while true {
      Thread.sleep(forTimeInterval: Self.retryPause)
      if let found = try? SwitchboardClient(database: database) { return found }
    }
  }
}
