package import Diagnostics

/// How agents or teams solve what customers come with, by the cases that they own.
///
/// Whoever took the first contact owns a case (首问负责制) and is measured by it. Rates are compared with
/// those that the house has for the same mix of kinds, so that hard cases don't punish: indirect
/// standardisation, with the house as the standard (N. E. Breslow, N. E. Day, "Statistical Methods in Cancer
/// Research II", IARC 1987, chapter 2). Speed is told and never ranks.
package struct Scorecard: Hashable, Sendable, Codable {
  /// Fewer cases than these rank nobody.
  package static let leastToRank = 30

  /// How often something came out so.
  package struct Rate: Hashable, Sendable, Codable {
    package fileprivate(set) var count = 0
    /// Among so many of which it can be told.
    package fileprivate(set) var of = 0
    /// How often it would with the house's rate of each kind.
    package fileprivate(set) var expected = 0.0

    /// `nil` of none.
    package var share: Double? { of == 0 ? nil : Double(count) / Double(of) }
    /// In which the share lies with 95 % confidence, by Wilson.
    package var interval: ClosedRange<Double>? { WilsonInterval.of(count, among: of) }

    /// The share that the house would have if it did as well with its own mix of kinds: its share times
    /// observed over expected, 0…1; `nil` if nothing was expected.
    package func adjusted(house: Rate) -> Double? {
      guard expected > 0, let share = house.share else { return nil }
      return min(1, share * Double(count) / expected)
    }
  }

  /// What customers answered who were asked how satisfied they are.
  package struct Answers: Hashable, Sendable, Codable {
    package fileprivate(set) var asked = 0
    package fileprivate(set) var answered = 0
    /// Of 1…5 each.
    package fileprivate(set) var sum = 0

    /// 1…5; `nil` if nobody answered.
    package var mean: Double? { answered == 0 ? nil : Double(sum) / Double(answered) }
  }

  /// One agent, one team, or the house.
  package struct Row: Hashable, Sendable, Codable {
    /// An agent's id, a level's name; empty for the house.
    package let name: String
    /// Those owned, solved or not.
    package fileprivate(set) var cases = 0
    /// Of the solved, those without a second complaint, hand-over, refusal or reopening.
    package fileprivate(set) var firstContact = Rate()
    package fileprivate(set) var reopened = Rate()
    /// Results with a day that came, carried out by then.
    package fileprivate(set) var promises = Rate()
    /// Answered within 24 hours, among those answered or late.
    package fileprivate(set) var answeredInTime = Rate()
    /// Asked when the case was closed.
    package fileprivate(set) var survey = Answers()
    /// Asked on a return visit after it.
    package fileprivate(set) var visits = Answers()
    fileprivate var responseSum = Duration.zero
    fileprivate var responses = 0
    /// How often the agent, or the team, handed a case on to somebody else, whosever it was.
    package fileprivate(set) var handOvers = 0
    /// By first contact resolution, adjusted; `nil` with fewer than `leastToRank` solved cases.
    package fileprivate(set) var rank: Int?

    /// From complaint to answer; `nil` if none was answered.
    package var meanResponse: Duration? { responses == 0 ? nil : responseSum / responses }
    package var isSmall: Bool { firstContact.of < Scorecard.leastToRank }
  }

  /// By what cases are put together.
  package enum Group: String, Hashable, Sendable, CaseIterable, Codable {
    case agent, team
  }

  package let house: Row
  /// The ranked ones first, the others by name.
  package let rows: [Row]

  /// - Parameters:
  ///   - name: whose a person is; the person or the team.
  ///   - now: when it is asked whether promises and answers are late.
  package init(of cases: [StoredCase], at now: Instant, by name: (String) -> String) {
    let scored = cases.map { ScoredCase($0, at: now) }
    var standard: [IssueKind: Row] = [:]
    var house = Row(name: "")
    for item in scored {
      item.add(to: &house, expecting: nil)
      item.add(to: &standard[item.kind, default: Row(name: "")], expecting: nil)
    }
    var rows: [String: Row] = [:]
    for item in scored {
      if let owner = item.owner {
        let title = name(owner)
        item.add(to: &rows[title, default: Row(name: title)], expecting: standard[item.kind])
      }
      for actor in item.handedOnBy {
        let title = name(actor)
        rows[title, default: Row(name: title)].handOvers += 1
        house.handOvers += 1
      }
    }
    self.house = house
    self.rows = Self.ranked(Array(rows.values), house)
  }

  private static func ranked(_ rows: [Row], _ house: Row) -> [Row] {
    func solving(_ row: Row) -> Double {
      row.firstContact.adjusted(house: house.firstContact) ?? 0
    }
    var ranked = rows.filter { !$0.isSmall }.sorted {
      (solving($1), $0.name) < (solving($0), $1.name)
    }
    for index in ranked.indices {
      // Who solves as much has the same rank.
      let isSame = index > 0 && solving(ranked[index]) == solving(ranked[index - 1])
      ranked[index].rank = isSame ? ranked[index - 1].rank : index + 1
    }
    return ranked + rows.filter(\.isSmall).sorted { $0.name < $1.name }
  }
}

