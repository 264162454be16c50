package import Diagnostics

/// How many cases of a kind had a result; `nil` while they have none.
package struct KindOutcome: Hashable, Sendable, Codable {
  package let kind: IssueKind
  package let result: CaseResult?
  package let count: Int

  package init(kind: IssueKind, result: CaseResult?, count: Int) {
    self.kind = kind
    self.result = result
    self.count = count
  }
}

/// What the house tells everybody of the complaints of a month (公示): no group so small that somebody
/// could be recognised in it.
package struct PublishedFigures: Hashable, Sendable, Codable {
  /// A part of the complaints, such as those answered in time.
  package struct Part: Hashable, Sendable, Codable {
    package let count: Int
    package let of: Int
  }

  /// The kinds of which there were any, in the order of the house.
  package let kinds: [IssueKind]
  /// Of each kind by result, in the order of `CaseResult`, then those without one.
  package let table: SuppressedTable
  /// Answered by a person within 24 hours; `nil` if it is hidden, as below.
  package let answeredInTime: Part?
  /// With a result within 72 hours, the time that customers owed evidence taken off.
  package let solvedInTime: Part?
  package let escalated: Part?
  package let reopened: Part?
  /// From complaint to answer; `nil` if too few were answered.
  package let meanResponse: Duration?
  /// From complaint to result; `nil` if too few have one.
  package let meanResolution: Duration?

  /// `nil` if the month had too few to tell anything.
  package var received: Int? { table.sum }

  package init(_ group: CaseStatistics.Group, _ outcomes: [KindOutcome]) {
    func family(_ outcome: KindOutcome) -> IssueKind {
      IssueKind.known.contains(outcome.kind.family) ? outcome.kind.family : .other
    }
    let kinds = IssueKind.known.filter { kind in outcomes.contains { family($0) == kind } }
    let results: [CaseResult?] = CaseResult.allCases.map(Optional.some) + [nil]
    let table = SuppressedTable(
      kinds.map { kind in
        results.map { result in
          outcomes.filter { family($0) == kind && $0.result == result }.reduce(0) { $0 + $1.count }
        }
      })
    self.table = table
    // That there was one of a kind is told by its row.
    self.kinds = table.sum == nil ? [] : kinds
    func part(_ parts: [Int], needs isShown: Bool = true) -> Part? {
      guard isShown, table.sum != nil, SuppressedTable.parts(parts) != nil else { return nil }
      return Part(count: parts[0], of: parts.reduce(0, +))
    }
    let (opened, resolved) = (group.opened, group.resolved)
    answeredInTime = part([group.respondedInTime, opened - group.respondedInTime])
    // Those without a result are a sum of the table, so this stands only where that does.
    solvedInTime = part(
      [group.resolvedInTime, resolved - group.resolvedInTime, opened - resolved],
      needs: kinds.isEmpty || table.columnSums[CaseResult.allCases.count] != nil)
    escalated = part([group.escalated, opened - group.escalated])
    reopened = part([group.reopened, opened - group.reopened])
    let least = SuppressedTable.least
    meanResponse = group.responded >= least ? group.meanResponse : nil
    meanResolution = resolved >= least ? group.meanResolution : nil
  }
}

/// Something that the house changed because of complaints.
package struct HouseChange: Hashable, Sendable {
  package let on: CivilDate
  package let what: Wording

  package init(on day: CivilDate, what: Wording) { (on, self.what) = (day, what) }

  /// Reads `{ changes: [{ on: "2026-11-20", what: { zh: "…", en: "…" } }] }`, the earliest first.
  ///
  /// - Throws: `InvalidInput` with every problem found.
  package static func read(_ source: SourceText) throws(InvalidInput) -> [HouseChange] {
    let log = DiagnosticLog()
    let reader = DocumentReader(source, log: log)
    var changes: [HouseChange] = []
    if let file = reader.object(try JSON5Parser.parse(source), path: "") {
      for (index, element) in file.list("changes").enumerated() {
        guard let object = reader.object(element, path: "changes[\(index)]") else { continue }
        let day = object.required("on").flatMap { value -> CivilDate? in
          guard let text = reader.text(value, path: object.path(of: "on")) else { return nil }
          guard let day = CivilDate(text) else {
            reader.error(
              "bad-date", at: value.offset,
              Wording(zh: "应为 \"2026-11-20\" 这样的一天", en: "expected a day such as \"2026-11-20\"")
                .at(object.path(of: "on")))
            return nil
          }
          return day
        }
        let what = object.object("what").flatMap { Wording.read($0) }
        if !object.has("what") { _ = object.required("what") }
        object.finish()
        if let day, let what { changes.append(HouseChange(on: day, what: what)) }
      }
      file.finish()
    }
    try log.throwIfErrors()
    return changes.sorted { $0.on < $1.on }
  }
}
