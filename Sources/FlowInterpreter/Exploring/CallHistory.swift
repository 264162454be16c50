/// What happened in an explored call, decision by decision.
///
/// Calls that go on from the same moment share what came before it, so that trying a decision costs
/// the same however long the call is already.
struct CallHistory {
  /// What was decided and what came of it, up to the next moment from which calls go on.
  struct Part {
    var decisions: [Decision] = []
    var steps: [Step] = []
    /// What services answered.
    var replies: [(service: String, reply: StubbedReply)] = []
    var path: [NodePlace] = []
    var ways: [TakenWay] = []
  }

  /// Something that was decided, in words.
  struct Decision {
    /// Where; `nil` if the words tell that.
    var place: NodePlace?
    var words: String

    var text: String { place.map { "\($0.pathName): \(words)" } ?? words }
  }

  /// A step of the fixture that plays the call.
  enum Step {
    case act(CallerAct)
    /// The last of these prompts has to be heard first, since silence would else begin after an earlier one.
    case question(heard: [String])
  }

  private(set) var latest = Part()
  private var earlier: Link?
  private(set) var visits = 0
  private(set) var wayCount = 0
  private(set) var decisionCount = 0

  // MARK: Taking note

  mutating func note(_ decision: Decision) {
    latest.decisions.append(decision)
    decisionCount += 1
  }

  mutating func note(_ step: Step) { latest.steps.append(step) }

  mutating func note(_ reply: StubbedReply, of service: String) {
    latest.replies.append((service, reply))
  }

  mutating func note(path: [NodePlace], ways: [TakenWay]) {
    visits += path.count
    wayCount += ways.count
    latest.path += path
    latest.ways += ways
  }

  /// Shares all that happened so far with the calls that go on from here.
  mutating func share() {
    earlier = Link(part: latest, before: earlier)
    latest = Part()
  }

  // MARK: Reading

  /// All that parts have of something, in order.
  func all<Element>(_ elements: (Part) -> [Element]) -> [Element] {
    parts.reversed().flatMap(elements)
  }

  /// The ways taken after so many.
  func ways(after count: Int) -> [TakenWay] {
    last(wayCount - count, of: \.ways)
  }

  /// The nodes visited after so many.
  func path(after count: Int) -> [NodePlace] {
    last(visits - count, of: \.path)
  }

  /// Whether some part fulfils a condition.
  func contains(where condition: (Part) -> Bool) -> Bool {
    if condition(latest) { return true }
    var link = earlier
    while let next = link {
      if condition(next.part) { return true }
      link = next.before
    }
    return false
  }

  /// The last one first.
  private var parts: [Part] {
    var parts = [latest]
    var link = earlier
    while let next = link {
      parts.append(next.part)
      link = next.before
    }
    return parts
  }

  private func last<Element>(_ count: Int, of elements: (Part) -> [Element]) -> [Element] {
    guard count > 0 else { return [] }
    var found = elements(latest)
    var link = earlier
    while found.count < count, let next = link {
      found = elements(next.part) + found
      link = next.before
    }
    return found.count == count ? found : Array(found.suffix(count))
  }
}

extension CallHistory {
  private final class Link {
    let part: Part
    private(set) var before: Link?

    init(part: Part, before: Link?) {
      self.part = part
      self.before = before
    }

    deinit {
      // One after the other: a chain of thousands would be let go link within link.
      var rest = before.take()
      while isKnownUniquelyReferenced(&rest) { rest = rest?.before.take() }
    }
  }
}
