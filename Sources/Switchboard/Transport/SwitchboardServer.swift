internal import CallerProfiles
package import Diagnostics
internal import Dispatch

/// Runs an exchange on the wall clock for clients of a Unix-domain socket.
///
/// One serial queue owns exchange, store and clients. What clients send is only gathered when it
/// comes, and a *round* is asked for: the exchange makes one transaction of all that is there, and
/// only then it is answered. Asking twice for a round makes one of it, so whatever comes in during
/// a commit goes into the next one. A timer on the wall clock makes a round when something is due.
///
/// It needs no orderly end. Whatever was acknowledged is in the database; the lock goes with the
/// process, and the next one takes the socket's place. A signal ends it between two rounds.
package final class SwitchboardServer {
  private let lock: FileLock
  private let listener: LocalSocket
  private let exchange: Exchange
  private let clock: () -> Instant
  private let queue = DispatchQueue(label: "switchboard")
  private let ended = DispatchSemaphore(value: 0)
  private var ending: Result<Void, any Error>?

  private let newcomers: any DispatchSourceRead
  private let round: any DispatchSourceUserDataAdd
  private let timer: any DispatchSourceTimer
  private var signals: [any DispatchSourceSignal] = []
  /// When the timer makes a round.
  private var due: Instant?

  private var clients: [Exchange.Connection: ClientLine] = [:]
  private var nextConnection = 1
  private var arrivals: [Exchange.Arrival] = []

  /// The socket of a database.
  package static func socketPath(ofDatabase path: String) -> String { path + ".switchboard" }

  /// Takes the queue of a database, and listens.
  ///
  /// - Parameter exchange: made once the queue is this process's alone.
  /// - Throws: `SwitchboardError`, or what making the exchange throws.
  package init(
    database path: String, clock: @escaping () -> Instant, exchange: () throws -> Exchange
  ) throws {
    let socket = Self.socketPath(ofDatabase: path)
    lock = try FileLock(path: socket + ".lock", of: path)
    self.exchange = try exchange()
    self.clock = clock
    LocalSocket.allowManyConnections()
    listener = try LocalSocket.listening(at: socket)
    newcomers = DispatchSource.makeReadSource(fileDescriptor: listener.descriptor, queue: queue)
    round = DispatchSource.makeUserDataAddSource(queue: queue)
    timer = DispatchSource.makeTimerSource(queue: queue)
  }

  /// Serves until the process is asked to end by a signal.
  /// - Throws: what the database refused; nothing of that round was acknowledged.
  package func run() throws {
    queue.sync {
      newcomers.setEventHandler { [unowned self] in acceptClients() }
      round.setEventHandler { [unowned self] in makeRound() }
      timer.setEventHandler { [unowned self] in
        // It fires once; should the clock say a moment earlier, it is set again.
        due = nil
        makeRound()
      }
      signals = EndingSignal.all.map { number in
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler { [unowned self] in end(.success(())) }
        return source
      }
      for source in sources { source.activate() }
      makeRound()
    }
    ended.wait()
    try queue.sync {
      // From here on nothing happens any more, and nobody finds the socket.
      for source in sources { source.cancel() }
      clients = [:]
      listener.remove()
      return ending
    }?.get()
  }

  private var sources: [any DispatchSourceProtocol] { [newcomers, round, timer] + signals }

  private func end(_ result: Result<Void, any Error>) {
    guard ending == nil else { return }
    ending = result
    ended.signal()
  }

  // MARK: Rounds

  private func makeRound() {
    guard ending == nil else { return }
    let gathered = arrivals
    arrivals = []
    let deliveries: [Exchange.Delivery]
    do {
      deliveries = try exchange.handle(gathered, at: clock())
    } catch {
      return end(.failure(error))
    }
    for delivery in deliveries { clients[delivery.to]?.add(delivery.message) }
    for connection in Set(deliveries.map(\.to)).sorted() { clients[connection]?.write() }
    for connection in exchange.silent { clients[connection]?.close() }
    setTimer()
  }

  private func setTimer() {
    let next = exchange.nextDeadline
    guard next != due else { return }
    due = next
    guard let next else { return timer.schedule(wallDeadline: .distantFuture) }
    let wait = max(0, next.milliseconds - clock().milliseconds)
    timer.schedule(wallDeadline: .now() + .milliseconds(Int(wait)), leeway: .milliseconds(1))
  }

  // MARK: Clients

  private func acceptClients() {
    while let socket = listener.accept() {
      let connection = nextConnection
      nextConnection += 1
      clients[connection] = ClientLine(socket, queue: queue) { [unowned self] news in
        switch news {
        case .lines(let lines): arrivals += lines.map { .line(connection, $0) }
        case .closed:
          clients[connection] = nil
          arrivals.append(.closed(connection))
        }
        round.add(data: 1)
      }
    }
  }
}
