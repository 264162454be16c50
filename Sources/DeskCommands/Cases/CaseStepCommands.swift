internal import CommandConsole
internal import ReportPages
internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

/// The commands that each do one thing with a case.
extension Hotline {
  static let caseAssign = step(
    "assign",
    summary: Wording(
      zh: "把工单转给坐席或部门；首问负责人不变", en: "Hand a case to an agent or a desk; its owner stays"),
    options: [
      .value("to", "AGENT", help: Wording(zh: "今后由谁处理", en: "who works on it from now on")),
      .value(
        "desk", "DESK",
        help: Wording(
          zh: "由这个部门里有空的人处理，或交给谁", en: "for whoever of this desk is free, or where the agent acts"),
        completion: .choices(CaseDesk.allCases.map(\.rawValue))),
    ]
  ) { invocation, face in
    let desk = try invocation.word(CaseDesk.self, "desk")
    guard let id = invocation.value("to") else {
      guard let desk else {
        throw UsageError(
          zh: "缺少 --desk DESK 或 --to AGENT", en: "--desk DESK or --to AGENT is missing")
      }
      return .assign(desk: desk, handler: nil)
    }
    return try face.run(FindAssignment(agent: id, desk: desk))
  }

  static let caseRespond = step(
    "respond",
    summary: Wording(
      zh: "记录已告知客户进展，以及客户的诉求",
      en: "Note that the customer was told how the case stands, and what they demand"),
    options: demandOptions, demand: { try $1.demand($0) }
  ) { _, _ in .respond }

  static let caseNote = step(
    "note",
    summary: Wording(
      zh: "补充说明，任何阶段都可以；不影响计时",
      en: "Add something in words, whatever stage the case is at; no clock runs from it")
  ) { invocation, _ in
    _ = try invocation.required(invocation.value("note"), "note", "TEXT")
    return .note
  }

  static let caseRequestEvidence = step(
    "request-evidence",
    summary: Wording(
      zh: "请客户提供凭证；收到前暂停计时", en: "Ask the customer for evidence; the clock stands until it comes"),
    options: [
      evidenceOption(
        Wording(zh: "要什么（默认：缺的全要）", en: "what is asked for (default: all that is missing)"))
    ]
  ) { invocation, _ in
    .requestEvidence(try invocation.words(EvidenceKind.self, "evidence"))
  }

  static let caseAddEvidence = step(
    "add-evidence", summary: Wording(zh: "记录收到的凭证", en: "Note evidence that came in"),
    options: [evidenceOption(Wording(zh: "收到了什么", en: "what came in"))]
  ) { invocation, _ in
    let kinds = try invocation.words(EvidenceKind.self, "evidence")
    return .addEvidence(
      try invocation.required(
        kinds.isEmpty ? nil : kinds, "evidence", "transaction|conversation|problem"))
  }

  static let caseResolve = step(
    "resolve", summary: Wording(zh: "给客户处理结果", en: "Give the customer a result"),
    options: [
      .value(
        "result", "RESULT", help: .words(CaseResult.allCases.map(\.rawValue)),
        completion: .choices(CaseResult.allCases.map(\.rawValue))),
      .value(
        "cause", "CAUSE", help: .words(CaseCause.allCases.map(\.rawValue)),
        completion: .choices(CaseCause.allCases.map(\.rawValue))),
      .value(
        "amount", "YUAN",
        help: Wording(zh: "退款或赔付多少", en: "what is paid back or given as compensation")),
      .value(
        "by", "TIME",
        help: Wording(
          zh: "何时办好：时间，或时长如 24h", en: "when it will have been carried out: a time, or a span as 24h"
        )),
    ]
  ) { invocation, face in
    let result = try invocation.required(
      try invocation.word(CaseResult.self, "result"), "result", "RESULT")
    let cause = try invocation.required(
      try invocation.word(CaseCause.self, "cause"), "cause", "CAUSE")
    return .resolve(
      Resolution(
        result, cause: cause, amount: try invocation.money("amount"),
        dueAt: try face.deadline("by", invocation)))
  }

