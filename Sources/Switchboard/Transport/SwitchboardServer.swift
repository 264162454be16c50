internal import CallerProfiles
package import Diagnostics
internal import Glibc

/// Runs an exchange on the wall clock for clients of a Unix-domain socket, on one thread.
///
/// Each round waits until something comes or is due, takes in all that is there, has the exchange
/// make one transaction of it, and only then answers: whatever comes in during a commit goes into
/// the next one. A loop of its own rather than Dispatch sources, because the rounds are what makes
/// the commits few, and because the store belongs to one thread.
///
/// It needs no orderly end. Whatever was acknowledged is in the database; the lock goes with the
/// process, and the next one takes the socket's place.
@safe
package final class SwitchboardServer {
  private struct Client {
    let socket: LocalSocket
    var lines = LineBuffer()
    var unsent: [UInt8] = []
  }

  private let lock: FileLock
  private let listener: LocalSocket
  private let exchange: Exchange
  private let clock: () -> Instant
  private var clients: [Exchange.Connection: Client] = [:]
  private var nextConnection = 1

  /// More than this unsent means that a client doesn't read; it is cut off.
  private static let mostUnsent = 4 << 20
  /// However far the next deadline is, the wall clock is looked at this often, in milliseconds.
  private static let longestSleep: Int64 = 1_000

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
    lock = try FileLock(path: socket + ".lock")
    self.exchange = try exchange()
    self.clock = clock
    LocalSocket.allowManyConnections()
    listener = try LocalSocket.listening(at: socket)
  }

  /// Serves until the process ends.
  /// - Throws: what the database refused; nothing of that round was acknowledged.
  package func run() throws -> Never {
    while true {
      let ready = waitForSomething()
      var arrivals: [Exchange.Arrival] = []
      for connection in ready { read(connection, into: &arrivals) }
      let deliveries = try exchange.handle(arrivals, at: clock())
      for delivery in deliveries {
        guard clients[delivery.to] != nil else { continue }
        clients[delivery.to]?.unsent += Array((delivery.message.line + "\n").utf8)
      }
      for connection in Set(deliveries.map(\.to)).sorted() { write(connection) }
    }
  }

  /// Sleeps until a client sends something or something is due.
  /// - Returns: whose bytes are there, in the order in which they connected.
  private func waitForSomething() -> [Exchange.Connection] {
    var sleep = Self.longestSleep
    if let deadline = exchange.nextDeadline {
      sleep = max(0, min(sleep, deadline.milliseconds - clock().milliseconds))
    }
    let connections = clients.keys.sorted()
    var polled = [pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0)]
    polled += connections.map { connection in
      let wantsToWrite = clients[connection]?.unsent.isEmpty == false
      return pollfd(
        fd: clients[connection]?.socket.descriptor ?? -1,
        events: Int16(POLLIN | (wantsToWrite ? POLLOUT : 0)), revents: 0)
    }
    _ = unsafe poll(&polled, nfds_t(polled.count), Int32(sleep))
    if polled[0].revents != 0 { acceptClients() }
    var ready: [Exchange.Connection] = []
    for (connection, state) in zip(connections, polled.dropFirst()) where state.revents != 0 {
      if state.revents & Int16(POLLOUT) != 0 { write(connection) }
      if state.revents & ~Int16(POLLOUT) != 0 { ready.append(connection) }
    }
    return ready
  }

  private func acceptClients() {
    while let socket = listener.accept() {
      clients[nextConnection] = Client(socket: socket)
      nextConnection += 1
    }
  }

  private func read(_ connection: Exchange.Connection, into arrivals: inout [Exchange.Arrival]) {
    guard var client = clients.removeValue(forKey: connection) else { return }
    var isOpen = true
    switch client.socket.receive() {
    case .bytes(let bytes):
      isOpen = client.lines.append(bytes)
      while let line = client.lines.next() {
        guard line.count <= LineBuffer.longestLine else {
          isOpen = false
          break
        }
        arrivals.append(.line(connection, line))
      }
      if client.lines.isOverlong { isOpen = false }
    case .nothing: break
    case .closed: isOpen = false
    }
    if isOpen {
      clients[connection] = client
    } else {
      client.socket.close()
      arrivals.append(.closed(connection))
    }
  }

  private func write(_ connection: Exchange.Connection) {
    guard var client = clients.removeValue(forKey: connection) else { return }
    while !client.unsent.isEmpty {
      guard let sent = client.socket.send(client.unsent[...]) else {
        // Reading tells that it is gone.
        client.unsent = []
        break
      }
      if sent == 0 { break }
      client.unsent.removeFirst(sent)
    }
    if client.unsent.count > Self.mostUnsent {
      client.unsent = []
      client.socket.shutDown()
    }
    clients[connection] = client
  }
}
