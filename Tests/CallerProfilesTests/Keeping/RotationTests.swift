import AfterSales
import CallerProfiles
import Diagnostics
import TestOutput
import Testing

@Suite struct RotationTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// A store with something in every encrypted column.
  func filled() throws -> ProfileStore {
    let store = try folder.create()
    let id = try store.addCaller("13800138000", "王小明")
    try store.connection.write {
      var contact = Contact(id: "C1", at: .noon)
      contact.entered = ClearText("4721", .text)
      contact.note = ClearText("promised a call", .text)
      _ = try store.save(contact, of: id)
      _ = try store.save(contact, of: nil)
      contact = Contact(id: "C2", at: .noon)
      contact.entered = ClearText("1234", .text)
      _ = try store.save(contact, of: nil)
      _ = try store.save(Order(id: "A1", callerID: id), account: ClearText("player-77", .account))
      try store.sealEveryColumn(of: id, text: "personal")
    }
    return store
  }

  @Test func `after a rotation everything opens under the new key and nothing under the old`()
    throws
  {
    let store = try filled()
    let oldKey = try folder.bytes(of: "hotline.db.key")
    let envelopes = try store.allEnvelopes()
    try store.rotateKey(by: "user:test", at: .noon)

    let again = try folder.open()
    #expect(try again.check().isEmpty)
    #expect(try again.callers(of: try phone("13800138000")).first?.name?.masked == "王**")
    #expect(try again.statistics().keyVersion == 2)
    #expect(Set(try again.allEnvelopes()).isDisjoint(with: envelopes))

    try folder.write(oldKey, to: "hotline.db.key")
    #expect(throws: KeyFile.Refusal.self) { try folder.open() }
  }

  @Test func `a store opened before a rotation goes on finding, writing and reading`() throws {
    _ = try filled()
    let early = try folder.open()
    try folder.open().rotateKey(by: "user:test", at: .noon)
    #expect(try early.callers(of: try phone("13800138000")).count == 1)
    try early.addCaller("13900139000", "李雷")
    #expect(try folder.open().callers(of: try phone("13900139000")).first?.name?.masked == "李*")
    #expect(try folder.open().check().isEmpty)
  }

  @Test func `between two steps of a rotation everybody is found`() throws {
    let store = try folder.create()
    try store.connection.write {
      for number in 0..<250 {
        let digits = String(13_800_138_000 + number)
        _ = try store.save(
          CallerFacts(number: try phone(digits), name: ClearText("客户\(number)", .name)), at: .noon)
      }
    }
    let other = try folder.open()
    var steps = 0
    try store.rotateKey(by: "user:test", at: .noon) { done, _ in
      steps += 1
      for number in [0, 99, 100, 199, 249] {
        let found = try? other.callers(of: phone(String(13_800_138_000 + number)))
        #expect(found?.count == 1, "caller \(number) after \(done)")
      }
    }
    #expect(steps == 3)
  }

  @Test func `two rotations one after the other leave one key`() throws {
    let store = try filled()
    try store.rotateKey(by: "user:test", at: .noon)
    try folder.open().rotateKey(by: "user:test", at: .noon)
    let lines = String(decoding: try folder.bytes(of: "hotline.db.key"), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[2].hasPrefix("master 3 "))
    #expect(try folder.open().check().isEmpty)
  }

  @Test func `every column of envelopes is among those that rotation and erasure know`() throws {
    let store = try folder.create()
    let blobs = try store.connection.rows(
      """
      SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
      WHERE t.type = 'table' AND c.type = 'BLOB' ORDER BY 1
      """
    ) { $0.text(0) }
    // What isn't personal: codes, wrapped keys and settings. The audit's reasons have their own key.
    let others: Set = [
      "account_bindings.mac", "audit.mac", "audit.reason", "audit.subject_index",
      "callers.number_index",
      "callers.person_index", "callers.name_index", "intakes.reference", "meta.value",
      "subjects.wrapped_key",
    ]
    #expect(
      Set(blobs).subtracting(others) == Set(EncryptedColumn.all.map { "\($0.table).\($0.column)" }))
  }
}
