import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import TestOutput
import Testing

@Suite struct BackupTests {
  let folder: TestFolder
  let store: ProfileStore

  init() throws {
    folder = try TestFolder()
    store = try folder.create()
    try store.addCaller("13800138000", "王小明")
  }

  @Test func `a backup opens with the key and holds what there was`() throws {
    try store.backUp(to: folder.file("copy.db"), by: "user:test", at: .noon)
    try store.addCaller("13900139000", "李雷")
    let copy = try ProfileStore(path: folder.file("copy.db"), keyFile: folder.keyFile)
    #expect(try copy.check().isEmpty)
    #expect(try copy.statistics().callers == 1)
  }

  @Test func `a backup is its owner's alone, has no key beside it, and no half is left`() throws {
    try store.backUp(to: folder.file("copy.db"), by: "user:test", at: .noon)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("copy.db"))
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["copy.db", "hotline.db", "hotline.db-journal", "hotline.db.key"])
  }

  @Test func `a backup never replaces a file`() throws {
    try folder.write([1, 2, 3], to: "copy.db")
    #expect(throws: StoreError.exists(path: folder.file("copy.db"))) {
      try store.backUp(to: folder.file("copy.db"), by: "user:test", at: .noon)
    }
    #expect(try folder.bytes(of: "copy.db") == [1, 2, 3])
  }
}
