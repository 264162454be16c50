internal import AfterSales
internal import ArgumentParsing
internal import CallerProfiles
internal import Diagnostics

extension Hotline {
  static let caseOpen = Command(
    "open", summary: "Take up a complaint and give it an acceptance number",
    discussion: """
      A second complaint about the same order joins the open case and fills in what its demand lacked;
      of a more urgent kind, it makes the case one of that kind. Without --kind the customer's words
      decide what the case is about; --kind overrules them, and that is counted. --deadline and other times are
      a moment, or a time span from now such as 24h.
        hotline case open --kind recharge-missing --order 202611110001 --agent li-na \\
          --amount 100 --account wang.pay --deadline 24h --text "充值成功但游戏里没有到账"
      """,
    options: DeskSession.options + [
      .value(
        "kind", "KIND",
        help: IssueKind.known.map(\.rawValue).joined(separator: " ") + " (default: by --text)",
        completion: .choices(IssueKind.known.map(\.rawValue))),
      .value("order", "ORDER", help: "the order it is about"),
      .value("caller", "NUMBER", help: "who complains, when no order tells"),
      .value(
        "channel", "CHANNEL", help: "phone (default), online, email or regulator",
        completion: .choices(CaseChannel.allCases.map(\.rawValue))),
      .value("text", "TEXT", help: "the customer's words, kept encrypted; - reads standard input"),
    ] + demandOptions + [
      .value(
        "evidence", "KIND", help: "evidence at hand: transaction, conversation, problem",
        isRepeatable: true, completion: .choices(EvidenceKind.allCases.map(\.rawValue))),
      .houseFiles,
    ]
  ) { invocation, console in
    let session = try DeskSession(invocation, console)
    let rules = try session.priorityRules(invocation)
    let draft = try session.draft(invocation)
    return try session.attempt("case open") {
      let taken = try session.store.takeUp(
        draft, by: session.caseActor, rules: rules, at: session.now)
      if session.writesJSON {
        session.write(
          .object([
            "outcome": .text(taken.isJoined ? "existing" : "opened"),
            "case": taken.stored.json(rules, at: session.now, console),
          ]))
      } else {
        let title =
          taken.isJoined
          ? console.text(zh: "已并入未结个案\n", en: "joined the open case\n")
          : console.text(zh: "已受理，受理编号：\n", en: "taken up under acceptance number:\n")
        console.write(title + taken.stored.summary(rules, at: session.now, console))
        if let order = draft.order, try session.store.order(order) == nil {
          let told = DisplayWidth.printable(order)
          console.writeError(
            console.text(
              zh: "注意：资料中没有订单 \(told)，请与客户核对订单号\n",
              en: "note: no order \(told) is known; check the number with the caller\n"))
        }
      }
    }
  }
}

extension DeskSession {
  fileprivate func draft(_ invocation: Invocation) throws -> CaseDraft {
    let kinds = IssueKind.known.map(\.rawValue)
    let given = try invocation.choice("kind", of: kinds).map { IssueKind(rawValue: $0) }
    let words = invocation.words(of: "text").flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    let classified = try words.map { words in
      try ComplaintClassifier.ofHouse(in: invocation.value("data"), console).kind(of: words)
    }
    guard let kind = given ?? classified else {
      throw UsageError(
        zh: "缺少 --kind KIND，也没有可供判断的 --text",
        en: "--kind KIND is missing, and no --text tells it",
        hint: Wording(kinds.joined(separator: " ")))
    }
    var draft = CaseDraft(
      kind, channel: try invocation.word(CaseChannel.self, "channel") ?? .phone)
    draft.classifiedAs = classified
    draft.order = invocation.value("order")
    if draft.order?.isEmpty == true { throw UsageError(zh: "--order 是空的", en: "--order is empty") }
    draft.text = words.map { ClearText($0, .text) }
    draft.evidence = try invocation.words(EvidenceKind.self, "evidence")
    draft.demand = try demand(invocation)
    if let number = invocation.value("caller") { draft.caller = try caller(number) }
    return draft
  }

  /// The caller of a number, when it is one person.
  private func caller(_ text: String) throws -> Int64? {
    switch CallingNumber(text) {
    case .withheld: return nil
    case .unreadable: throw UsageError.noTelephoneNumber(at: "--caller")
    case .number(let number):
      let found = try store.callers(of: number)
      guard found.count == 1 else {
        throw UsageError(
          zh: found.isEmpty ? "--caller：没有这个号码的客户" : "--caller：有\(found.count)人共用这个号码",
          en: found.isEmpty
            ? "--caller: nobody is known under this number"
            : "--caller: \(found.count) people share this number",
          hint: Wording(zh: "用 --order 指明订单", en: "name the order with --order"))
      }
      return found.first?.id
    }
  }
}
