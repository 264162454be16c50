import Diagnostics
import FlowInterpreter
import Testing

/// Drives a machine through one call in virtual time, and keeps what happened.
struct PlayedCall {
  private(set) var machine: CallMachine
  private(set) var actions: [CallAction] = []
  private(set) var now = Duration.zero

  static let noon = "2026-11-11T12:00:00+08:00"

  /// - Parameter flows: texts of flows; the first one is called.
  init(
    _ flows: String..., at: String = noon, caller: Value = .record(["number": .text("13800138000")])
  ) throws {
    let sources = flows.map { text in
      let id = text.split(separator: "\"")[1]
      return SourceText(path: "\(id).json5", text: text)
    }
    let id = String(flows[0].split(separator: "\"")[1])
    let library = try FlowLibrary([id], in: FlowFolder(sources))
    let instant = try #require(Instant(at))
    machine = try #require(
      CallMachine(id, of: library, call: IncomingCall(id: "call-1", at: instant, caller: caller)))
    send(.begin)
  }

  /// Hands over an event now.
  mutating func send(_ event: CallEvent) { actions += machine.handle(event, at: now) }

  mutating func press(_ keys: String) { for key in keys { send(.key(key)) } }

  /// Lets time pass, with every deadline on the way.
  mutating func wait(_ duration: Duration) {
    let end = now + duration
    while let due = machine.deadline, due <= end {
      now = max(due, now)
      send(.timeReached)
    }
    now = end
  }

  /// Tells the machine of a moment, with none of the deadlines before it.
  mutating func jump(to moment: Duration) {
    now = moment
    send(.timeReached)
  }

  /// Lets prompts end until the call waits for somebody or is over.
  mutating func listen() {
    while let due = machine.playingUntil ?? (machine.waiting == .prompt ? machine.deadline : nil) {
      now = max(due, now)
      send(.timeReached)
    }
  }

  // MARK: What happened

  var heard: [String] {
    actions.compactMap { if case .play(let said) = $0 { said.text } else { nil } }
  }

  var path: [String] {
    actions.compactMap { if case .visit(let place) = $0 { place.pathName } else { nil } }
  }

  var ways: [Way] { actions.compactMap { if case .take(_, let way) = $0 { way } else { nil } } }

  var outcome: CallOutcome? { machine.outcome }
}
