import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

@Suite struct ErasureTests {
  let folder: TestFolder
  let store: ProfileStore
  let id: Int64

  init() throws {
    folder = try TestFolder()
    store = try folder.create()
    id = try store.addCaller("13800138000", "王小明")
    try store.connection.write { [store, id] in
      var order = Order(id: "A1", callerID: id)
      order.product = "点卡"
      _ = try store.save(order, account: ClearText("player-77", .account))
      try store.sealEveryColumn(of: id, text: "personal")
    }
  }

  @Test func `an erased caller is found no more, and the facts of the orders stay`() throws {
    try store.erase(id, by: "user:test", reason: "asked for it", at: .noon)
    #expect(try store.callers(of: try phone("13800138000")).isEmpty)
    let caller = try #require(try store.caller(id))
    #expect([caller.name, caller.number, caller.account, caller.note] == [nil, nil, nil, nil])
    #expect(caller.erasedAt == .noon)
    let order = try #require(try store.order("A1"))
    #expect(order.product == "点卡")
    #expect(try store.account(of: order) == nil)
    #expect(try store.check().isEmpty)
  }

  @Test func `nothing of the key or the envelopes is left in the files`() throws {
    let envelopes = try store.allEnvelopes() + [try store.wrappedKey(of: id)]
    #expect(envelopes.count > 8)
    try store.erase(id, by: "user:test", reason: nil, at: .noon)
    let bytes = try folder.bytes(of: "hotline.db") + folder.bytes(of: "hotline.db-journal")
    for envelope in envelopes {
      #expect(bytes.firstRange(of: envelope) == nil)
    }
  }

  @Test func `who was erased can't be erased again, and may come back as somebody new`() throws {
    try store.erase(id, by: "user:test", reason: nil, at: .noon)
    #expect(throws: StoreError.erased) {
      try store.erase(id, by: "user:test", reason: nil, at: .noon)
    }
    #expect(throws: StoreError.noSuchCaller) {
      try store.erase(99, by: "user:test", reason: nil, at: .noon)
    }
    #expect(try store.addCaller("13800138000", "王小明") != id)
  }
}
