import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import TestOutput
import Testing

/// What is wrong with files is said clearly, before anything is shown or changed.
@Suite struct DamageTests {
  let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    try folder.create().addCaller("13800138000", "王小明")
  }

  func expectRefusal(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let before = try folder.bytes(of: "hotline.db")
    let error = #expect(throws: (any Error).self, sourceLocation: sourceLocation) {
      try folder.open().callers(of: try phone("13800138000"))
    }
    #expect(
      error.map { "\($0)" }?.contains(words) == true, "\(error.map { "\($0)" } ?? "no error")",
      sourceLocation: sourceLocation)
    #expect(try folder.bytes(of: "hotline.db") == before, sourceLocation: sourceLocation)
  }

  @Test func `a word that the program doesn't know is an error that names its row`() throws {
    let store = try folder.open()
    _ = try store.connection.write {
      try store.save(
        Agent(id: "li-na", name: "李娜", level: .senior), by: "user:me", at: .noon)
    }
    try tamper(
      folder.database,
      "PRAGMA ignore_check_constraints = ON; UPDATE agents SET level = 'emperor'")
    let error = #expect(throws: StoreError.self) { try store.agent("li-na") }
    #expect(error?.wording.en.contains("agents li-na: level") == true)
  }

  // MARK: The key

  @Test func `a missing key is named`() throws {
    try FileManager.default.removeItem(atPath: folder.file("hotline.db.key"))
    try expectRefusal("no key file")
  }

  @Test func `the key of another store is refused`() throws {
    let other = try TestFolder()
    _ = try other.create()
    try folder.write(try other.bytes(of: "hotline.db.key"), to: "hotline.db.key")
    try expectRefusal("not the key of")
  }

  @Test(arguments: [0o640, 0o604, 0o660, 0o644, 0o620])
  func `a key that others may read or write is refused`(_ mode: Int) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.file("hotline.db.key"))
    try expectRefusal("open to others")
  }

  @Test func `a key behind a link is refused`() throws {
    let key = folder.file("hotline.db.key")
    try FileManager.default.moveItem(atPath: key, toPath: folder.file("elsewhere"))
    try FileManager.default.createSymbolicLink(
      atPath: key, withDestinationPath: folder.file("elsewhere"))
    try expectRefusal("symbolic link")
    try FileManager.default.removeItem(atPath: key)
    try FileManager.default.linkItem(atPath: folder.file("elsewhere"), toPath: key)
    try expectRefusal("hard links")
  }

  @Test func `a folder in place of the key is refused`() throws {
    let key = folder.file("hotline.db.key")
    try FileManager.default.removeItem(atPath: key)
    try FileManager.default.createDirectory(atPath: key, withIntermediateDirectories: false)
    try expectRefusal("no regular file")
  }

  @Test(.enabled(if: geteuid() == 0, "only the superuser can give files away"))
  func `a key that is somebody else's is refused`() throws {
    try FileManager.default.setAttributes(
      [.ownerAccountID: 65_534], ofItemAtPath: folder.file("hotline.db.key"))
    try expectRefusal("belongs to user 65534")
  }

  @Test(arguments: [
    "", "\n", "hotline", "hotline key file 1 - keep it secret, and a copy of it safe\n",
  ])
  func `what is no key file is refused`(_ text: String) throws {
    try folder.write(Array(text.utf8), to: "hotline.db.key")
    try expectRefusal("no line of a key file")
  }

  @Test func `a key with a broken line is refused with its number, not its content`() throws {
    var lines = String(decoding: try folder.bytes(of: "hotline.db.key"), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    let secret = lines[2]
    lines[2] = String(secret.dropLast())
    try folder.write(Array(lines.joined(separator: "\n").utf8), to: "hotline.db.key")
    try expectRefusal("line 3")
  }

  // MARK: The database

  @Test func `a missing database is named`() throws {
    #expect(throws: StoreError.missing(path: folder.file("none.db"))) {
      try ProfileStore(path: folder.file("none.db"), keyFile: folder.keyFile)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.file("none.db")))
  }

  @Test func `a database of a later version is refused`() throws {
    try tamper(folder.database, "PRAGMA user_version = 999")
    try expectRefusal("use the newer program")
  }

  @Test func `a database of another program is refused`() throws {
    try tamper(folder.database, "PRAGMA application_id = 1")
    try expectRefusal("no database of hotline")
  }

  @Test func `a file that is no database is refused`() throws {
    try folder.write(Array(String(repeating: "no database ", count: 500).utf8), to: "hotline.db")
    try expectRefusal("no database")
  }

  @Test func `a read-only database is refused, since no look-up could be audited`() throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o400], ofItemAtPath: folder.database)
    try expectRefusal("read-only")
  }

  @Test func `a database that anybody may write is refused`() throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o606], ofItemAtPath: folder.database)
    try expectRefusal("others may write it")
  }

  @Test(arguments: [1, 50, 99, 100, 4_095, 4_096, 10_000, 40_960, 90_000])
  func `a truncated database is refused`(_ length: Int) throws {
    let whole = try folder.bytes(of: "hotline.db")
    try folder.write(Array(whole.prefix(length)), to: "hotline.db")
    let error = #expect(throws: (any Error).self) {
      let store = try folder.open()
      _ = try store.callers(of: try phone("13800138000"))
      if try !store.check().isEmpty { throw StoreError.foreign(path: folder.database) }
    }
    #expect(error.map { "\($0)" }?.contains("hotline.db") == true)
  }

  /// Every byte of an envelope counts, and no crash follows from any damaged byte.
  @Test func `damaged bytes are found or do no harm`() throws {
    let whole = try folder.bytes(of: "hotline.db")
    // Most pages are nearly empty, and nobody can tell what was in an unused byte.
    let used = whole.indices.filter { whole[$0] != 0 }
    var found = 0
    var state: UInt64 = 7
    for _ in 0..<120 {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      var bytes = whole
      bytes[used[Int(state >> 33) % used.count]] ^= 0x55
      try folder.write(bytes, to: "hotline.db")
      do {
        let store = try folder.open()
        if try !store.check().isEmpty { found += 1 }
      } catch {
        found += 1
      }
    }
    #expect(found > 60)
  }

  @Test func `an envelope that was changed or moved is not opened`() throws {
    try folder.open().addCaller("13900139000", "李雷")
    try tamper(
      folder.database,
      "UPDATE callers SET name = (SELECT name FROM callers WHERE id = 1) WHERE id = 2")
    let error = #expect(throws: StoreError.self) {
      try folder.open().callers(of: try phone("13900139000"))
    }
    #expect(error.map { "\($0)" }?.contains("callers 2: name") == true)
    #expect(try folder.open().check().map(\.part) == [.fields, .records])
  }

  @Test func `a blind index that was changed is found by the check`() throws {
    try tamper(folder.database, "UPDATE callers SET number_index = zeroblob(16)")
    #expect(try folder.open().check().map(\.part) == [.indexes, .records])
  }

  @Test func `making a store never replaces a file`() throws {
    #expect(throws: StoreError.exists(path: folder.database)) { try folder.create() }
    try FileManager.default.removeItem(atPath: folder.database)
    try folder.write(Array("mine".utf8), to: "hotline.db.key")
    #expect(throws: KeyFile.Refusal.self) { try folder.create() }
    #expect(try folder.bytes(of: "hotline.db.key") == Array("mine".utf8))
  }

  @Test func `a draft that a killed run left as a second name of the file is no obstacle`() throws {
    // A file gets its name by linking, then the name of the draft is taken away.
    let files = FileManager.default
    let key = folder.database + ".key"
    try files.linkItem(atPath: folder.database, toPath: folder.database + ".part")
    #expect(try folder.open().check().isEmpty)
    #expect(!files.fileExists(atPath: folder.database + ".part"))
    try files.linkItem(atPath: key, toPath: key + ".new")
    try files.removeItem(atPath: folder.database)
    #expect(try folder.create().check().isEmpty)
    #expect(!files.fileExists(atPath: key + ".new"))
  }

  @Test func `an empty file, as an interrupted making leaves it, is no obstacle`() throws {
    try folder.write([], to: "hotline.db")
    #expect(throws: StoreError.missing(path: folder.database)) { try folder.open() }
    #expect(try folder.create().check().isEmpty)
  }
}
