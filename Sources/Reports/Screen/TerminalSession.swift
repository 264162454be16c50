internal import Dispatch
internal import Foundation
internal import Synchronization

/// A program that has the terminal to itself: single keys in, whole screens out.
///
/// The program is a function from events; it runs on the calling thread, one event after the other:
///
///     try TerminalSession.run(every: .milliseconds(100)) { event, screen in
///       if event == .key(.character("q")) { return .leave }
///       screen.show(["\(screen.columns) × \(screen.rows)"])
///       return .stay
///     }
///
/// The terminal is left as it was however the program ends: when it leaves, throws, or is stopped by
/// Ctrl-C, SIGTERM or SIGHUP (by which the process then ends, as ever). Ctrl-Z gives the terminal
/// back until the program is continued.
package enum TerminalSession {
  /// What the program is called for.
  package enum Event: Sendable, Equatable {
    /// The program has begun, the window has another size, or the program was continued.
    case resized
    case tick
    /// The bell was rung, once or more often.
    case bell
    case key(TerminalKey)
    /// Ctrl-C or Ctrl-Z was pressed while the program held such stops back (`TerminalScreen.holdsStops`).
    case held(Stop)
  }

  /// How somebody at the terminal wants the program to stop.
  package enum Stop: Sendable, Equatable {
    /// Ctrl-C, which ends it.
    case interrupt
    /// Ctrl-Z, which gives the terminal back until it is continued.
    case suspend
  }

  /// Whether the program goes on after an event.
  package enum Outcome: Sendable {
    case stay, leave
  }

  /// Standard input or output is no terminal.
  package struct NoTerminal: Error {}

  /// Whether standard input and output are a terminal.
  package static var hasTerminal: Bool { TerminalMode() != nil }

  /// Runs a program until it leaves.
  /// - Parameters:
  ///   - interval: how often there is a `tick`; a program that is behind gets one for several.
  ///   - bell: what other threads wake the program with.
  ///   - handle: gets each event, the first one being `resized`.
  /// - Throws: `NoTerminal`, or what `handle` throws.
  package static func run(
    every interval: Duration, bell: TerminalBell = TerminalBell(),
    _ handle: (Event, inout TerminalScreen) throws -> Outcome
  ) throws {
    guard var mode = TerminalMode() else { throw NoTerminal() }
    let inbox = bell.inbox
    let sources = inbox.sources(every: interval)
    defer {
      for source in sources { source.cancel() }
      for number in heldSignals { signal(number, SIG_DFL) }
    }
    var screen = TerminalScreen()
    mode.enter()
    defer { mode.leave() }
    var event: Event? = .resized
    while true {
      if let event {
        if event == .resized { screen.measure() }
        if try handle(event, &screen) == .leave { return }
      }
      switch inbox.next() {
      case .event(let next): event = next
      case .endOfInput: return
      case .signal(SIGWINCH): event = .resized
      case .signal(SIGINT) where screen.holdsStops: event = .held(.interrupt)
      case .signal(SIGTSTP) where screen.holdsStops: event = .held(.suspend)
      case .signal(SIGTSTP):
        mode.leave()
        kill(getpid(), SIGSTOP)
        event = nil
      case .signal(SIGCONT):
        mode.enter()
        event = .resized
      case .signal(let number):
        mode.leave()
        end(by: number)
      }
    }
  }

  /// The signals that a session answers itself.
  fileprivate static let heldSignals = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH,
  ]

  /// Ends the process by a signal that it has only held up.
  private static func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    var set = sigset_t()
    unsafe sigemptyset(&set)
    unsafe sigaddset(&set, number)
    unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(number)
    exit(128 + number)
  }
}

/// Wakes a session from another thread, because something is there to be shown.
package struct TerminalBell: Sendable {
  fileprivate let inbox = Inbox()

  package init() {}

  package func ring() { inbox.add(.event(.bell)) }
}

/// What has happened and has not been handled yet.
private final class Inbox: Sendable {
  enum Item: Equatable {
    case event(TerminalSession.Event)
    case signal(Int32)
    case endOfInput
  }

  private let items = Mutex<[Item]>([])
  private let arrived = DispatchSemaphore(value: 0)

  /// The next item, waited for.
  func next() -> Item {
    arrived.wait()
    return items.withLock { $0.removeFirst() }
  }

  func add(_ item: Item) {
    let isNew = items.withLock { items in
      if item == .event(.tick) || item == .event(.bell), items.contains(item) { return false }
      items.append(item)
      return true
    }
    if isNew { arrived.signal() }
  }

  /// What fills the inbox: a timer, the keyboard, and signals, which come here from now on.
  func sources(every interval: Duration) -> [any DispatchSourceProtocol] {
    let queue = DispatchQueue(label: "hotline.terminal")
    let timer = DispatchSource.makeTimerSource(queue: queue)
    let nanoseconds = Int(interval / .nanoseconds(1))
    timer.schedule(deadline: .now(), repeating: .nanoseconds(nanoseconds))
    timer.setEventHandler { self.add(.event(.tick)) }
    let keyboard = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO, queue: queue)
    let decoder = Mutex(TerminalKeyDecoder())
    keyboard.setEventHandler {
      var bytes = [UInt8](repeating: 0, count: 1_024)
      let count = unsafe read(STDIN_FILENO, &bytes, bytes.count)
      guard count > 0 else {
        if count == 0 || errno != EINTR { self.add(.endOfInput) }
        return
      }
      for key in decoder.withLock({ $0.keys(bytes.prefix(count)) }) { self.add(.event(.key(key))) }
    }
    let signals = TerminalSession.heldSignals.map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { self.add(.signal(number)) }
      return source
    }
    // Until a source is registered, which happens later, its signal would still end or stop the
    // process, with the terminal taken over.
    let registered = DispatchSemaphore(value: 0)
    for source in signals { source.setRegistrationHandler { registered.signal() } }
    let sources: [any DispatchSourceProtocol] = [timer, keyboard] + signals
    for source in sources { source.resume() }
    for _ in signals { registered.wait() }
    return sources
  }
}
