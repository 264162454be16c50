import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

@Suite struct ProfileStoreTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test func `a caller is found by any notation of the number, and prints masked`() throws {
    let id = try folder.create().addCaller("13800138000", "王小明")

    let store = try folder.open()
    let found = try store.callers(of: try phone("+86 138-0013-8000"))
    #expect(found.map(\.id) == [id])
    #expect(found.first?.name?.description == "王**")
    #expect(found.first?.number?.description == "138****8000")
    #expect(try store.callers(of: try phone("13800138001")).isEmpty)
  }

  @Test func `clear text is revealed only with the proof of an audit row`() throws {
    let store = try folder.create()
    let id = try store.addCaller("13800138000", "王小明")
    let proof = try store.audit.disclose(
      AuditEntry(
        at: .noon, actor: "li-na", .reveal, subject: .number(try phone("13800138000")),
        object: "name", reason: "caller asked to correct it"))
    #expect(try store.caller(id)?.name?.reveal(proof) == "王小明")
    #expect(proof.auditNumber == 1)
  }

  @Test func `orders come newest first, and saving them again changes nothing`() throws {
    let store = try folder.create()
    let id = try store.addCaller("13800138000", "王小明")
    let orders = (1...3).map { hour in
      var order = Order(id: "20261111000\(hour)", callerID: id)
      order.product = "点卡"
      order.amount = Money(cents: 10_000)
      order.status = .delayed
      order.placedAt = .noon + .seconds(3_600 * hour)
      return order
    }
    let saved = try store.connection.write {
      try (orders + orders).map { try store.save($0, account: ClearText("player-77", .account)) }
    }
    #expect(saved == [.added, .added, .added, .unchanged, .unchanged, .unchanged])
    let found = try store.orders(of: id, limit: 2)
    #expect(found.map(\.id) == ["202611110003", "202611110002"])
    #expect(try store.account(of: found[0])?.masked == "pl****77")
  }

  @Test func `another name under a known number is another person`() throws {
    let store = try folder.create()
    let first = try store.addCaller("13800138000", "王小明")
    let second = try store.addCaller("13800138000", "李雷")
    #expect(try store.addCaller("13800138000", "王小明") == first)
    #expect(try store.callers(of: try phone("13800138000")).map(\.id) == [first, second])
  }

  @Test func `the database file holds neither names nor numbers in clear`() throws {
    let store = try folder.create()
    let id = try store.addCaller("13800138000", "王小明")
    _ = try store.connection.write {
      var order = Order(id: "1", callerID: id)
      order.product = "点卡"
      return try store.save(order, account: ClearText("player-77", .account))
    }
    try store.audit.append(
      AuditEntry(
        at: .noon, actor: "li-na", .lookUp, subject: .number(try phone("13800138000")),
        reason: "王小明 rang from 13800138000"))
    let bytes = try folder.bytes(of: "hotline.db")
    for secret in ["王小明", "13800138000", "player-77"] {
      #expect(bytes.firstRange(of: Array(secret.utf8)) == nil)
    }
    // The scan would find them: what isn't secret is there.
    #expect(bytes.firstRange(of: Array("点卡".utf8)) != nil)
  }
}
