import AfterSales
import CallerProfiles
import Diagnostics
import EmergencyPlans
import Foundation
import QueueSimulator
import ServiceDesk
import Switchboard
import TestOutput

/// A live queue over a database in a folder of its own, with a clock that the test moves.
final class LiveQueue {
  private let files: TestFolder
  var folder: String { files.path }
  let plan: CentrePlan
  /// The emergency plans that it watches for.
  let plans: [EmergencyPlan]
  private(set) var exchange: Exchange
  private(set) var now = Instant(milliseconds: 1_794_369_600_000, offset: 28_800)
  /// What each client was told since it was last asked.
  private var told: [Int: [ServerMessage]] = [:]

  static let scenario = """
    { scenario: "small", lasts: "1h",
      callTypes: { a: { arrivals: { perHour: 1 }, queue: "recharge", handling: "2m" },
        b: { arrivals: { perHour: 1 }, queue: "technical", handling: "5m" } },
      queues: {
        recharge: { pools: ["front"], within: "20s",
          callback: { whenWaitExceeds: "150s", accepted: 1, ring: "15s", reached: 1, tries: 2 } },
        technical: { pools: ["experts"], maxWait: { after: "10m", to: "voicemail" } } },
      pools: { front: { agents: 1, skills: ["recharge"] },
        experts: { agents: 1, skills: ["technical"] } } }
    """

  init(
    ring: Double = 20, scenario: String = LiveQueue.scenario, calls: Int = 100_000,
    plans: [String] = []
  ) throws {
    files = try TestFolder()
    let folder = files.path
    var plan = CentrePlan(
      try ScenarioReader.read(SourceText(path: "small.json5", text: scenario)).scenario)
    plan.limits.ring = ring
    plan.limits.calls = calls
    self.plan = plan
    self.plans = try plans.map {
      let plan = SourceText(path: "plan.json5", text: $0)
      return try PlanReader.read(plan)
    }
    try ProfileStore.create(path: folder + "/h.db", keyFile: Self.key(folder), at: now)
    exchange = try Exchange(
      LiveQueueStore(try Self.open(folder)), plan, plans: self.plans, at: now)
  }

  private static func key(_ folder: String) -> KeyFile { KeyFile(path: folder + "/h.db.key") }

  private static func open(_ folder: String) throws -> ProfileStore {
    try ProfileStore(path: folder + "/h.db", keyFile: key(folder))
  }

  var store: ProfileStore { get throws { try Self.open(folder) } }

  // MARK: Clients

  func say(_ message: ClientMessage, as client: Int) throws {
    try say(message.line(number: 1), as: client)
  }

  func say(_ line: String, as client: Int) throws {
    try take(exchange.handle(lines([(client, line)]), at: now))
  }

  /// The account that clients come from; the owner's if nothing else is said.
  var account = geteuid()
  private var known: Set<Int> = []

  /// What comes of lines, each client being there before it says something.
  private func lines(_ lines: [(client: Int, line: String)]) -> [Exchange.Arrival] {
    lines.flatMap { client, line in
      let opening: [Exchange.Arrival] =
        known.insert(client).inserted ? [.opened(client, account: account)] : []
      return opening + [.line(client, Array(line.utf8))]
    }
  }

  /// What several clients say at once.
  func say(_ messages: [(client: Int, message: ClientMessage)]) throws {
    try take(
      exchange.handle(lines(messages.map { ($0.client, $0.message.line(number: 1)) }), at: now))
  }

  func hangUpLine(of client: Int) throws {
    known.remove(client)
    try take(exchange.handle([.closed(client)], at: now))
  }

  /// Time passes for an agent whose desk says every few seconds that it is there.
  func stayThere(for seconds: Int, as client: Int) throws {
    var left = seconds
    while left > 0 {
      try wait(seconds: Double(min(5, left)))
      try say([(client, .alive)])
      left -= 5
    }
  }

  func wait(seconds: Double) throws {
    let end = now + .milliseconds(Int64(seconds * 1_000))
    while let next = exchange.nextDeadline, next <= end {
      now = max(now, next)
      try take(exchange.handle([], at: now))
    }
    now = end
    try take(exchange.handle([], at: now))
  }

  /// Time passes while the terminals of some agents are there.
  func wait(seconds: Int, alive clients: [Int]) throws {
    for _ in 0..<seconds {
      try wait(seconds: 1)
      try say(clients.map { ($0, .alive) })
    }
  }

  /// The wall clock is set, and the switchboard notices it.
  func setClock(by step: Duration) throws {
    now = now + step
    try take(exchange.handle([], at: now, clockSetBy: step))
  }

  /// The process ends without a word, and the next one begins.
  /// - Parameter step: by how much the wall clock is set meanwhile.
  func crash(clockSetBy step: Duration = .zero) throws {
    now = now + step
    exchange = try Exchange(
      LiveQueueStore(try Self.open(folder)), plan, plans: self.plans, at: now)
    told = [:]
    known = []
  }

  private func take(_ deliveries: [Exchange.Delivery]) {
    for delivery in deliveries { told[delivery.to, default: []].append(delivery.message) }
  }

  /// What a client was told since it was last asked.
  func heard(_ client: Int) -> [ServerMessage] { told.removeValue(forKey: client) ?? [] }

  // MARK: People

  static func call(_ id: String, _ queue: String = "recharge", number: String? = "13800138000")
    -> ClientMessage
  {
    var joining = ClientMessage.Joining(call: id, number: number, queue: queue)
    joining.flow = "hotline"
    joining.path = ["welcome", "to-agent"]
    joining.entered = "1"
    return .join(joining)
  }

  /// Logs an agent on who is ready; what is said meanwhile is not told.
  func agent(_ id: String, pool: String = "front", as client: Int) throws {
    try say(.logOn(agent: id, pool: pool), as: client)
    try say(.ready, as: client)
    _ = heard(client)
  }
}

extension [ServerMessage] {
  /// The call that rings, if one does.
  var offeredCall: String? {
    for message in self { if case .offer(let offer) = message { return offer.call } }
    return nil
  }
}