  static let caseConfirm = step(
    "confirm",
    summary: Wording(zh: "客户认可结果，结案", en: "Close a case: the customer accepts the result"),
    options: [
      .value("satisfaction", "1…5", help: Wording(zh: "客户满意度", en: "how satisfied the customer is"))
    ]
  ) { invocation, _ in
    .confirm(satisfaction: try invocation.integer("satisfaction", in: Int.min...Int.max))
  }

  static let caseDissatisfied = step(
    "dissatisfied",
    summary: Wording(
      zh: "客户不认可结果，升级一级", en: "The customer does not accept the result: one desk up"),
    discussion: Wording(
      zh: """
        从一线到资深坐席，再到投诉部门；最多三次。之后告知客户可拨打 12315。
        """,
      en: """
        From the front line to the senior agents, then to the complaint department; at most three
        times. After that the customer is told of the consumer hotline 12315.
        """)
  ) { _, _ in .dissatisfied }

  static let caseReopen = step(
    "reopen",
    summary: Wording(
      zh: "重开已结案的工单：承诺没有兑现", en: "Open a closed case again: what was promised was not carried out")
  ) { _, _ in .reopen }

  static let caseVisit = step(
    "visit", summary: Wording(zh: "记录结案后的回访", en: "Note a return visit after the closing"),
    options: [
      .value(
        "satisfaction", "1…5",
        help: Wording(zh: "客户现在的满意度", en: "how satisfied the customer is now"))
    ]
  ) { invocation, _ in
    .visit(
      satisfaction: try invocation.required(
        try invocation.integer("satisfaction", in: Int.min...Int.max), "satisfaction", "1…5"))
  }

  static let caseReclassify = step(
    "reclassify", summary: Wording(zh: "改工单的问题类型", en: "File a case under another kind of issue"),
    discussion: Wording(
      zh: """
        优先级、部门和要的凭证随新类型变。改判次数用来衡量分类器（见 case stats）。
          hotline case reclassify 2026111100015 --kind membership-charge --agent li-na
        """,
      en: """
        Its priority follows the new kind, and so do the desk and the evidence asked for. The classifier
        is measured by how often this happens (case stats).
          hotline case reclassify 2026111100015 --kind membership-charge --agent li-na
        """),
    options: [
      .value(
        "kind", "KIND", help: .words(IssueKind.known.map(\.rawValue)),
        completion: .choices(IssueKind.known.map(\.rawValue)))
    ]
  ) { invocation, _ in
    let kinds = IssueKind.known.map(\.rawValue)
    let kind = try invocation.choice("kind", of: kinds)
    return .reclassify(
      IssueKind(
        rawValue: try invocation.required(kind, "kind", kinds.joined(separator: "|"))))
  }

  private static func evidenceOption(_ help: Wording) -> ArgumentParsing.Option {
    .value(
      "evidence", "KIND",
      help: help
        + Wording(
          zh: "：transaction、conversation、problem", en: ": transaction, conversation, problem"),
      isRepeatable: true,
      completion: .choices(EvidenceKind.allCases.map(\.rawValue)))
  }

  /// A command that does one thing with a case.
  ///
  /// - Parameters:
  ///   - auditedAs: what the audit calls it if it is refused, where that isn't the command's name.
  ///   - words: the option with what is said, where that isn't a note.
  static func step(
    _ name: String, auditedAs: String? = nil, summary: Wording, discussion: Wording = .empty,
    options: [ArgumentParsing.Option] = [], words: String? = nil,
    demand: @escaping @Sendable (Invocation, DeskFace) throws -> ToldDemand = { _, _ in ToldDemand()
    },
    command: @escaping @Sendable (Invocation, DeskFace) throws -> CaseCommand
  ) -> DeskCommand {
    DeskCommand(
      name, summary: summary, discussion: discussion, arguments: [caseArgument],
      options: options + (words == nil ? [noteOption] : []) + [seenOption, .houseFiles]
    ) { invocation, face in
      let number = try invocation.acceptanceNumber()
      var step = StepCase(try command(invocation, face), on: number, as: auditedAs ?? name)
      step.demand = try demand(invocation, face)
      step.note = invocation.words(of: words ?? "note", face.console)
      step.seen = try invocation.integer("seen", in: 1...1_000_000)
      let view = try face.run(step)
      face.write(view.json(face.console), view.summary(face.console))
      return .success
    }
  }
}
