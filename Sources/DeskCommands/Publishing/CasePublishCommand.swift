internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  static let casePublish = DeskCommand(
    "publish",
    summary: Wording(zh: "写出某月投诉的公示", en: "Write what everybody may know of a month's complaints"),
    discussion: Wording(
      zh: """
        受理的投诉、24 小时内答复的、72 小时内解决的、升级和重开的，各类型的处理结果，平均时长，因投诉做的改进
        （case change add 记下的，和 --changes 文件里的），以及投诉途径、各阶段和 12315。少于五件的组不显示，也不显示可以反推出来的数；隐去的留空。
        --html 写出供网站发布的网页，--csv 写出表格。
          hotline case publish --month 2026-11 --changes changes.json5 --phone 400-000-0000 --html complaints.html
        改进的文件：{ changes: [{ on: "2026-11-20", what: { zh: "…", en: "…" } }] }
        供主管和数据库的所有者使用。
        """,
      en: """
        Complaints received, answered within 24 hours, solved within 72, escalated and reopened, results by kind,
        mean times, and what was changed because of them (as case change add wrote it down, and of the file of
        --changes), with the way to complain, the stages and 12315. No group of fewer than five is shown, nor anything from which one could be worked out; what is hidden is
        empty. --html writes the page for the website, --csv the table.
          hotline case publish --month 2026-11 --changes changes.json5 --phone 400-000-0000 --html complaints.html
        The file of changes: { changes: [{ on: "2026-11-20", what: { zh: "…", en: "…" } }] }
        It is for supervisors and the owner of the database.
        """),
    options: [
      .value("month", "YYYY-MM", help: Wording(zh: "哪个月", en: "the month")),
      .value(
        "changes", "FILE",
        help: Wording(zh: "因投诉做了哪些改进", en: "what was changed because of complaints"),
        completion: .files),
      .value(
        "phone", "NUMBER", help: Wording(zh: "本平台的电话，写在网页上", en: "the house's number, for the page")
      ),
      .flag(
        "csv",
        help: Wording(zh: "类型与处理结果的表（CSV）", en: "the table of kinds and results, comma-separated")),
      .forExcel,
      ReportFile.option,
    ]
  ) { invocation, face in
    let month = try invocation.month()
    if invocation.flag("for-excel"), !invocation.flag("csv") {
      throw UsageError(Wording(zh: "--for-excel 要和 --csv 一起用", en: "--for-excel goes with --csv"))
    }
    let changes = try invocation.value("changes").map { path in
      try HouseChange.read(try SourceText(contentsOf: path)).filter { month.contains($0.on) }
    }
    let page = try ReportFile(invocation, face.console)
    let published = try face.run(PublishFigures(month)).value
    face.warn(ofDamaged: published.damaged)
    let text = PublishedText(
      published, month: month,
      changes: (published.changes.compactMap(\.published) + (changes ?? []))
        .sorted { $0.on < $1.on },
      phone: invocation.value("phone"))
    try page?.write { text.page($0) }
    if invocation.flag("csv") {
      face.console.writeData(invocation.csv(text.csv(face.console.language)))
    } else {
      face.write(text.json, text.summary(face.console))
    }
    return .success
  }
}

extension Invocation {
  /// The days of `--month`.
  fileprivate func month() throws -> ClosedRange<CivilDate> {
    let text = try required(value("month"), "month", "YYYY-MM")
    guard let first = CivilDate(text + "-01"), (1970...8999).contains(first.year) else {
      throw UsageError(
        zh: "--month：“\(text)”不是月份", en: "--month: '\(text)' is no month",
        hint: .writtenAs("2026-11"))
    }
    var last = first.daysSince1970 + 27
    while CivilDate(daysSince1970: last + 1).month == first.month { last += 1 }
    return first...CivilDate(daysSince1970: last)
  }
}
