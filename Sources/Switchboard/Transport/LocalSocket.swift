internal import Glibc

/// The operating system's calls on Unix-domain stream sockets, and the only place with pointers.
@safe
struct LocalSocket {
  let descriptor: Int32
  let path: String

  /// The longest path of a socket, in bytes.
  static let longestPath = 107

  private init(path: String) throws(SwitchboardError) {
    guard path.utf8.count <= Self.longestPath else {
      throw .pathTooLong(path: path, limit: Self.longestPath)
    }
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Self.failure("opening a socket", path) }
  }

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// Files that a process needs beside its connections, twice over: a server that has none left
  /// for the journal of its database must end.
  private static let spareFiles = 32

  /// Lets the process have as many files as the system allows it.
  /// - Returns: how many of them may be connections.
  static func allowManyConnections() -> Int {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard unsafe getrlimit(resource, &limit) == 0 else { return .max }
    let before = limit.rlim_cur
    limit.rlim_cur = limit.rlim_max
    let files = unsafe setrlimit(resource, &limit) == 0 ? limit.rlim_max : before
    return max(1, Int(clamping: files) - spareFiles)
  }

  // MARK: Servers

  /// Listens at a path for whoever can reach it: who they are is asked of the operating system, not
  /// told by them.
  ///
  /// It takes the place of a socket that nobody listens at any more, as a killed process leaves it.
  /// - Throws: `SwitchboardError`, `taken` and `notASocket` among them: what else is there, stays.
  static func listening(at path: String) throws(SwitchboardError) -> LocalSocket {
    try removeStale(path)
    let socket = try LocalSocket(path: path)
    // Any account may connect; what it may do is decided by `peer`.
    let mask = umask(0o111)
    defer { _ = umask(mask) }
    let bound = unsafe socket.withAddress { address, length in
      unsafe Glibc.bind(socket.descriptor, address, length)
    }
    guard bound == 0 else { throw failure("binding", path) }
    guard listen(socket.descriptor, 1_024) == 0 else { throw failure("listening", path) }
    socket.stopBlocking()
    return socket
  }

  private static func removeStale(_ path: String) throws(SwitchboardError) {
    guard let kind = kind(of: path) else { return }
    guard kind == S_IFSOCK else { throw .notASocket(path: path) }
    let probe = try LocalSocket(path: path)
    defer { probe.close() }
    // One with a full row of newcomers doesn't keep this one waiting.
    probe.stopBlocking()
    guard probe.connect() != 0, errno == ECONNREFUSED else { throw .taken(path: path) }
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw failure("removing", path) }
  }

  /// The bits of `S_IFMT` of what is there; `nil` for nothing.
  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return unsafe lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Whether something is there, or may be where this account can't look.
  private static func isThere(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR)
  }

  /// Takes the socket away, so that nobody finds it any more.
  func leave() { if Self.kind(of: path) == S_IFSOCK { _ = unsafe unlink(path) } }

  enum Accepted {
    case client(LocalSocket)
    /// None waits.
    case nobody
    /// The system has nothing left for another connection, and the client waits on.
    case nothingLeft
  }

  /// Takes the next client.
  func accept() -> Accepted {
    while true {
      let client = Glibc.accept(descriptor, nil, nil)
      if client >= 0 {
        let socket = LocalSocket(descriptor: client, path: path)
        _ = fcntl(client, F_SETFD, FD_CLOEXEC)
        socket.stopBlocking()
        return .client(socket)
      }
      switch errno {
      // Interrupted, or the client has left before its turn.
      case EINTR, ECONNABORTED: continue
      case EAGAIN: return .nobody
      default: return .nothingLeft
      }
    }
  }

  /// The account at the other end, as the operating system knew it when it connected; `nil` if it
  /// doesn't tell.
  func peer() -> UInt32? {
    // `struct ucred` of unix(7): process, user and group, 32 bits each.
    var credentials: [UInt32] = [0, 0, 0]
    var size = socklen_t(credentials.count * MemoryLayout<UInt32>.size)
    let isTold = unsafe credentials.withUnsafeMutableBytes { buffer in
      unsafe getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, buffer.baseAddress, &size) == 0
    }
    return isTold && size == 12 ? credentials[1] : nil
  }

  // MARK: Clients

  /// A connection to the socket of a database.
  ///
  /// - Throws: `SwitchboardError.notRunning` if nobody listens there, and what else is wrong: a program
  ///   of another account than the database's is told nothing.
  static func connected(toDeskOf database: String) throws(SwitchboardError) -> LocalSocket {
    let path = SwitchboardServer.socketPath(ofDatabase: database)
    // Where there is none, nobody has to know how long its path may be.
    if !isThere(path) { throw .notRunning(path: path) }
    let socket = try LocalSocket(path: path)
    do throws(SwitchboardError) {
      if let kind = kind(of: path), kind != S_IFSOCK { throw .notASocket(path: path) }
      socket.boundSending()
      if socket.connect() != 0 { throw refusal(errno, path) }
      var status = stat()
      if unsafe stat(database, &status) == 0, let peer = socket.peer(), peer != status.st_uid {
        throw .ofAnother(path: path, account: peer)
      }
    } catch {
      socket.close()
      throw error
    }
    return socket
  }

  private static func refusal(_ code: Int32, _ path: String) -> SwitchboardError {
    switch code {
    case ENOENT, ENOTDIR, ECONNREFUSED: .notRunning(path: path)
    case EACCES, EPERM: .outOfReach(path: path)
    case EAGAIN: .silent(path: path, seconds: longestSilence)
    case EPROTOTYPE: .foreign(path: path)
    default: .system("connecting", path: path, code: code)
    }
  }

  /// How long a program that listens may be silent before it is taken for no desk, in seconds; one
  /// whose machine has much to do answers late.
  static let longestSilence = 30

  /// Has no connecting or sending wait longer than that at once.
  private func boundSending() {
    var limit = timeval(tv_sec: Self.longestSilence, tv_usec: 0)
    _ = unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  private func connect() -> Int32 {
    unsafe withAddress { address, length in unsafe Glibc.connect(descriptor, address, length) }
  }

  /// Whether something is there to be received, or the other side is gone, before a moment.
  func hasNews(before deadline: ContinuousClock.Instant) -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
      guard left > 0 else { return false }
      let found = unsafe Glibc.poll(&poll, 1, Int32(clamping: Int(left.rounded(.up))))
      if found > 0 { return true }
      if found < 0, errno != EINTR { return false }
    }
  }

  // MARK: Bytes

  enum Received {
    case bytes([UInt8])
    /// Nothing is there yet.
    case nothing
    case closed
  }

  /// How many bytes are received at once; most messages have a hundred.
  private static let piece = 8 << 10

  func receive() -> Received {
    var result = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.piece) { buffer, count in
      result = unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0)
      count = max(0, result)
    }
    if result > 0 { return .bytes(bytes) }
    return result < 0 && (errno == EAGAIN || errno == EINTR) ? .nothing : .closed
  }

  /// Sends as much as fits.
  /// - Returns: how many bytes went; `nil` if the other side is gone.
  func send(_ bytes: ArraySlice<UInt8>) -> Int? {
    let sent = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
    }
    if sent >= 0 { return sent }
    return errno == EAGAIN || errno == EINTR ? 0 : nil
  }

  func close() { _ = Glibc.close(descriptor) }

  /// Ends both directions, so that a thread that reads from it wakes up.
  func shutDown() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

  private func stopBlocking() {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
  }

  private func withAddress(
    _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  private static func failure(_ action: String, _ path: String) -> SwitchboardError {
    .system(action, path: path, code: errno)
  }
}
