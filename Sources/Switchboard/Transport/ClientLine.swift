internal import Dispatch

/// The connection of one client, as the server sees it: whole lines come in, whole lines go out.
///
/// All of it happens on the server's queue.
final class ClientLine {
  enum News {
    /// At least one.
    case lines([[UInt8]])
    /// A whole frame; the client sends none before it is answered.
    case frame([UInt8])
    /// The client is gone, or was cut off; nothing more comes of it.
    case closed
  }

  /// Open until the last source that watches it is done with it.
  private final class Descriptor {
    let socket: LocalSocket
    private var sources = 0

    init(_ socket: LocalSocket) { self.socket = socket }

    func activate(_ source: any DispatchSourceProtocol) {
      sources += 1
      source.setCancelHandler { [self] in
        sources -= 1
        if sources == 0 { socket.close() }
      }
      source.activate()
    }
  }

  private let descriptor: Descriptor
  private let queue: DispatchQueue
  private let reading: any DispatchSourceRead
  /// Only while there is something to send that didn't fit.
  private var writing: (any DispatchSourceWrite)?
  private let mayRead: () -> Bool
  private let tell: (News) -> Void
  private var lines = LineBuffer()
  /// Whether the client has said anything, by whose first byte it is known how it talks.
  private var hasBegun = false
  /// Of a client that talks in frames; `nil` of one that talks in lines.
  private var frames: FrameBuffer?
  /// Whether a frame waits for its answer.
  private var isAsking = false
  private var unsent: [UInt8] = []
  private var isClosed = false
  /// Whether nothing is read until it is told to listen again.
  private var isPaused = false

  /// So many pieces, a mebibyte in all, are read of one client before it is another's turn.
  private static let mostAtOnce = 128
  /// More than this unsent means that a client doesn't read; it is cut off.
  private static let mostUnsent = 4 << 20

  /// - Parameter mayRead: asked before anything is read; after a no it reads nothing until `listen`.
  init(
    _ socket: LocalSocket, queue: DispatchQueue, mayRead: @escaping () -> Bool,
    tell: @escaping (News) -> Void
  ) {
    descriptor = Descriptor(socket)
    self.queue = queue
    self.mayRead = mayRead
    self.tell = tell
    reading = DispatchSource.makeReadSource(fileDescriptor: socket.descriptor, queue: queue)
    reading.setEventHandler { [unowned self] in read() }
    descriptor.activate(reading)
  }

  deinit {
    stopReading()
    stopWriting()
  }

  // MARK: What comes in

  /// Reads until nothing is there, or it is another client's turn.
  ///
  /// Of a client that says something and is gone, Dispatch tells once: what isn't read then, the
  /// end among it, is never told again. So more is read than the buffer of such a one can hold.
  private func read() {
    for _ in 0..<Self.mostAtOnce {
      guard mayRead() else { return pause() }
      switch descriptor.socket.receive() {
      case .bytes(let bytes): take(bytes)
      case .nothing: return
      case .closed: close()
      }
      if isClosed { return }
    }
  }

  private func pause() {
    isPaused = true
    reading.suspend()
  }

  /// Goes on with a client that wasn't read for a while.
  func listen() {
    guard isPaused else { return }
    isPaused = false
    reading.resume()
    // Of one that is gone Dispatch has told already.
    read()
  }

  private func stopReading() {
    // Dispatch lets go of no source that is suspended.
    if isPaused { reading.resume() }
    isPaused = false
    reading.cancel()
  }

  private func take(_ bytes: [UInt8]) {
    if !hasBegun, let first = bytes.first {
      hasBegun = true
      if FrameBuffer.begins(with: first) { frames = FrameBuffer() }
    }
    if frames != nil { return takeFrame(bytes) }
    var whole: [[UInt8]] = []
    var isOpen = lines.append(bytes)
    while isOpen, let line = lines.next() {
      isOpen = line.count <= LineBuffer.longestLine
      if isOpen { whole.append(line) }
    }
    if !whole.isEmpty { tell(.lines(whole)) }
    if !isOpen || lines.isOverlong { close() }
  }

  private func takeFrame(_ bytes: [UInt8]) {
    // Who doesn't wait for the answer could fill the memory with questions.
    if isAsking { return close() }
    switch frames?.take(bytes) {
    case .frame(let frame):
      isAsking = true
      tell(.frame(frame))
    case .none, .unfinished: break
    case .unreadable: close()
    }
  }

  /// Cuts the client off.
  func close() {
    isClosed = true
    unsent = []
    stopReading()
    stopWriting()
    tell(.closed)
  }

  // MARK: What goes out

  /// Adds a message to what goes out with the next `write`.
  func add(_ message: ServerMessage) { unsent += Array((message.line + "\n").utf8) }

  /// Adds the answer to a frame.
  func add(frame: [UInt8]) {
    isAsking = false
    unsent += FrameBuffer.framed(frame)
  }

  /// Sends as much as fits, and the rest when there is room.
  func write() {
    var sent = 0
    while sent < unsent.count {
      guard let more = descriptor.socket.send(unsent[sent...]) else {
        // Reading tells that it is gone.
        sent = unsent.count
        break
      }
      if more == 0 { break }
      sent += more
    }
    unsent.removeFirst(sent)
    if unsent.isEmpty {
      stopWriting()
    } else if unsent.count > (frames == nil ? Self.mostUnsent : FrameBuffer.longestAnswer + 4) {
      close()
    } else if writing == nil {
      let source = DispatchSource.makeWriteSource(
        fileDescriptor: descriptor.socket.descriptor, queue: queue)
      source.setEventHandler { [unowned self] in write() }
      descriptor.activate(source)
      writing = source
    }
  }

  private func stopWriting() {
    writing?.cancel()
    writing = nil
  }
}
