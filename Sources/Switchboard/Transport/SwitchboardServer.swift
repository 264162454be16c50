package import Diagnostics
internal import Dispatch
internal import Glibc

/// Runs an exchange on the wall clock, however that is set, for clients of a Unix-domain socket.
///
/// One serial queue owns exchange, store and clients. What clients send is only gathered when it
/// comes, and a *round* is asked for: the exchange makes one transaction of all that is there, and
/// only then it is answered. Asking twice for a round makes one of it, so whatever comes in during
/// a commit goes into the next one. A timer makes a round when something is due. What other accounts
/// send is taken in by rounds of a little each (`WaitingArrivals`).
///
/// It needs no orderly end. Whatever was acknowledged is in the database; the lock goes with the
/// process, and the next one takes the socket's place. A signal ends it between two rounds.
package final class SwitchboardServer {
  private let lock: FileLock
  private let listener: LocalSocket
  private let exchange: Exchange
  private var clock: WallClock
  private let queue = DispatchQueue(label: "switchboard")
  private let ended = DispatchSemaphore(value: 0)
  private var ending: Result<Void, any Error>?

  private let newcomers: any DispatchSourceRead
  /// Fires when newcomers are looked at again after there was no room for them.
  private let resumption: any DispatchSourceTimer
  private let round: any DispatchSourceUserDataAdd
  /// Says that frames are answered.
  private let answered: any DispatchSourceUserDataAdd
  private let workers: FrameWorkers
  private let timer: any DispatchSourceTimer
  /// The signals that end it.
  private let held: [Int32]
  private var signals: [any DispatchSourceSignal] = []
  /// When the timer makes a round.
  private var due: Instant?

  private var clients: [Exchange.Connection: ClientLine] = [:]
  private var nextConnection = 1
  /// How many connections accounts have that are neither this process's nor the superuser's.
  private var guests: [UInt32: Int] = [:]
  private var arrivals = WaitingArrivals()
  /// The clients of guests that aren't listened to until a round has taken in what is there of them.
  private var unheard: [UInt32: [Exchange.Connection]] = [:]

  /// How many clients it takes; the others wait before the door.
  private let mostClients: Int
  private var isPaused = false
  /// Told when somebody waits to be connected for the first time.
  private var tellFull: ((_ clients: Int) -> Void)?

  /// How long newcomers are left alone when there is no room for them.
  private static let pause = DispatchTimeInterval.milliseconds(250)

  /// So many connections another account may have, lest one of them leave none for the others.
  private static let mostOfGuest = 100

  /// After so many newcomers others have their turn.
  private static let mostNewcomersAtOnce = 64

  /// As many as keep two cores busy: they wait for the disk more than they work.
  private static let workers = 4

  /// The clock is looked at after this at the latest, while something is to happen.
  private static let longestSleep = Duration.seconds(60)

  /// How long the answer to a frame may be, in bytes.
  package static let longestAnswer = FrameBuffer.longestAnswer

  /// The socket of a database.
  package static func socketPath(ofDatabase path: String) -> String { path + ".switchboard" }

  /// Takes the queue of a database, and listens.
  ///
  /// - Parameters:
  ///   - tellFull: told once, with the number of clients, when the system lets it have no more;
  ///     those who come then are served when others have left.
  ///   - answering: made on each of some threads, for what answers the frames of clients there.
  ///   - exchange: made once the queue is this process's alone.
  /// - Throws: `SwitchboardError`, or what making the exchange throws.
  package init(
    database path: String, clock: WallClock,
    tellFull: @escaping (_ clients: Int) -> Void,
    answering: @escaping @Sendable () -> FrameAnswering, exchange: () throws -> Exchange
  ) throws {
    held = EndingSignal.hold()
    let socket = Self.socketPath(ofDatabase: path)
    lock = try FileLock(database: path)
    self.exchange = try exchange()
    self.clock = clock
    self.tellFull = tellFull
    mostClients = LocalSocket.allowManyConnections()
    listener = try LocalSocket.listening(at: socket)
    newcomers = DispatchSource.makeReadSource(fileDescriptor: listener.descriptor, queue: queue)
    resumption = DispatchSource.makeTimerSource(queue: queue)
    round = DispatchSource.makeUserDataAddSource(queue: queue)
    // Adding to a source is made for being done on any thread, though its type doesn't say so.
    nonisolated(unsafe) let answered = DispatchSource.makeUserDataAddSource(queue: queue)
    unsafe self.answered = answered
    workers = FrameWorkers(count: Self.workers, answering) { unsafe answered.add(data: 1) }
    timer = DispatchSource.makeTimerSource(queue: queue)
  }

  /// What of the queue could not be taken up, by table, id and column.
  package var damaged: [Wording] { exchange.damaged }

  /// Serves until the process is asked to end by a signal.
  /// - Parameter serving: called once it does, and ends in order when it is asked to.
  /// - Throws: what the database refused; nothing of that round was acknowledged.
  package func run(serving: () -> Void) throws {
    queue.sync {
      newcomers.setEventHandler { [unowned self] in acceptClients() }
      resumption.setEventHandler { [unowned self] in resumeAccepting() }
      round.setEventHandler { [unowned self] in makeRound() }
      answered.setEventHandler { [unowned self] in sendAnswers() }
      timer.setEventHandler { [unowned self] in
        // It fires once; should the clock say a moment earlier, it is set again.
        due = nil
        makeRound()
      }
      signals = held.map { number in
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler { [unowned self] in end(.success(())) }
        return source
      }
      for source in sources { source.activate() }
      makeRound()
    }
    serving()
    ended.wait()
    try queue.sync {
      // From here on nothing happens any more, and nobody finds the socket. Dispatch lets go of no
      // source that is suspended.
      resumeAccepting()
      for source in sources { source.cancel() }
      clients = [:]
      listener.leave()
      return ending
    }?.get()
  }

  private var sources: [any DispatchSourceProtocol] {
    [newcomers, resumption, round, answered, timer] + signals
  }

  private func end(_ result: Result<Void, any Error>) {
    guard ending == nil else { return }
    ending = result
    ended.signal()
  }

  // MARK: Rounds

  private func makeRound() {
    guard ending == nil else { return }
    let gathered = arrivals.takeRound()
    let deliveries: [Exchange.Delivery]
    do {
      let (now, step) = clock.tell()
      // The timer was set by the clock as it was.
      if step != .zero { due = nil }
      deliveries = try exchange.handle(gathered, at: now, clockSetBy: step)
    } catch {
      return end(.failure(error))
    }
    for delivery in deliveries { clients[delivery.to]?.add(delivery.message) }
    for connection in Set(deliveries.map(\.to)).sorted() { clients[connection]?.write() }
    for connection in exchange.cutOff { clients[connection]?.close() }
    setTimer()
    let heardAgain = unheard.filter { !arrivals.isFull(of: $0.key) }
    for (guest, connections) in heardAgain {
      unheard[guest] = nil
      for connection in connections { clients[connection]?.listen() }
    }
    if !arrivals.isEmpty { round.add(data: 1) }
  }

  private func setTimer() {
    let next = exchange.nextDeadline
    guard next != due else { return }
    due = next
    guard let next else { return timer.schedule(deadline: .distantFuture) }
    // What is due at a time of day is due sooner if the clock is set forward meanwhile.
    let wait = min(max(.zero, next - clock.now), Self.longestSleep)
    timer.schedule(
      deadline: .now() + .milliseconds(Int(wait.wholeMilliseconds)), leeway: .milliseconds(1))
  }

  // MARK: Clients

  private func acceptClients() {
    guard clients.count < mostClients else { return pauseAccepting() }
    for _ in 0..<min(mostClients - clients.count, Self.mostNewcomersAtOnce) {
      switch listener.accept() {
      case .client(let socket): add(socket)
      case .nobody: return
      case .nothingLeft: return pauseAccepting()
      }
    }
  }

  private func add(_ socket: LocalSocket) {
    // Of whom nothing is known, nothing is heard.
    guard let account = socket.peer() else { return socket.close() }
    let guest = account != 0 && account != geteuid() ? account : nil
    if let guest {
      guard guests[guest, default: 0] < Self.mostOfGuest, !arrivals.isFull(of: guest) else {
        return socket.close()
      }
      guests[guest, default: 0] += 1
    }
    let connection = nextConnection
    nextConnection += 1
    arrivals.add(.opened(connection, account: account), of: guest)
    clients[connection] = ClientLine(socket, queue: queue) { [unowned self] in
      guard let guest, arrivals.isFull(of: guest) else { return true }
      unheard[guest, default: []].append(connection)
      return false
    } tell: { [unowned self] news in
      switch news {
      case .lines(let lines):
        for line in lines { arrivals.add(.line(connection, line), of: guest) }
      case .frame(let frame):
        return workers.ask(frame, of: account, isGuest: guest != nil, from: connection)
      case .closed:
        clients[connection] = nil
        if let guest { guests[guest] = guests[guest].flatMap { $0 > 1 ? $0 - 1 : nil } }
        arrivals.add(.closed(connection), of: guest)
      }
      round.add(data: 1)
    }
  }

  private func sendAnswers() {
    for (connection, frame) in workers.take() {
      clients[connection]?.add(frame: frame)
      clients[connection]?.write()
    }
  }

  /// Leaves those who wait before the door alone for a while: Dispatch would tell of them again and
  /// again.
  private func pauseAccepting() {
    isPaused = true
    newcomers.suspend()
    resumption.schedule(deadline: .now() + Self.pause)
    tellFull?(clients.count)
    tellFull = nil
  }

  private func resumeAccepting() {
    guard isPaused else { return }
    isPaused = false
    newcomers.resume()
  }
}
