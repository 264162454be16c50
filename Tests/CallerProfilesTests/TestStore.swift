import CallerProfiles
import Diagnostics
import Foundation

/// A folder of its own for one test, removed with everything in it; a property of the suite, so that
/// it lives as long as the test.
final class TestFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "hotline-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

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
