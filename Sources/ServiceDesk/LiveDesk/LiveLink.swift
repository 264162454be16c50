internal import AfterSales
internal import Dispatch
internal import Foundation
package import Switchboard
internal import Synchronization

/// The connection of a terminal to the switchboard, and what is typed at it, in one stream.
///
/// When the switchboard is gone it is looked for again and again: it may have been restarted, and
/// then everything goes on where it stood. What was asked of it is kept until it is answered, in
/// order, one request under way at a time: on a new connection it is first said who is there, then
/// the request again, under its number, by which the switchboard knows whether it was done.
package final class LiveLink: Sendable {
  /// Something that comes in, from either side.
  package enum Entry: Sendable {
    case typed(String)
    /// Nothing more will be typed.
    case endOfInput
    /// What the switchboard says by itself, or to who says who is there.
    case message(ServerMessage)
    /// A request is done or refused.
    case answered(ClientMessage, ServerMessage)
    /// The switchboard says what this version doesn't know.
    case misread(SwitchboardError)
    case lost
    case found
  }

  /// What is said to the switchboard.
  private struct Line {
    let session: String
    var client: SwitchboardClient?
    var introduction: ClientMessage?
    /// The number of the introduction while it isn't answered.
    var introducing: Int?
    /// What isn't answered yet, in order.
    var requests: [(number: Int, message: ClientMessage)] = []
    /// Whether the first of them was sent on the present connection.
    var isUnderWay = false
    var lastNumber = 0
    /// How many answers whoever is at the terminal hasn't heard yet.
    var unheard = 0

    mutating func nextNumber() -> Int {
      lastNumber += 1
      return lastNumber
    }

    mutating func connect(to found: SwitchboardClient) {
      client = found
      guard let introduction else { return sendNext() }
      let number = nextNumber()
      introducing = number
      found.send(introduction, number: number)
    }

    mutating func disconnect() {
      client = nil
      introducing = nil
      isUnderWay = false
    }

    mutating func sendNext() {
      guard let client, introducing == nil, !isUnderWay, let first = requests.first else { return }
      isUnderWay = true
      client.send(first.message, number: first.number, session: session)
    }

    /// What a message means to whoever is at the terminal.
    mutating func take(_ message: ServerMessage) -> Entry {
      guard let number = message.request else { return .message(message) }
      if number == introducing {
        introducing = nil
        sendNext()
        return .message(message)
      }
      guard isUnderWay, let first = requests.first, first.number == number else {
        return .message(message)
      }
      requests.removeFirst()
      isUnderWay = false
      sendNext()
      return .answered(first.message, message)
    }
  }

  private let database: String
  private let entries = Mutex<[Entry]>([])
  private let arrived = DispatchSemaphore(value: 0)
  private let line: Mutex<Line>

  /// How often a lost switchboard is looked for.
  private static let retryPause = 0.1

  /// How long a switchboard may keep somebody waiting who goes on without its answer.
  private static let shortSilence = Duration.seconds(1)

  /// - Parameters:
  ///   - introduction: what is said first on this connection and every later one.
  ///   - toleratesSilence: whether a switchboard that stands still at first is waited for like one that
  ///     does so later; a caller isn't turned away for that.
  /// - Throws: `SwitchboardError.notRunning` if there is no switchboard to begin with.
  package init(
    database: String, introduction: ClientMessage? = nil, toleratesSilence: Bool = false
  ) throws {
    self.database = database
    let session = String(UInt64.random(in: 0...(.max)), radix: 16)
    line = Mutex(Line(session: session, introduction: introduction))
    try Self.greet(database, toleratesSilence: toleratesSilence)
    let first = try SwitchboardClient(database: database)
    line.withLock { $0.connect(to: first) }
    Thread.detachNewThread { [self] in listen(to: first) }
  }

  private static func greet(
    _ database: String, toleratesSilence: Bool
  ) throws(SwitchboardError) {
    let client = try FrameClient(database: database)
    guard toleratesSilence else {
      try client.greet()
      return
    }
    do {
      try client.greet(within: shortSilence)
    } catch .silent {
      // What answers later is known by what it says.
    }
  }

  /// Begins to read what is typed.
  package func readLines(_ readLine: @escaping @Sendable () -> String?) {
    Thread.detachNewThread { [self] in
      while let line = readLine() { post(.typed(line)) }
      post(.endOfInput)
    }
  }

  /// Asks for something, after what was asked before; the answer comes as an entry.
  package func send(_ message: ClientMessage) {
    line.withLock { line in
      line.requests.append((line.nextNumber(), message))
      line.unheard += 1
      line.sendNext()
    }
  }

  /// Says what isn't worth saying again: nobody hears it while there is no switchboard.
  package func tell(_ message: ClientMessage) { line.withLock { _ = $0.client?.send(message) } }

  /// Changes what is said first on later connections.
  package func introduce(as introduction: ClientMessage?) {
    line.withLock { $0.introduction = introduction }
  }

  /// Whether everything that was asked has been answered, and the answers were heard.
  package var isSettled: Bool { line.withLock { $0.unheard == 0 } }

  /// What comes next, waited for at most so long; `nil` waits without limit.
  package func next(within limit: Duration? = nil) -> Entry? {
    let nanoseconds = limit.map { Int(max(.zero, min($0, .seconds(86_400))) / .nanoseconds(1)) }
    let deadline = nanoseconds.map { DispatchTime.now() + .nanoseconds($0) } ?? .distantFuture
    guard arrived.wait(timeout: deadline) == .success else { return nil }
    let entry = entries.withLock { $0.removeFirst() }
    if case .answered = entry { line.withLock { $0.unheard -= 1 } }
    return entry
  }

  /// Waits until everything that was asked has been answered, but not longer than so long.
  /// - Parameter take: hears what comes meanwhile.
  /// - Throws: what `take` throws.
  package func settle(within limit: Duration, _ take: (Entry) throws -> Void) rethrows {
    let clock = ContinuousClock()
    let end = clock.now + limit
    // Somebody else may hear the last answer.
    while !isSettled, clock.now < end {
      if let entry = next(within: .milliseconds(20)) { try take(entry) }
    }
  }

  /// Ends the connection for good.
  package func close() { line.withLock { $0.client?.close() } }

  private func post(_ entry: Entry) {
    entries.withLock { $0.append(entry) }
    arrived.signal()
  }

  private func listen(to first: SwitchboardClient) {
    var present = first
    while true {
      hear(present)
      line.withLock { $0.disconnect() }
      post(.lost)
      present = reconnected()
      line.withLock { $0.connect(to: present) }
      post(.found)
    }
  }

  /// Posts what a switchboard says until it is gone.
  private func hear(_ client: SwitchboardClient) {
    while true {
      do {
        guard let message = try client.next() else { return }
        post(line.withLock { $0.take(message) })
      } catch {
        post(.misread(error))
      }
    }
  }

  private func reconnected() -> SwitchboardClient {
    while true {
      Thread.sleep(forTimeInterval: Self.retryPause)
      if let found = try? SwitchboardClient(database: database) { return found }
    }
  }
}
