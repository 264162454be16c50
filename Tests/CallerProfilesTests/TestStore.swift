import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import TestOutput

extension TestFolder {
  var database: String { file("hotline.db") }
  var keyFile: KeyFile { KeyFile(path: file("hotline.db.key")) }

  func create() throws -> ProfileStore {
    try ProfileStore.create(path: database, keyFile: keyFile, at: .noon)
    return try open()
  }

  func open() throws -> ProfileStore { try ProfileStore(path: database, keyFile: keyFile) }

  func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: file(name))))
  }
}

extension Instant {
  static let noon = Instant(milliseconds: 1_794_369_600_000, offset: 28_800)
}

extension Duration {
  static func hours(_ hours: Double) -> Duration { .seconds(hours * 3_600) }
}

/// A number that the test knows to be one.
func phone(_ text: String) throws -> PhoneNumber {
  guard case .number(let number) = CallingNumber(text) else { throw NotANumber() }
  return number
}

struct NotANumber: Error {}

extension ProfileStore {
  @discardableResult
  func addCaller(_ number: String, _ name: String) throws -> Int64 {
    try connection.write {
      try save(CallerFacts(number: try phone(number), name: ClearText(name, .name)), at: .noon)
    }.caller
  }
}

extension TestFolder {
  /// Puts a file of these bytes in place of what was there, for its owner alone.
  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(fileURLWithPath: file(name))
    try Data(bytes).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: url.path)
  }
}

extension ProfileStore {
  /// Puts something into every encrypted column of a caller that has an order.
  func sealEveryColumn(of caller: Int64, text: String) throws {
    var facts = CallerFacts(
      number: try phone("13800138000"), name: ClearText("王小明", .name))
    facts.account = ClearText(text, .account)
    facts.note = ClearText(text, .text)
    facts.more = ClearText(text, .text)
    _ = try save(facts, at: .noon)
    var contact = Contact(id: "K1", at: .noon)
    contact.entered = ClearText(text, .text)
    contact.note = ClearText(text, .text)
    _ = try save(contact, of: caller)
    let clear = ClearText(text, .text)
    let agent = CaseActor(id: "x", desk: .frontLine)
    var draft = CaseDraft(.other)
    draft.caller = caller
    draft.text = clear
    draft.demand = Demand(account: ClearText(text, .account))
    let number = try takeUp(draft, by: agent, rules: PriorityRules(base: 1), at: .noon)
      .stored.number
    try perform(.note, on: number, by: agent, at: .noon, note: clear)
    var action = MenuAction("message.send", number: try phone("13800138000"), at: .noon)
    action.details = clear
    try record(action)
  }

  /// Every envelope of every subject.
  func allEnvelopes() throws -> [[UInt8]] {
    let subjects = try connection.rows("SELECT id FROM subjects ORDER BY id") { $0.integer(0) }
    return try subjects.flatMap { subject in
      try EncryptedColumn.all.flatMap {
        try $0.envelopes(of: subject, in: connection).map(\.envelope)
      }
    }
  }

  func wrappedKey(of subject: Int64) throws -> [UInt8] {
    try connection.first("SELECT wrapped_key FROM subjects WHERE id = ?1", .integer(subject)) {
      $0.blob(0)
    } ?? []
  }
}

/// Changes a database behind the program's back, as somebody without the key would.
func tamper(_ path: String, _ sql: StaticString) throws {
  try Connection(path: path).execute(sql)
}
