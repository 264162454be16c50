internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  package static let databaseDemo = Command(
    "demo",
    summary: Wording(
      zh: "给空数据库填上虚构的来电者、订单、来电和工单",
      en: "Fill an empty database with invented callers, orders, calls and cases"),
    discussion: Wording(
      zh: """
        没有数据库就新建，是练习库，与 `hotline db init --practice` 建的一样。同一种子，同一批人。
        """,
      en: """
        The database is made if it isn't there, and is one for practice as `hotline db init --practice`
        makes it. The same seed gives the same people.
        """),
    options: StorePlace.options + [
      .value(
        "callers", "N",
        help: Wording(
          zh: "多少来电者，每人三四个订单（默认 1000）",
          en: "how many callers, with three to four orders each (default: 1000)")),
      .value(
        "seed", "S", help: Wording(zh: "决定生成哪些人（默认 1）", en: "chooses the people (default: 1)")),
      .value(
        "at", "TIME",
        help: Wording(
          zh: "最新订单到哪个时刻为止（默认现在）", en: "the moment the newest orders lead up to (default: now)")),
    ]
  ) { invocation, console in
    let location = StorePlace(invocation, console)
    let count = try invocation.integer("callers", in: 1...100_000_000) ?? 1_000
    let seed = try invocation.integer("seed", in: 0...Int.max) ?? 1
    let now = try invocation.instant("at") ?? .now
    // What is there already is filled as it is, if it is an empty database of ours.
    try location.create(at: now, practiceOf: .ofComputer, acceptsExisting: true)
    let progress = ProgressLine(console, unit: "callers")
    let desk = try ServiceDesk.toKeep(invocation, console)
    try desk.fillWithDemoData(
      asOf: now, callers: count, seed: UInt64(seed), by: .ofComputer
    ) { progress.show(done: $0, of: count) }
    try desk.keepQueueTitles()
    progress.clear()
    console.write(
      console.text(
        zh: "\(location.database)：已生成 \(count) 位演示客户\n",
        en: "\(location.database): made \(count) demo callers\n"))
    return .success
  }
}
