import AfterSales
import CallerProfiles
import Diagnostics
import ServiceDesk
import TestOutput

/// A service desk over a database of its own, with two callers, an order and three agents.
struct DeskUnderTest {
  static let noon = Instant(milliseconds: 1_794_369_600_000, offset: 28_800)

  let folder: TestFolder
  let store: ProfileStore
  let desk: ServiceDesk

  /// - Parameter listsAgents: whether the database has a list of agents.
  init(listsAgents: Bool = true) throws {
    folder = try TestFolder()
    let key = KeyFile(path: folder.file("hotline.db.key"))
    try ProfileStore.create(path: folder.file("hotline.db"), keyFile: key, at: Self.noon)
    let store = try ProfileStore(path: folder.file("hotline.db"), keyFile: key)
    self.store = store
    try store.connection.write {
      var known = CallerFacts(number: PhoneNumber("13800138000"))
      known.name = ClearText("王小明", .name)
      let caller = try store.save(known, at: Self.noon).caller
      var order = Order(id: "202611110001", callerID: caller)
      order.amount = Money(cents: 300_00)
      order.status = .delivered
      order.paidAt = Self.noon
      _ = try store.save(order, account: nil)
      for name in ["李四", "赵六"] {
        _ = try store.save(
          CallerFacts(number: PhoneNumber("13900139000"), name: ClearText(name, .name)),
          at: Self.noon)
      }
      if listsAgents {
        for (id, level) in [
          ("front", AgentLevel.frontLine), ("old", .senior), ("boss", .supervisor),
        ] {
          _ = try store.save(
            Agent(id: id, name: id, level: level), by: "user:me", at: Self.noon)
        }
      }
    }
    desk = ServiceDesk(store, house: .ofTests, clock: { Self.noon })
  }

  func actor(_ id: String) throws -> DeskActor { try desk.identify(agent: id, account: "me") }

  /// What the audit's rows are about, in order.
  func audit() throws -> [String] {
    try store.connection.rows(
      """
      SELECT actor, action, coalesce(nullif(substr(object, 1, instr(object, ' #') - 1), ''), object)
      FROM audit WHERE object NOT LIKE 'agent %' ORDER BY number
      """
    ) {
      [$0.text(0), $0.text(1), $0.text(2)].joined(separator: " ")
    }
  }

  static let known = CallingNumber("13800138000")
  static let shared = CallingNumber("13900139000")
}

extension HouseRules {
  /// Everything has the same priority, there are no scripts, and all words tell of fraud.
  static let ofTests = HouseRules(
    priorities: { PriorityRules(base: 1) }, scripts: { CallScripts(scripts: []) },
    classify: { _ in IssueKind(rawValue: "fraud") })
}
