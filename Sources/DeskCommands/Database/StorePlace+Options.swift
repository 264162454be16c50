package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Foundation
package import ServiceDesk

extension StorePlace {
  /// The options of every command that opens a store.
  static let options: [ArgumentParsing.Option] = [
    .value(
      "db", "FILE",
      help: Wording(
        zh: "数据库（默认 $HOTLINE_DB，否则 hotline.db）",
        en: "the database (default: $HOTLINE_DB, else hotline.db)"), completion: .files
    ),
    .value(
      "key", "FILE",
      help: Wording(
        zh: "密钥文件（默认 $HOTLINE_KEY，否则 FILE.key）",
        en: "its key file (default: $HOTLINE_KEY, else FILE.key)"), completion: .files
    ),
  ]

  package init(_ invocation: Invocation, _ console: Console) {
    func named(_ option: String, _ variable: String) -> String? {
      [invocation.value(option), console.environment[variable]].compactMap(\.self)
        .first { !$0.isEmpty }
    }
    self.init(
      database: named("db", "HOTLINE_DB") ?? "hotline.db", keyFile: named("key", "HOTLINE_KEY"))
  }
}

extension ServiceDesk {
  /// The desk of whoever uses the computer, to look after the database that options name.
  ///
  /// A database for practice is told on standard error, since what is printed may be read by programs.
  /// - Throws: `UsageError` or what opening it throws.
  package static func toKeep(
    _ invocation: Invocation, _ console: Console, toleratesBrokenAudit: Bool = false
  ) throws -> ServiceDesk {
    let store = try StorePlace(invocation, console).open(
      toleratesBrokenAudit: toleratesBrokenAudit)
    if store.isPractice { console.writeError(console.practiceNotice) }
    return ServiceDesk(store, house: .builtIn, clock: { .now })
  }
}
