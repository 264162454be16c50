import AfterSales
import Foundation
import Switchboard
import Synchronization
import Testing

/// What the people of a kill test saw.
final class Sightings: Sendable {
  struct Seen {
    /// Who was told to be connected with whom.
    var agentsOf: [String: Set<String>] = [:]
    var joined: Set<String> = []
    var finished: Set<String> = []
    /// Whether callers should not ring again.
    var isOver = false
    /// Whether agents should go home.
    var isDone = false

    /// The calls that were taken in and are not over yet.
    var unfinished: Set<String> { joined.subtracting(finished) }
  }

  private let seen = Mutex(Seen())

  func note(_ change: (inout Seen) -> Void) { seen.withLock { change(&$0) } }
  var all: Seen { seen.withLock { $0 } }
}

/// A connection that is looked for again whenever it is gone, as terminals do.
struct PatientClient: ~Copyable {
  private let database: String
  private var client: SwitchboardClient?

  init(database: String) { self.database = database }

  mutating func connect(while isWanted: () -> Bool) -> SwitchboardClient? {
    client = nil
    while isWanted() {
      if let found = try? SwitchboardClient(database: database) {
        client = found
        return found
      }
      Thread.sleep(forTimeInterval: 0.01)
    }
    return nil
  }
}

/// Does something on a thread of its own, where errors go nowhere.
func recording(_ body: () throws -> Void) {
  do { try body() } catch { Issue.record(error) }
}

/// An agent who takes whatever rings, talks for some milliseconds, and is ready again.
func runAgent(
  _ id: String, pool: String, database: String, _ sightings: Sightings
) throws {
  var line = PatientClient(database: database)
  var isReady = false
  while let client = line.connect(while: { !sightings.all.isDone }) {
    client.send(.logOn(agent: id, pool: pool))
    while let message = try client.next() {
      switch message {
      case .desk(_, _, let phase):
        switch phase {
        case .notReady: client.send(.ready)
        case .offered(let call): client.send(.accept(call: call))
        case .talking(let call):
          sightings.note { $0.agentsOf[call, default: []].insert(id) }
          client.send(.finish(disposition: "solved"))
        case .wrappingUp: client.send(.done)
        case .idle, .ringing: break
        }
        isReady = true
      case .offer(let offer): client.send(.accept(call: offer.call))
      case .connected(let call):
        sightings.note { $0.agentsOf[call, default: []].insert(id) }
        Thread.sleep(forTimeInterval: 0.005)
        client.send(.finish(disposition: "solved"))
      case .wrapUp: client.send(.done)
      case .phase(.notReady): if isReady { client.send(.ready) }
      default: break
      }
    }
  }
}

/// A caller who rings again and again, and waits each time until the agent has hung up.
func runCaller(_ name: String, database: String, _ sightings: Sightings) throws {
  var line = PatientClient(database: database)
  var number = 0
  var isWaiting = false
  func call() -> String { "\(name)-\(number)" }
  while let client = line.connect(while: { !sightings.all.isOver || isWaiting }) {
    if isWaiting {
      client.send(.resume(call: call()))
    } else {
      client.send(LiveQueue.call(call(), number: nil), number: 1)
    }
    while let message = try client.next() {
      switch message {
      case .done(request: 1):
        sightings.note { $0.joined.insert(call()) }
        isWaiting = true
      case .agentLeft, .refused(_, .unknownCall), .refused(_, .callOver):
        // Not there after a crash: it was over, and only the news of it was lost.
        sightings.note { $0.finished.insert(call()) }
        isWaiting = false
        number += 1
        if sightings.all.isOver { return }
        client.send(LiveQueue.call(call(), number: nil), number: 1)
      case .line: isWaiting = true
      default: break
      }
    }
  }
}
