import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import QueueSimulator
import ServiceDesk
import Switchboard
import Testing

/// Who may say what to the live queue, whatever they say to be.
///
/// Accounts that every system has play the people.
@Suite struct RightsTests {
  private let queue: LiveQueue
  private static let supervisor = "daemon"
  private static let agent = "bin"
  private static let stranger = "games"

  init() throws {
    queue = try LiveQueue(plans: [LiveQueue.rush])
    let store = try queue.store
    for (id, level) in [("boss", AgentLevel.supervisor), ("a1", .frontLine), ("a2", .frontLine)] {
      _ = try store.save(
        Agent(id: id, name: id, level: level, skills: ["recharge"]), by: "test", at: queue.now)
    }
    for (account, agent) in [(Self.supervisor, "boss"), (Self.agent, "a1")] {
      let uid = try #require(HostAccount.named(account)).uid
      _ = try store.bind(
        AccountBinding(account: account, uid: uid, agent: agent), by: "test", at: queue.now)
    }
  }

  /// Why a message of an account's is refused; `nil` if it isn't.
  private func refusal(of message: ClientMessage, from account: String, as client: Int) throws
    -> LiveRefusal?
  {
    queue.account = try #require(HostAccount.named(account)).uid
    try queue.say(message, as: client)
    for case .refused(_, let why) in queue.heard(client) { return why }
    return nil
  }

  @Test(arguments: [
    (supervisor, nil as LiveRefusal?), (agent, .supervisorOnly), (stranger, .unboundAccount),
  ])
  func `supervisors alone change the centre`(account: String, why: LiveRefusal?) throws {
    let messages: [ClientMessage] = [
      .announce(text: "news", by: "boss"), .close(queue: "recharge", by: "boss"),
      .open(queue: "recharge", by: "boss"),
      .addPool(pool: "experts", queue: "recharge", afterMilliseconds: 0, by: "boss"),
      .plan(.start, plan: "plan", step: nil, by: "boss"),
    ]
    for (index, message) in messages.enumerated() {
      #expect(try refusal(of: message, from: account, as: index) == why)
    }
  }

  @Test(arguments: [supervisor, agent, stranger])
  func `calls come from the owner's account alone`(account: String) throws {
    var joining = ClientMessage.Joining(call: "c2", number: nil, queue: "recharge")
    joining.path = []
    let messages: [ClientMessage] = [
      LiveQueue.call("c1"), .bookCallback(joining, dueMilliseconds: nil), .resume(call: "c1"),
    ]
    for (index, message) in messages.enumerated() {
      #expect(try refusal(of: message, from: account, as: index) == .ownerOnly)
    }
  }

  @Test func `an agent logs on as themselves alone`() throws {
    #expect(
      try refusal(of: .logOn(agent: "a2", pool: "front"), from: Self.agent, as: 1) == .anotherAgent)
    #expect(
      try refusal(of: .logOn(agent: "a1", pool: "front"), from: Self.stranger, as: 2)
        == .unboundAccount)
    // Without having logged on, nobody is an agent.
    #expect(try refusal(of: .ready, from: Self.agent, as: 1) == .unknownAgent)
    #expect(try refusal(of: .logOn(agent: "a1", pool: "front"), from: Self.agent, as: 3) == nil)
    #expect(try refusal(of: .ready, from: Self.agent, as: 3) == nil)
  }

  @Test(arguments: [ClientMessage.ready, .alive])
  func `whoever's binding is taken away while they are logged on is cut off, and gets no call`(
    message: ClientMessage
  ) throws {
    #expect(try refusal(of: .logOn(agent: "a1", pool: "front"), from: Self.agent, as: 1) == nil)
    #expect(try refusal(of: .ready, from: Self.agent, as: 1) == nil)
    _ = try queue.store.unbind(account: Self.agent, by: "test", at: queue.now)
    #expect(try refusal(of: message, from: Self.agent, as: 1) == .unboundAccount)
    #expect(queue.exchange.cutOff == [1])
    queue.account = geteuid()
    try queue.say(LiveQueue.call("c1"), as: 2)
    #expect(queue.heard(1).isEmpty)
    // Nor may they come back.
    #expect(
      try refusal(of: .logOn(agent: "a1", pool: "front"), from: Self.agent, as: 3)
        == .unboundAccount)
  }

  @Test(arguments: [(supervisor, nil as LiveRefusal?), (agent, nil), (stranger, .unboundAccount)])
  func `the queue is for those who work here to see`(account: String, why: LiveRefusal?) throws {
    #expect(try refusal(of: .status, from: account, as: 1) == why)
    #expect(try refusal(of: .queues, from: account, as: 2) == why)
  }

  @Test func `the audit tells the account's agent and not who was claimed, and refusals once`()
    throws
  {
    for _ in 0..<3 {
      _ = try refusal(of: .announce(text: "x", by: "boss"), from: Self.agent, as: 1)
    }
    _ = try refusal(of: .announce(text: "x", by: "a1"), from: Self.supervisor, as: 2)
    queue.account = geteuid()
    try queue.say(.announce(text: "x", by: "boss"), as: 3)
    let rows = try queue.store.connection.rows(
      "SELECT actor || ' ' || action FROM audit WHERE object LIKE 'switchboard%' ORDER BY number"
    ) { $0.text(0) }
    #expect(rows == ["a1 refusal", "boss change", "owner for boss change"])
  }
}
