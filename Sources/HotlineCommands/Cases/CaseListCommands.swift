internal import AfterSales
internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics
internal import Reports

extension Hotline {
  static let caseList = Command(
    "list", summary: "List cases, the most urgent first",
    options: DeskSession.options + [
      .flag("mine", help: "only those the agent works on or owns"),
      .value(
        "stage", "STAGE", help: CaseStage.allCases.map(\.rawValue).joined(separator: ", "),
        completion: .choices(CaseStage.allCases.map(\.rawValue))),
      .value(
        "kind", "KIND", help: "only this kind",
        completion: .choices(IssueKind.known.map(\.rawValue))),
      .value("order", "ORDER", help: "only about this order, closed ones too"),
      .flag("closed", help: "closed ones too, the newest first"),
      .value("limit", "N", help: "at most so many (default 50)"), .houseFiles,
    ]
  ) { invocation, console in
    let session = try DeskSession(invocation, console)
    let rules = try session.priorityRules(invocation)
    let limit = try invocation.integer("limit", in: 1...10_000) ?? 50
    let stage = try invocation.word(CaseStage.self, "stage")
    let kind = try invocation.choice("kind", of: IssueKind.known.map(\.rawValue))
    let order = invocation.value("order")
    let showsClosed = invocation.flag("closed") || order != nil
    let all =
      showsClosed
      ? try session.store.cases(ofOrder: order, limit: 10_000)
      : rules.sorted(try session.store.openCases(), at: session.now)
    let found = all.filter { stored in
      (stage.map { $0 == stored.complaint.stage } ?? true)
        && (kind.map { $0 == stored.complaint.facts.kind.rawValue } ?? true)
        && (!invocation.flag("mine")
          || [stored.complaint.handler, stored.complaint.owner].contains(session.actor))
    }
    try session.show(Array(found.prefix(limit)), of: found.count, rules, "case list")
    return .success
  }

  static let caseOverdue = Command(
    "overdue", summary: "List the cases of which a limit or a follow-up is over",
    discussion: "Status 1 when there are any, so that a timer can raise the alarm.",
    options: DeskSession.options + [.houseFiles]
  ) { invocation, console in
    let session = try DeskSession(invocation, console)
    let rules = try session.priorityRules(invocation)
    let late = rules.sorted(try session.store.openCases(), at: session.now).filter {
      $0.complaint.limits(at: session.now).isOverdue(at: session.now)
    }
    try session.show(late, of: late.count, rules, "case overdue")
    return late.isEmpty ? .success : .checkFailed
  }
}

extension PriorityRules {
  /// The most urgent first; of equally urgent ones the oldest.
  fileprivate func sorted(_ cases: [StoredCase], at now: Instant) -> [StoredCase] {
    cases.map { ($0, priority(of: $0.complaint, tier: $0.tier, at: now).level) }
      .sorted { a, b in
        if a.1 != b.1 { return a.1 > b.1 }
        return (a.0.complaint.facts.openedAt, a.0.number)
          < (b.0.complaint.facts.openedAt, b.0.number)
      }.map(\.0)
  }
}

extension DeskSession {
  /// Audits that cases are listed, and lists them.
  fileprivate func show(
    _ cases: [StoredCase], of count: Int, _ rules: PriorityRules, _ what: String
  ) throws {
    try store.appendAudit([
      AuditEntry(at: now, actor: actor, .lookUp, object: what, found: cases.count)
    ])
    if writesJSON {
      write(
        .object([
          "found": .integer(Int64(count)),
          "cases": .array(cases.map { $0.json(rules, at: now, console) }),
        ]))
      return
    }
    guard !cases.isEmpty else {
      console.write(console.text(zh: "没有符合条件的个案\n", en: "no such cases\n"))
      return
    }
    var table = TextTable([
      .init(console.text(zh: "受理编号", en: "case"), .leading),
      .init(console.text(zh: "优先", en: "prio"), .trailing),
      .init(console.text(zh: "问题", en: "issue"), .leading),
      .init(console.text(zh: "阶段", en: "stage"), .leading),
      .init(console.text(zh: "处理", en: "desk"), .leading),
      .init(console.text(zh: "首问", en: "owner"), .leading),
      .init(console.text(zh: "响应", en: "response"), .leading),
      .init(console.text(zh: "解决", en: "resolution"), .leading),
      .init(console.text(zh: "订单", en: "order"), .leading),
    ])
    for stored in cases { table.add(row(stored, rules)) }
    console.write(table.text)
    if count > cases.count {
      console.write(
        console.text(
          zh: "还有 \(count - cases.count) 个，用 --limit 查看\n",
          en: "\(count - cases.count) more, see --limit\n"))
    }
  }

  private func row(_ stored: StoredCase, _ rules: PriorityRules) -> [String] {
    let complaint = stored.complaint
    let limits = complaint.limits(at: now)
    // The table measures its cells, so they come without colours.
    var plain = console
    plain.isTerminal = false
    let resolution = limits.resolution.text(plain)
    return [
      AcceptanceNumber.grouped(stored.number),
      String(rules.priority(of: complaint, tier: stored.tier, at: now).level),
      console.text(complaint.facts.kind.wording), console.text(complaint.stage.wording),
      complaint.handler ?? console.text(complaint.desk.wording), complaint.owner ?? "–",
      limits.response.text(plain), limits.isPaused ? "⏸ " + resolution : resolution,
      complaint.facts.order ?? "–",
    ]
  }
}
