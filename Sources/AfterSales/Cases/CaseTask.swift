package import Diagnostics

/// Who is asked to find something out or to do something for a case.
package enum CaseTeam: String, Hashable, Sendable, CaseIterable, Codable {
  case technical, risk, supplier, finance
  /// The agents, who ask and who talk to the customer.
  case service

  /// Those that can be asked: all but the agents, who ask.
  package static let allCases: [CaseTeam] = [.technical, .risk, .supplier, .finance]
}

/// A question to another team that the customer waits for, with the time told to the customer.
package struct CaseTask: Hashable, Sendable, Codable {
  /// How a task ended.
  package enum End: String, Hashable, Sendable, Codable {
    case answered
    /// The team gave it back to the agents without an answer.
    case returned
    /// The customer was given a result before there was an answer.
    case overtaken
  }

  /// Counted from 1 in each case.
  package let number: Int
  package internal(set) var team: CaseTeam
  /// Who asked, and waits for the team.
  package let asker: String
  /// Who of the team works on it; `nil` while nobody has taken it.
  package internal(set) var owner: String?
  /// When the team was asked.
  package let openedAt: Instant
  /// The time that the customer is told; passing the task on doesn't move it.
  package let dueAt: Instant
  /// Whether the customer heard that time when the task was opened.
  package let isTold: Bool
  package internal(set) var end: End?
  /// When it was answered, given back or overtaken; `nil` while it is open.
  package internal(set) var endedAt: Instant?

  package var isOpen: Bool { end == nil }

  /// Whether the time told to the customer has passed without an answer.
  package func isLate(at now: Instant) -> Bool { isOpen && dueAt < now }
}

/// The tasks of a case, and the ways that they went between teams.
package struct CaseTasks: Hashable, Sendable, Codable {
  /// One way of a task from a team to another.
  struct Move: Hashable, Sendable, Codable {
    var from: CaseTeam
    var to: CaseTeam

    var back: Move { Move(from: to, to: from) }
  }

  package private(set) var all: [CaseTask] = []
  private var moves: Set<Move> = []
  /// The pairs of teams between which something went back already.
  private var returns: Set<Move> = []
  /// How often a task was sent back to a team that it had come from (踢皮球).
  package private(set) var handBacks = 0

  package var open: [CaseTask] { all.filter(\.isOpen) }

  /// The task that the customer waits longest for: no earlier time is honest.
  package var lastDue: CaseTask? {
    open.max { ($0.dueAt, $0.number) < ($1.dueAt, $1.number) }
  }

  /// Whether a way is back to where a task came from, and something went back there before.
  func isSecondReturn(from: CaseTeam, to: CaseTeam) -> Bool {
    let move = Move(from: from, to: to)
    return moves.contains(move.back) && (returns.contains(move) || returns.contains(move.back))
  }

  mutating func open(
    _ team: CaseTeam, by asker: String, at moment: Instant, due: Instant, isTold: Bool
  ) {
    all.append(
      CaseTask(
        number: all.count + 1, team: team, asker: asker, openedAt: moment, dueAt: due,
        isTold: isTold))
    moves.insert(Move(from: .service, to: team))
  }

  mutating func take(_ number: Int, by owner: String) { change(number) { $0.owner = owner } }

  mutating func pass(_ number: Int, from: CaseTeam, to team: CaseTeam, at moment: Instant) {
    let move = Move(from: from, to: team)
    if moves.contains(move.back) {
      handBacks += 1
      returns.insert(move)
    }
    moves.insert(move)
    change(number) { task in
      if team == .service {
        (task.end, task.endedAt) = (.returned, moment)
      } else {
        (task.team, task.owner) = (team, nil)
      }
    }
  }

  mutating func answer(_ number: Int, by owner: String, at moment: Instant) {
    change(number) { task in
      task.owner = owner
      (task.end, task.endedAt) = (.answered, moment)
    }
  }

  /// A result is given: what is still asked doesn't matter any more.
  mutating func overtake(at moment: Instant) {
    for task in open { change(task.number) { ($0.end, $0.endedAt) = (.overtaken, moment) } }
  }

  private mutating func change(_ number: Int, _ body: (inout CaseTask) -> Void) {
    guard let index = all.firstIndex(where: { $0.number == number && $0.isOpen }) else { return }
    body(&all[index])
  }
}

extension CaseTeam: Worded {
  package var wording: Wording {
    switch self {
    case .technical: Wording(zh: "技术团队", en: "technical team")
    case .risk: Wording(zh: "风控团队", en: "risk team")
    case .supplier: Wording(zh: "供应商", en: "supplier")
    case .finance: Wording(zh: "财务", en: "finance")
    case .service: Wording(zh: "客服", en: "customer service")
    }
  }

  /// What it does, as callers are told.
  package var spokenWork: String {
    switch self {
    case .technical: "排查"
    case .risk: "核实"
    case .supplier: "核查"
    case .finance: "核对"
    case .service: "处理"
    }
  }
}
