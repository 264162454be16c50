import CallerProfiles
import Diagnostics
import Foundation
import Switchboard
import Synchronization

// What one switchboard holds: so many agents on connections of their own, calls at an even rate,
// every pickup with its screen-pop from the database. It starts `hotline switchboard` beside itself
// as a process, speaks its protocol, and prints how long each step took. Run it in release:
//
//     swift build -c release --product hotline
//     swift run -c release switchboard-benchmark --agents 500 --rate 100 --seconds 30
//
// It fails if a call was lost or answered twice, or the pop came too late.

let limitMilliseconds = 50.0
let callers = 2_000

struct Times {
  private var values: [Double] = []

  var count: Int { values.count }

  mutating func add(_ milliseconds: Double) { values.append(milliseconds) }

  func quantile(_ share: Double) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }

  func row(_ name: String) -> String {
    let figures = [0.5, 0.9, 0.99, 1].map { String(format: "%9.2f", quantile($0)) }
    return name.padding(toLength: 34, withPad: " ", startingAt: 0) + figures.joined()
  }
}

struct Results {
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

let results = Mutex(Results())
let clock = ContinuousClock()

func milliseconds(since moment: ContinuousClock.Instant) -> Double {
  moment.duration(to: clock.now).inSeconds * 1_000
}

func number(_ index: Int) -> String { String(13_000_000_000 + index) }

func option(_ name: String, _ usual: Int) -> Int {
  let words = CommandLine.arguments
  guard let place = words.firstIndex(of: "--\(name)"), words.indices.contains(place + 1),
    let value = Int(words[place + 1]), value > 0
  else { return usual }
  return value
}

let agentCount = option("agents", 500)
let rate = option("rate", 100)
let seconds = option("seconds", 30)
let talkSeconds = 2.0
let wrapUpSeconds = 1.0

// MARK: The house

let folder = FileManager.default.temporaryDirectory.appending(path: "switchboard-\(UUID())")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
let database = folder.path + "/load.db"
let keyFile = KeyFile(path: database + ".key")

func now() -> Instant {
  Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000), offset: 28_800)
}

func prepareDatabase() throws {
  try ProfileStore.create(path: database, keyFile: keyFile, at: now())
  let store = try ProfileStore(path: database, keyFile: keyFile)
  try store.connection.write {
    for index in 0..<callers {
      let facts = CallerFacts(
        number: PhoneNumber(number(index)), name: ClearText("客户\(index)", .name))
      let caller = try store.save(facts, at: now()).caller
      for item in 0..<10 {
        var order = Order(id: "O\(index)-\(item)", callerID: caller)
        order.product = "点卡"
        order.status = .delivered
        order.placedAt = now()
        _ = try store.save(order, account: nil)
      }
    }
  }
}

try prepareDatabase()
let scenario = """
  { scenario: "load", lasts: "1h",
    callTypes: { a: { arrivals: { perHour: 1 }, queue: "front", handling: "2s" } },
    queues: { front: { pools: ["front"], within: "20s" } },
    pools: { front: { agents: \(agentCount), skills: ["front"] } } }
  """
try scenario.write(toFile: folder.path + "/load.json5", atomically: true, encoding: .utf8)

let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
let switchboard = Process()
switchboard.executableURL = URL(fileURLWithPath: own).deletingLastPathComponent()
  .appending(path: "hotline")
switchboard.arguments = [
  "switchboard", "--db", database, "--scenario", folder.path + "/load.json5",
]
switchboard.standardOutput = FileHandle.nullDevice
try switchboard.run()
defer { switchboard.terminate() }

func connected() throws -> SwitchboardClient {
  for _ in 0..<100 {
    if let client = try? SwitchboardClient(database: database) { return client }
    Thread.sleep(forTimeInterval: 0.05)
  }
  return try SwitchboardClient(database: database)
}

/// Runs something on a thread of its own, with a stack small enough for a thousand of them.
func detach(_ body: @escaping @Sendable () -> Void) {
  let thread = Thread(block: body)
  thread.stackSize = 512 << 10
  thread.start()
}

// MARK: Agents

/// What an agent's terminal does at pickup: reads who calls, as its database tells it.
func pop(_ store: ProfileStore, _ call: String) throws {
  guard let number = try LiveStore(store).number(ofCall: call) else { return }
  _ = try store.popView(of: number, call: call, at: now())
}

