internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  static let caseList = DeskCommand(
    "list", summary: "List cases, the most urgent first",
    options: [
      .flag("mine", help: "only those the agent works on or owns"),
      .value(
        "stage", "STAGE", help: CaseStage.allCases.map(\.rawValue).joined(separator: ", "),
        completion: .choices(CaseStage.allCases.map(\.rawValue))),
      .value(
        "kind", "KIND", help: "only this kind",
        completion: .choices(IssueKind.known.map(\.rawValue))),
      .value("order", "ORDER", help: "only about this order, closed ones too"),
      .value("caller", "NUMBER", help: "only of this number, closed ones too; - reads it"),
      .flag("closed", help: "closed ones too, the newest first"),
      .value("limit", "N", help: "at most so many (default 50)"), .houseFiles,
    ]
  ) { invocation, face in
    var filter = CaseFilter()
    filter.limit = try invocation.integer("limit", in: 1...10_000) ?? filter.limit
    filter.stage = try invocation.word(CaseStage.self, "stage")
    filter.kind = try invocation.choice("kind", of: IssueKind.known.map(\.rawValue))
      .map { IssueKind(rawValue: $0) }
    filter.order = invocation.value("order")
    filter.caller = invocation.clear(invocation.value("caller"), face.console)
    filter.isMine = invocation.flag("mine")
    filter.showsClosed = invocation.flag("closed")
    let listing = try face.run(ListCases(filter))
    face.warn(ofDamaged: listing.damaged)
    face.write(listing.value.json(face.console), listing.value.text(face.console))
    return .success
  }

  static let caseOverdue = DeskCommand(
    "overdue", summary: "List the cases of which a limit or a follow-up is over",
    discussion: "Status 1 when there are any, so that a timer can raise the alarm.",
    options: [.houseFiles]
  ) { _, face in
    let listing = try face.run(ListOverdueCases())
    face.warn(ofDamaged: listing.damaged)
    face.write(listing.value.json(face.console), listing.value.text(face.console))
    // One that can't be read may be late too.
    return listing.cases.isEmpty && listing.damaged.isEmpty ? .success : .checkFailed
  }
}
