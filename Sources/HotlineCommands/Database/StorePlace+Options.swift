internal import ArgumentParsing
internal import Diagnostics
internal import Foundation
internal import ServiceDesk

extension StorePlace {
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
    let database = named("db", "HOTLINE_DB") ?? "hotline.db"
    self.init(
      database: database, keyFile: named("key", "HOTLINE_KEY") ?? database + ".key")
  }

  /// The service desk of whoever uses the computer, to look after the database.
  func desk(toleratesBrokenAudit: Bool = false, at time: Instant? = nil) throws -> ServiceDesk {
    ServiceDesk(
      try open(toleratesBrokenAudit: toleratesBrokenAudit), house: .builtIn,
      clock: { time ?? .now })
  }
}

extension DeskActor {
  /// Who uses the computer.
  static var ofComputer: DeskActor { .user(account: NSUserName()) }
}

extension Instant {
  /// This moment, in Chinese time, as the hotline's people know it.
  static var now: Instant {
    Instant(
      milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)), offset: 28_800)
  }
}
