internal import AfterSales
internal import ArgumentParsing
internal import CallerProfiles

extension Hotline {
  static let caseReclassify = Command(
    "reclassify", summary: "File a case under another kind of issue",
    discussion: """
      Its priority follows the new kind, and so do the desk and the evidence asked for. The classifier
      is measured by how often this happens (case stats).
        hotline case reclassify 2026111100015 --kind membership-charge --agent li-na
      """,
    arguments: [caseArgument],
    options: DeskSession.options + [
      .value(
        "kind", "KIND", help: IssueKind.known.map(\.rawValue).joined(separator: " "),
        completion: .choices(IssueKind.known.map(\.rawValue))),
      noteOption, seenOption, .houseFiles,
    ]
  ) { invocation, console in
    let session = try DeskSession(invocation, console)
    let rules = try session.priorityRules(invocation)
    let number = try invocation.acceptanceNumber()
    let kinds = IssueKind.known.map(\.rawValue)
    let kind = try invocation.required(
      try invocation.choice("kind", of: kinds), "kind", kinds.joined(separator: "|"))
    let note = try invocation.dictated("note")
    let seen = try invocation.integer("seen", in: 1...1_000_000)
    return try session.attempt("case \(number) reclassify") {
      let stored = try session.store.reclassify(
        number, as: IssueKind(rawValue: kind), by: session.caseActor, rules: rules,
        at: session.now, seen: seen, note: note)
      if session.writesJSON {
        session.write(stored.json(rules, at: session.now, console))
      } else {
        console.write(stored.summary(rules, at: session.now, console))
      }
    }
  }
}