func work(_ id: String, _ client: SwitchboardClient) throws {
  let store = try ProfileStore(path: database, keyFile: keyFile)
  client.send(.logOn(agent: id, pool: "front"))
  client.send(.ready)
  while let message = client.next() {
    switch message {
    case .offer(let offer):
      results.withLock { all in
        if offer.waitedSeconds < 0.001, let joined = all.joinedAt[offer.call] {
          all.ring.add(milliseconds(since: joined))
        }
        all.takenAt[offer.call] = clock.now
      }
      client.send(.accept(call: offer.call))
    case .connected(let call):
      try pop(store, call)
      results.withLock { all in
        if let taken = all.takenAt[call] { all.pop.add(milliseconds(since: taken)) }
        all.agentsOf[call, default: []].insert(id)
      }
      Thread.sleep(forTimeInterval: talkSeconds)
      client.send(.finish(disposition: "solved"))
    case .wrapUp:
      Thread.sleep(forTimeInterval: wrapUpSeconds)
      client.send(.done)
    case .refused(_, let code): results.withLock { $0.problems.append("agent \(id): \(code)") }
    default: break
    }
  }
}

let agents = try (0..<agentCount).map { _ in try connected() }
for (index, client) in agents.enumerated() {
  detach {
    do {
      try work("A\(index)", client)
    } catch {
      results.withLock { $0.problems.append("agent A\(index): \(error)") }
    }
  }
}
// A terminal says now and then that it is there.
detach {
  while true {
    for client in agents { client.send(.alive) }
    Thread.sleep(forTimeInterval: 2)
  }
}
Thread.sleep(forTimeInterval: 2)

// MARK: Callers

let lines = Mutex<[SwitchboardClient]>([])

func call(_ index: Int) {
  let id = "load-\(index)"
  guard let client = lines.withLock({ $0.popLast() }) ?? (try? connected()) else { return }
  var joining = ClientMessage.Joining(call: id, number: number(index % callers), queue: "front")
  joining.flow = "hotline"
  joining.path = ["welcome", "main", "to-agent"]
  results.withLock { $0.joinedAt[id] = clock.now }
  client.send(.join(joining))
  while let message = client.next() {
    switch message {
    case .answered:
      results.withLock { all in
        all.answered += 1
        if let taken = all.takenAt[id] { all.answer.add(milliseconds(since: taken)) }
      }
    case .agentLeft:
      results.withLock { $0.finished += 1 }
      lines.withLock { $0.append(client) }
      return
    case .refused(_, let code): results.withLock { $0.problems.append("call \(id): \(code)") }
    default: break
    }
  }
}

let total = rate * seconds
let start = clock.now
for index in 0..<total {
  let due = start + .milliseconds(index * 1_000 / rate)
  let wait = clock.now.duration(to: due).inSeconds
  if wait > 0 { Thread.sleep(forTimeInterval: wait) }
  detach { call(index) }
}
let offeredIn = milliseconds(since: start) / 1_000
let limit = clock.now + .seconds(30)
while results.withLock({ $0.finished }) < total, clock.now < limit {
  Thread.sleep(forTimeInterval: 0.05)
}
let all = results.withLock { $0 }

// MARK: What came of it

let figure = String(format: "%.1f", Double(total) / offeredIn)
print("\(agentCount) agents, \(total) calls at \(figure) a second; milliseconds")
print("                                        p50      p90      p99      max")
print(all.ring.row("joining → ringing at a desk"))
print(all.pop.row("taking the call → its pop"))
print(all.answer.row("taking the call → the caller hears"))
let twice = all.agentsOf.values.count { $0.count > 1 }
let late = all.pop.quantile(0.99)
for problem in all.problems.prefix(5) { print(problem) }
print("answered \(all.answered), finished \(all.finished), answered twice \(twice)")
let holds = all.finished == total && twice == 0 && late < limitMilliseconds
print(holds ? "holds: pop within \(Int(limitMilliseconds)) ms (p99)" : "does not hold")
switchboard.terminate()
try? FileManager.default.removeItem(at: folder)
exit(holds ? 0 : 1)
