internal import Diagnostics

/// What was done last for each client, so that a request said again is not done again.
///
/// A client whose connection broke can't know whether its last request was done: the answer may
/// have been lost with the process. So it says it again under the same number. One request of a
/// client is under way at a time, so the last number is all there is to know.
struct DoneRequests {
  private struct Session {
    var number: Int
    var connection: Exchange.Connection?
    /// Since when it has no connection.
    var left: Instant?
  }

  /// So long after its connection broke a client may still come back and say something again.
  static let longestAbsence = Duration.seconds(60)

  private var sessions: [String: Session] = [:]
  private var connections: [Exchange.Connection: String] = [:]
  /// Who left, in order; some of them came back since.
  private var leaving: [(session: String, at: Instant)] = []
  private var changed: Set<String> = []

  /// What was kept when the process before ended; nobody is connected yet.
  init(_ kept: [String: Int], at now: Instant) {
    for (session, number) in kept.sorted(by: { $0.key < $1.key }) {
      sessions[session] = Session(number: number, left: now)
      leaving.append((session, now))
    }
  }

  /// Whether this very request was done already.
  mutating func contains(
    _ number: Int, of session: String, from connection: Exchange.Connection
  ) -> Bool {
    guard let known = sessions[session] else { return false }
    connect(session, connection)
    return known.number == number
  }

  mutating func note(_ number: Int, of session: String, from connection: Exchange.Connection) {
    sessions[session, default: Session(number: number)].number = number
    connect(session, connection)
    changed.insert(session)
  }

  private mutating func connect(_ session: String, _ connection: Exchange.Connection) {
    sessions[session]?.connection = connection
    sessions[session]?.left = nil
    connections[connection] = session
  }

  mutating func close(_ connection: Exchange.Connection, at now: Instant) {
    guard let session = connections.removeValue(forKey: connection),
      sessions[session]?.connection == connection
    else { return }
    sessions[session]?.connection = nil
    sessions[session]?.left = now
    leaving.append((session, now))
  }

  /// The clock was set: who is away has been so for as long as before.
  mutating func clockWasSet(by step: Duration) {
    for index in leaving.indices { leaving[index].at = leaving[index].at + step }
    for (session, known) in sessions { sessions[session]?.left = known.left.map { $0 + step } }
  }

  /// Forgets who stays away, and tells whose number is another one now, or `nil` for none any more.
  mutating func takeChanges(at now: Instant) -> [(session: String, number: Int?)] {
    var gone = 0
    while gone < leaving.count, now - leaving[gone].at >= Self.longestAbsence {
      let (session, left) = leaving[gone]
      gone += 1
      guard sessions[session]?.left == left else { continue }
      sessions[session] = nil
      changed.insert(session)
    }
    leaving.removeFirst(gone)
    defer { changed = [] }
    return changed.sorted().map { ($0, sessions[$0]?.number) }
  }
}

extension ClientMessage {
  /// Whether doing it twice would be more than doing it once, or be refused.
  ///
  /// What says who somebody is, or in which state they want to be, may be said any number of times.
  var countsOnce: Bool {
    switch self {
    case .join, .resume, .logOn, .logOff, .ready, .notReady, .accept, .alive, .status, .queues:
      false
    case .hangUp, .leave, .takeCallback, .bookCallback, .decline, .reached, .notReached, .transfer,
      .finish, .done, .announce, .open, .close, .addPool, .order, .plan:
      true
    }
  }
}
