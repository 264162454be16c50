import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import ServiceDesk
import Switchboard
import Synchronization

/// What was seen of the calls of one run.
struct Sightings {
  /// From joining to ringing at a desk, for calls that found an idle agent.
  var ring = Times()
  /// From taking the call to its pop.
  var pop = Times()
  /// From taking the call to the caller's hearing it.
  var answer = Times()
  var agentsOf: [String: Set<String>] = [:]
  var takenAt: [String: ContinuousClock.Instant] = [:]
  var joinedAt: [String: ContinuousClock.Instant] = [:]
  var answered = 0
  var finished = 0
  var problems: [String] = []
}

/// Agents and callers, each a thread with a connection of its own, as terminals are.
final class Load: Sendable {
  /// How long agents talk and wrap up, in seconds.
  struct Handling {
    var talk = 0.0
    var wrapUp = 0.0
  }

  private let house: House
  private let agents: [SwitchboardClient]
  private let lines = Mutex<[SwitchboardClient]>([])
  private let handling = Mutex(Handling())
  private let seen = Mutex(Sightings())
  private let clock = ContinuousClock()

  init(_ house: House, agents count: Int) throws {
    self.house = house
    agents = try (0..<count).map { _ in try house.connect() }
    for (index, client) in agents.enumerated() {
      detach { [self] in
        do {
          try work("a\(index)", client)
        } catch {
          note { $0.problems.append("agent A\(index): \(error)") }
        }
      }
    }
    // Each terminal says every two seconds that it is there.
    detach { [self] in
      while true {
        for client in agents {
          client.send(.alive)
          Thread.sleep(forTimeInterval: 2 / Double(agents.count))
        }
      }
    }
  }

  /// Plays so many calls at an even rate, and waits until all are over.
  ///
  /// Agents are busy six tenths of the time, whatever the rate.
  func run(_ name: String, calls: Int, rate: Int) -> (seen: Sightings, perSecond: Double) {
    let share = Double(agents.count) / Double(rate)
    handling.withLock { $0 = Handling(talk: 0.4 * share, wrapUp: 0.2 * share) }
    note { $0 = Sightings() }
    let start = clock.now
    for index in 0..<calls {
      let due = start + .milliseconds(index * 1_000 / rate)
      let wait = clock.now.duration(to: due).inSeconds
      if wait > 0 { Thread.sleep(forTimeInterval: wait) }
      detach { [self] in
        do {
          try call("\(name)-\(index)", number: House.number(index % House.callers))
        } catch {
          note { $0.problems.append("call \(name)-\(index): \(error)") }
        }
      }
    }
    let offeredIn = milliseconds(since: start) / 1_000
    let limit = clock.now + .seconds(20)
    while seen.withLock({ $0.finished }) < calls, clock.now < limit {
      Thread.sleep(forTimeInterval: 0.05)
    }
    Thread.sleep(forTimeInterval: 0.2 * share)
    return (seen.withLock { $0 }, Double(calls) / offeredIn)
  }

  private func note(_ change: (inout Sightings) -> Void) { seen.withLock { change(&$0) } }

  private func milliseconds(since moment: ContinuousClock.Instant) -> Double {
    moment.duration(to: clock.now).inSeconds * 1_000
  }

  /// Runs something on a thread of its own, with a stack small enough for a thousand of them.
  private func detach(_ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.stackSize = 512 << 10
    thread.start()
  }

  // MARK: Agents

  private func work(_ id: String, _ client: SwitchboardClient) throws {
    let store = try house.store()
    var requests = 0
    func ask(_ message: ClientMessage) {
      requests += 1
      client.send(message, number: requests, session: id)
    }
    ask(.logOn(agent: id, pool: "front"))
    ask(.ready)
    while let message = try client.next() {
      switch message {
      case .offer(let offer):
        note { all in
          if offer.waitedSeconds < 0.001, let joined = all.joinedAt[offer.call] {
            all.ring.add(milliseconds(since: joined))
          }
          all.takenAt[offer.call] = clock.now
        }
        ask(.accept(call: offer.call))
      case .connected(let call):
        try pop(store, call)
        note { all in
          if let taken = all.takenAt[call] { all.pop.add(milliseconds(since: taken)) }
          all.agentsOf[call, default: []].insert(id)
        }
        Thread.sleep(forTimeInterval: handling.withLock { $0.talk })
        ask(.finish(disposition: "solved"))
      case .wrapUp:
        Thread.sleep(forTimeInterval: handling.withLock { $0.wrapUp })
        ask(.done)
      case .refused(_, let why): note { $0.problems.append("agent \(id): \(why)") }
      default: break
      }
    }
  }

  /// What an agent's terminal does at pickup: reads who calls, as its database tells it.
  private func pop(_ store: ProfileStore, _ call: String) throws {
    guard let number = try LiveQueueStore(store).number(ofCall: call) else { return }
    _ = try store.popView(of: number, call: call, at: House.now)
  }

  // MARK: Callers

  private func call(_ id: String, number: String) throws {
    guard let client = lines.withLock({ $0.popLast() }) ?? (try? house.connect()) else { return }
    var joining = ClientMessage.Joining(call: id, number: number, queue: "front")
    joining.flow = "hotline"
    joining.path = ["welcome", "main", "to-agent"]
    note { $0.joinedAt[id] = clock.now }
    client.send(.join(joining), number: 1, session: id)
    while let message = try client.next() {
      switch message {
      case .answered:
        note { all in
          all.answered += 1
          if let taken = all.takenAt[id] { all.answer.add(milliseconds(since: taken)) }
        }
      case .agentLeft:
        note { $0.finished += 1 }
        lines.withLock { $0.append(client) }
        return
      case .refused(_, let why): note { $0.problems.append("call \(id): \(why)") }
      default: break
      }
    }
  }
}
