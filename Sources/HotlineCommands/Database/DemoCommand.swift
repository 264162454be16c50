internal import AfterSales
internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics

extension Hotline {
  static let databaseDemo = Command(
    "demo", summary: "Fill an empty database with invented callers, orders, calls and cases",
    discussion: "The database is made if it isn't there. The same seed gives the same people.",
    options: StoreLocation.options + [
      .value(
        "callers", "N", help: "how many callers, with three to four orders each (default: 1000)"),
      .value("seed", "S", help: "chooses the people (default: 1)"),
      .value("at", "TIME", help: "the moment the newest orders lead up to (default: now)"),
    ]
  ) { invocation, console in
    let location = StoreLocation(invocation, console)
    let count = try invocation.integer("callers", in: 1...100_000_000) ?? 1_000
    let seed = try invocation.integer("seed", in: 0...Int.max) ?? 1
    let now = try invocation.instant("at") ?? .now
    do {
      try ProfileStore.create(path: location.database, keyFile: location.keyFile, at: now)
    } catch StoreError.exists {
      // It is filled as it is, if it is an empty database of ours.
    }
    let progress = ProgressLine(console, unit: "callers")
    try location.open().fillWithDemoData(
      callers: count, seed: UInt64(seed), by: StoreLocation.user, at: now
    ) { progress.show(done: $0, of: count) }
    progress.clear()
    console.write(
      console.text(
        zh: "\(location.database)：已生成 \(count) 位演示客户\n",
        en: "\(location.database): made \(count) demo callers\n"))
    return .success
  }
}