/// What one case counts for.
private struct ScoredCase {
  let kind: IssueKind
  let owner: String?
  let isSolved: Bool
  let isFirstContact: Bool
  let isReopened: Bool
  /// `nil` while a promise runs, or without one.
  let isPromiseKept: Bool?
  let isAnsweredInTime: Bool?
  let response: Duration?
  let isClosed: Bool
  let survey: Int?
  let wasVisited: Bool
  let visit: Int?
  /// Who handed it on to somebody else, as often as they did.
  let handedOnBy: [String]

  init(_ stored: StoredCase, at now: Instant) {
    let complaint = stored.complaint
    let limits = complaint.limits(at: now)
    kind = complaint.facts.kind.family
    owner = complaint.owner
    isSolved = complaint.resolvedAt != nil && !complaint.isLeftToMediation
    isReopened = complaint.reopenings > 0
    var (detours, handedOn): (Int, [String]) = (0, [])
    var (survey, visit): (Int?, Int?) = (nil, nil)
    for event in stored.events {
      switch event.change {
      case .joined, .dissatisfied, .reopened: detours += 1
      case .assigned(_, let handler):
        detours += 1
        if event.actor != CaseEvent.machine, handler != event.actor { handedOn.append(event.actor) }
      case .confirmed(let satisfaction): survey = satisfaction ?? survey
      case .visited(let satisfaction): visit = satisfaction
      default: break
      }
    }
    (self.survey, self.visit, handedOnBy) = (survey, visit, handedOn)
    wasVisited = visit != nil
    isClosed = complaint.isClosed
    isFirstContact = isSolved && detours == 0
    isPromiseKept = (isSolved ? limits.promise : nil).flatMap {
      $0.isRunning && !$0.isLate ? nil : !$0.isLate
    }
    let answer = limits.response
    isAnsweredInTime = answer.isRunning && !answer.isLate ? nil : !answer.isLate
    response = answer.doneAt.map { $0 - complaint.timeline.roundBegan }
  }

  /// - Parameter kind: the house's row of the case's kind, for what is expected.
  func add(to row: inout Scorecard.Row, expecting kind: Scorecard.Row?) {
    row.cases += 1
    func add(_ path: WritableKeyPath<Scorecard.Row, Scorecard.Rate>, _ value: Bool?) {
      guard let value else { return }
      row[keyPath: path].of += 1
      if value { row[keyPath: path].count += 1 }
      row[keyPath: path].expected += kind?[keyPath: path].share ?? 0
    }
    add(\.firstContact, isSolved ? isFirstContact : nil)
    add(\.reopened, isReopened)
    add(\.promises, isPromiseKept)
    add(\.answeredInTime, isAnsweredInTime)
    if let response {
      row.responses += 1
      row.responseSum += response
    }
    if isClosed { row.survey.asked += 1 }
    if let survey {
      row.survey.answered += 1
      row.survey.sum += survey
    }
    if let visit {
      row.visits.answered += 1
      row.visits.sum += visit
    }
  }
}
