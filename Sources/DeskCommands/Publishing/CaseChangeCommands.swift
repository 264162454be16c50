internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  package static let caseChange = Command(
    "change",
    summary: Wording(
      zh: "记下因投诉做了哪些改进，公示时写出",
      en: "Write down what was changed because of complaints, for publishing"),
    discussion: Wording(
      zh: """
        add 记下一项已经做了的改进，由主管或数据库的所有者记，进审计；case publish 在它那个月的公示里写出。两种文字都要写，
        不写任何人的姓名和号码。--case 是促成它的投诉，只有坐席看得到。记错了用 withdraw 撤回并写明理由：不再公示，但仍列出。
          hotline case change add --on 2026-11-20 --zh "下单页写明渠道费" --en "The fee stands on the order page"
          hotline case change list
          hotline case change withdraw h-20261120-1 --reason "写错了日期"
        """,
      en: """
        add writes down what has been changed, by a supervisor or the owner of the database, with its audit; case publish
        tells it on the page of its month. It takes the words of both languages, and names nobody. --case is a complaint that
        led to it, which the desk alone sees. What was written by mistake is taken back by withdraw, with a reason: it
        is published no more, but listed.
          hotline case change add --on 2026-11-20 --zh "下单页写明渠道费" --en "The fee stands on the order page"
          hotline case change list
          hotline case change withdraw h-20261120-1 --reason "写错了日期"
        """),
    options: caseChangeList.command.options,
    subcommands: caseChangeWork.map(\.command)
  ) { try caseChangeList.run($0, at: DeskFace($0, $1)) }

  /// What can be done with changes.
  static let caseChangeWork = [caseChangeList, caseChangeAdd, caseChangeWithdraw]

  private static let caseChangeList = DeskCommand(
    "list", summary: Wording(zh: "列出改进，最早的在前", en: "List them, the earliest first")
  ) { _, face in
    let listing = try face.run(ListHouseChanges())
    face.warn(ofDamaged: listing.damaged)
    face.write(
      .object(["changes": .array(listing.changes.map(\.json))]), listing.value.text(face.console))
    return .success
  }

  private static let caseChangeAdd = DeskCommand(
    "add", summary: Wording(zh: "记下一项改进", en: "Write a change down"),
    options: [
      .value("on", "DAY", help: Wording(zh: "从哪天起（默认今天）", en: "since which day (default today)")),
      .value("zh", "TEXT", help: Wording(zh: "改了什么，中文", en: "what was changed, in Chinese")),
      .value("en", "TEXT", help: Wording(zh: "改了什么，英文", en: "what was changed, in English")),
      .value(
        "case", "CASE",
        help: Wording(zh: "促成它的投诉，不公示", en: "a complaint that led to it, which isn't published")),
    ]
  ) { invocation, face in
    let change = try face.run(
      AddHouseChange(
        on: try invocation.day("on") ?? face.now.dayInChina,
        Wording(
          zh: try invocation.required(invocation.value("zh"), "zh", "TEXT"),
          en: try invocation.required(invocation.value("en"), "en", "TEXT")),
        because: try invocation.value("case").map(Invocation.acceptanceNumber)))
    face.write(change.json, change.line(face.console))
    return .success
  }

  private static let caseChangeWithdraw = DeskCommand(
    "withdraw", summary: Wording(zh: "撤回一项改进", en: "Take a change back"),
    arguments: [
      Argument("ID", help: Wording(zh: "list 里的编号", en: "as list tells it"), completion: .none)
    ],
    options: [.value("reason", "TEXT", help: Wording(zh: "理由，记入审计", en: "why, for the audit"))]
  ) { invocation, face in
    let reason = try invocation.required(invocation.value("reason"), "reason", "TEXT")
    let change = try face.run(WithdrawHouseChange(invocation.arguments[0], reason: reason))
    face.write(change.json, change.line(face.console))
    return .success
  }
}

extension RecordedChange {
  fileprivate var json: JSONValue {
    .object([
      "id": .text(id), "on": .text(day), "zh": .text(what.zh), "en": .text(what.en),
      "case": caseNumber.map { .text($0) } ?? .null, "by": .text(addedBy),
      "at": .text(addedAt.description),
      "withdrawnAt": withdrawnAt.map { .text($0.description) } ?? .null,
    ])
  }

  fileprivate func line(_ console: Console) -> String {
    let state =
      withdrawnAt == nil
      ? "" : console.text(zh: "（已撤回）", en: " (taken back)")
    return "\(id)  \(day)  \(DisplayWidth.printable(console.text(what)))\(state)\n"
  }
}

extension HouseChangeListing {
  fileprivate func text(_ console: Console) -> String {
    changes.isEmpty
      ? console.text(zh: "还没有记下改进\n", en: "no changes are written down\n")
      : changes.map { $0.line(console) }.joined()
  }
}
