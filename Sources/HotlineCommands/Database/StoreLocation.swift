internal import AfterSales
internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics
internal import Foundation

/// Which database and key file a command works on, and who works on it.
struct StoreLocation {
  let database: String
  let keyFile: KeyFile

  /// The options of every command that opens a store.
  static let options: [ArgumentParsing.Option] = [
    .value(
      "db", "FILE", help: "the database (default: $HOTLINE_DB, else hotline.db)", completion: .files
    ),
    .value(
      "key", "FILE", help: "its key file (default: $HOTLINE_KEY, else FILE.key)", completion: .files
    ),
  ]

  init(_ invocation: Invocation, _ console: Console) {
    func named(_ option: String, _ variable: String) -> String? {
      [invocation.value(option), console.environment[variable]].compactMap(\.self)
        .first { !$0.isEmpty }
    }
    database = named("db", "HOTLINE_DB") ?? "hotline.db"
    keyFile = KeyFile(path: named("key", "HOTLINE_KEY") ?? database + ".key")
  }

  /// - Parameter toleratesBrokenAudit: for commands that tell what is wrong with it.
  func open(toleratesBrokenAudit: Bool = false) throws -> ProfileStore {
    try ProfileStore(
      path: database, keyFile: keyFile, toleratesBrokenAudit: toleratesBrokenAudit)
  }

  /// Who a user of the computer is in the audit.
  static var user: String { "user:" + NSUserName() }
}

extension Instant {
  /// This moment, in Chinese time, as the hotline's people know it.
  static var now: Instant {
    Instant(
      milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)), offset: 28_800)
  }
}
