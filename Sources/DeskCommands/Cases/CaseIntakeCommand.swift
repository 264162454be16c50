internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import Foundation
internal import ServiceDesk

extension Hotline {
  static let caseIntake = DeskCommand(
    "intake",
    summary: Wording(
      zh: "受理在线客服、邮件、社交媒体和监管部门转来的投诉",
      en: "Take in complaints by chat, e-mail, social media and regulators"),
    discussion: Wording(
      zh: """
        FILE 里每件投诉一行 JSON；写 - 从标准输入读：
          {"channel": "email", "at": "2026-11-12T09:30:00+08:00", "from": {"number": "13800138000"},
           "order": "202611110001", "text": "充值没有到账", "reference": "mail-20871"}
        channel 是 chat（在线客服）、email、social（社交媒体）或 regulator（监管部门）；from 里可写 number、email 和
        account；order、kind 和 from 可以不写。问题类型由文字判断。有这个订单的未结工单就并入，否则并入这位客户的；
        时限相同，从客户写下的时间算起；监管部门转来的另有工作日时限：7 天内受理，15 天内回复。同一 reference 只受理一次。
        有错的行会指明位置，整个文件都不受理；写 --skip-bad 则略过这些行。
        供数据库的所有者和主管使用。
          hotline case intake today.jsonl --db hotline.db
        """,
      en: """
        FILE has a line of JSON for each complaint; - reads standard input:
          {"channel": "email", "at": "2026-11-12T09:30:00+08:00", "from": {"number": "13800138000"},
           "order": "202611110001", "text": "充值没有到账", "reference": "mail-20871"}
        channel is chat, email, social or regulator; from may have number, email and account; order, kind and
        from may be left out. What it is about follows from the words. It joins the open case of the order, else
        of who wrote, and is answered within the same limits, which run from when it was written; a regulator is
        answered by working days besides, 7 to take it up and 15 to reply. The same reference is taken in once.
        A bad line is told with its place, and nothing of the file is taken in, unless --skip-bad leaves it out.
        It is for the owner of the database and supervisors.
          hotline case intake today.jsonl --db hotline.db
        """),
    arguments: [
      Argument(
        "FILE", help: Wording(zh: "每行一条 JSON；- 从标准输入读", en: "lines of JSON; - reads them"),
        completion: .files)
    ],
    options: [
      .flag(
        "skip-bad",
        help: Wording(
          zh: "略过有错的行，而不是拒收整个文件", en: "leave bad lines out instead of refusing the file")),
      .houseFiles,
    ]
  ) { invocation, face in
    let source = try face.complaints(invocation.arguments[0])
    let reader = IntakeReader(source, now: face.now)
    guard reader.badLines == 0 || invocation.flag("skip-bad") else {
      throw InvalidInput(reader.findings)
    }
    face.console.tell(reader.findings)
    let report = try face.desk.takeIn(reader.complaints, by: face.actor)
    let skipped = reader.badLines
    face.write(report.json(skipped: skipped), report.text(skipped: skipped, face.console))
    return .success
  }
}

extension DeskFace {
  /// The file of complaints, or standard input.
  fileprivate func complaints(_ path: String) throws -> SourceText {
    guard path == "-" else { return try SourceText(contentsOf: path, atMost: 1 << 28) }
    var text = ""
    while let line = console.readLine() { text += line + "\n" }
    return SourceText(path: "-", text: text)
  }
}

extension IntakeReport {
  fileprivate func json(skipped: Int) -> JSONValue {
    .object([
      "taken": .array(
        taken.map { complaint in
          .object([
            "line": .integer(Int64(complaint.line)), "case": .text(complaint.number),
            "outcome": .text(complaint.isJoined ? "existing" : "opened"),
          ])
        }),
      "known": .integer(Int64(known)), "skipped": .integer(Int64(skipped)),
    ])
  }

  fileprivate func text(skipped: Int, _ console: Console) -> String {
    let joined = taken.count { $0.isJoined }
    let lines = taken.map { complaint in
      "  \(complaint.line)  \(AcceptanceNumber.grouped(complaint.number))  "
        + (complaint.isJoined
          ? console.text(zh: "并入未结工单", en: "joined the open case")
          : console.text(zh: "新受理", en: "taken up")) + "\n"
    }
    return lines.joined()
      + console.text(
        zh: "新受理 \(taken.count - joined)，并入 \(joined)，先前已收 \(known)，略过 \(skipped) 行\n",
        en: "\(taken.count - joined) taken up, \(joined) joined, \(known) known before, "
          + "\(skipped) lines left out\n")
  }
}
