import Diagnostics
import EmergencyPlans
import Foundation
import Testing

@Suite struct PlanReadingTests {
  @Test func `a plan is read with everything it says`() throws {
    let plan = try PlanText.plan(
      """
      { plan: "p", title: { zh: "预案", en: "plan" }, carriedOut: "proposed", rest: "20m",
        triggers: [
          { queueLonger: { queue: "a", than: 10, for: "1m" } },
          { expectedWait: { queue: "b", above: "4m" } },
          { linesInUse: { above: 0.9, for: "30s" } },
          { warning: { region: "上海" } },
        ],
        steps: [
          { id: "s1", announce: { text: "t", hangUp: 0.2 } },
          { id: "s2", after: "1m", who: { zh: "主管", en: "supervisor" },
            poolJoins: { pool: "x", queue: "a", after: "45s" }, cost: 300 },
          { id: "s3", offerCallback: { queue: "b" } },
          { id: "s4", priority: { queue: "a", by: 2 } },
          { id: "s5", close: "refund" },
          { id: "s6", open: "refund" },
          { id: "s7", refundLimit: "50.50" },
          { id: "s8", tellWaiting: { queue: "a", text: "u", patience: 1.5 } },
        ],
        ends: { calm: [
          { queueShorter: { queue: "a", than: 4 } }, { expectedWait: { queue: "b", below: "1m" } },
          { linesInUse: { below: 0.5 } }, { noWarning: { region: "上海" } } ],
          for: "10m", after: "3h" } }
      """)
    #expect(plan.title == Wording(zh: "预案", en: "plan"))
    #expect(plan.carriedOut == .proposed && plan.restSeconds == 1_200)
    #expect(
      plan.triggers == [
        PlanCondition(.waiting("a"), isAbove: true, limit: 10, forSeconds: 60),
        PlanCondition(.expectedWait("b"), isAbove: true, limit: 240),
        PlanCondition(.lines, isAbove: true, limit: 0.9, forSeconds: 30),
        PlanCondition(.warning(PlanWarning(.region, "上海")), isAbove: true, limit: 0.5),
      ])
    #expect(
      plan.steps.map(\.action) == [
        .announce(text: "t", hangUp: 0.2), .poolJoins(pool: "x", queue: "a", afterSeconds: 45),
        .offerCallback(queue: "b", beyondSeconds: 0, accepted: 0.4),
        .priority(queue: "a", by: 2), .closeItem(item: "refund", contained: 0),
        .openItem(item: "refund"), .refundLimit(Money(cents: 50_50)),
        .tellWaiting(queue: "a", text: "u", patience: 1.5),
      ])
    #expect(plan.steps[1].who.en == "supervisor" && plan.steps[1].afterSeconds == 60)
    #expect(plan.steps[1].cost == 300)
    #expect(plan.ends.forSeconds == 600 && plan.ends.afterSeconds == 10_800)
    #expect(plan.ends.calm.map(\.limit) == [4, 60, 0.5, 0.5])
    #expect(plan.queues == ["a", "b"] && plan.pools == ["x"])
  }

  /// A part of the whole plan, what stands there instead, and where the finding of a code is: at the
  /// first such text.
  struct Mistake: Sendable {
    let part: String
    let wrong: String
    let at: String
    let code: String

    init(_ part: String, _ wrong: String, at: String, _ code: String) {
      (self.part, self.wrong, self.at, self.code) = (part, wrong, at, code)
    }
  }

  static let mistakes: [Mistake] = [
    .init("plan: \"p\",", "", at: "{", "missing-key"),
    .init("plan: \"p\"", "plan: \"q\"", at: "plan:", "id-not-as-file"),
    .init("title: \"P\"", "title: { zh: \"P\" }", at: "{ zh", "missing-key"),
    .init("title: \"P\"", "title: \"\"", at: "\"\"", "out-of-range"),
    .init("rest: \"5m\"", "rest: \"5s\"", at: "\"5s\"", "out-of-range"),
    .init("rest: \"5m\"", "rset: \"5m\"", at: "rset", "unknown-key"),
    .init("\"byItself\"", "\"always\"", at: "\"always\"", "unknown-value"),
    .init("\"byHand\"", "{}", at: "{}", "bad-condition"),
    .init("queueLonger", "queueLonge", at: "queueLonge:", "unknown-condition"),
    .init("than: 10", "than: -1", at: "-1", "out-of-range"),
    .init(
      "\"byHand\"", "{ warning: { product: \"a\", kind: \"b\" } }", at: "{ product", "bad-condition"
    ),
    .init("\"byHand\"", "{ linesInUse: { above: 5 } }", at: "5 } }", "out-of-range"),
    .init("id: \"join\"", "id: \"tell\"", at: "{ id: \"tell\", after", "duplicate"),
    .init("announce: \"wait\"", "say: \"wait\"", at: "{ id: \"tell\"", "bad-action"),
    .init(
      "announce: \"wait\"", "announce: \"wait\", close: \"a\"", at: "{ id: \"tell\"", "bad-action"),
    .init(
      "announce: \"wait\"", "announce: { text: \"t\", hangUp: 1.5 }", at: "1.5", "out-of-range"),
    .init("announce: \"wait\"", "refundLimit: \"0\"", at: "\"0\"", "out-of-range"),
    .init("announce: \"wait\"", "refundLimit: \"a\" ", at: "\"a\" ", "bad-money"),
    .init("pool: \"x\", ", "", at: "{ queue: \"a\" } },\n  ]", "missing-key"),
    .init("after: \"2m\"", "after: 2", at: "2, who", "bad-duration"),
    .init("than: 3 }", "than: 12 }", at: "{ queueShorter", "ends-while-triggered"),
    .init(
      "ends: { calm: [{ queueShorter: { queue: \"a\", than: 3 } }], for: \"3m\" }", "ends: {}",
      at: "{}", "missing-key"),
  ]

  @Test(arguments: mistakes)
  func `a wrong plan is refused with what is wrong and where`(_ mistake: Mistake) throws {
    let text = PlanText.whole.replacing(mistake.part, with: mistake.wrong)
    let place = try #require(text.ranges(of: mistake.at).first?.lowerBound)
    let before = text[..<place]
    let line = before.count { $0 == "\n" } + 1
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    let error = try #require(throws: InvalidInput.self) { _ = try PlanText.plan(text) }
    let found = error.diagnostics.map {
      "\($0.code) \($0.place.map { "\($0.line):\($0.column)" } ?? "")"
    }
    #expect(found.first == "\(mistake.code) \(line):\(column)", "\(found)")
  }

  @Test func `a step can't go by itself where the plan doesn't`() throws {
    let error = try #require(throws: InvalidInput.self) {
      _ = try PlanText.plan(
        PlanText.whole.replacing("\"byItself\"", with: "\"proposed\"")
          .replacing("announce: \"wait\"", with: "announce: \"wait\", carriedOut: \"byItself\""))
    }
    #expect(error.diagnostics.map(\.code) == ["step-before-plan"])
  }

  @Test func `names that a centre doesn't have are found, with a guess`() throws {
    let plan = try PlanText.plan()
    #expect(plan.unknownParts(queues: ["a"], pools: ["x"]).isEmpty)
    let unknown = plan.unknownParts(queues: ["b"], pools: ["xy"])
    #expect(unknown.map(\.name) == ["a", "x"])
    #expect(unknown[1].wording.en == "there is no pool \"x\" (did you mean \"xy\"?)")
  }
}
