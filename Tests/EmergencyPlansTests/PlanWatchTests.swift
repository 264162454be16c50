import EmergencyPlans
import Testing

/// Hand's working: the plan of `PlanText` begins after more than 10 have waited for a minute, and ends
/// after fewer than 3 have for three.
@Suite struct PlanWatchTests {
  private func watch(_ plan: EmergencyPlan) -> PlanWatch { PlanWatch([plan], queues: ["a"]) }

  private func waiting(_ count: Int) -> PlanObservation {
    PlanObservation(waiting: [count], expectedWait: [0])
  }

  @Test func `a trigger has to hold for its time without a break`() throws {
    var watch = watch(try PlanText.plan())
    #expect(watch.observe(waiting(11), at: 0).isEmpty)
    #expect(watch.nextMoment == 60)
    #expect(watch.observe(waiting(10), at: 59).isEmpty)
    #expect(watch.observe(waiting(11), at: 60).isEmpty)
    #expect(watch.observe(waiting(11), at: 119).isEmpty)
    #expect(watch.nextMoment == 120)
    #expect(
      watch.observe(waiting(30), at: 120) == [
        .started(plan: 0, trigger: 0, by: nil),
        .stepDone(plan: 0, step: 0, lateSeconds: 0, by: nil),
      ])
  }

  @Test func `steps come when they are due, and everything is undone at the end, the last first`()
    throws
  {
    var watch = watch(try PlanText.plan())
    _ = watch.observe(waiting(11), at: 0)
    _ = watch.observe(waiting(11), at: 60)
    #expect(watch.effects.announcements == ["wait"])
    #expect(watch.nextMoment == 180)
    #expect(watch.observe(waiting(11), at: 179).isEmpty)
    #expect(
      watch.observe(waiting(2), at: 181) == [
        .stepDone(plan: 0, step: 1, lateSeconds: 1, by: nil)
      ])
    #expect(watch.effects.links == [.init(pool: "x", queue: "a"): 0])
    #expect(watch.nextMoment == 361)
    // Three callers are not fewer than three: the calm begins anew.
    #expect(watch.observe(waiting(3), at: 300).isEmpty)
    #expect(watch.observe(waiting(0), at: 301).isEmpty)
    #expect(
      watch.observe(waiting(0), at: 481) == [
        .stepUndone(plan: 0, step: 1, by: nil), .stepUndone(plan: 0, step: 0, by: nil),
        .ended(plan: 0, .calm),
      ])
    #expect(watch.effects == PlanEffects())
  }

  @Test func `it rests after its end, however bad it is`() throws {
    var watch = watch(try PlanText.plan())
    _ = try watch.begin("p", by: "li", at: 0)
    _ = try watch.end("p", by: "li", at: 10)
    _ = watch.observe(waiting(50), at: 10)
    #expect(watch.nextMoment == 310)
    #expect(watch.observe(waiting(50), at: 309).isEmpty)
    #expect(watch.observe(waiting(50), at: 310).first == .started(plan: 0, trigger: 0, by: nil))
  }

  @Test func `a proposal waits for somebody's word, and lapses when its trigger is long over`()
    throws
  {
    let plan = try PlanText.plan("\"byItself\"", "\"proposed\"")
    var watch = watch(plan)
    _ = watch.observe(waiting(11), at: 0)
    #expect(watch.observe(waiting(11), at: 60) == [.proposed(plan: 0, trigger: 0)])
    #expect(watch.effects == PlanEffects())
    var left = watch
    #expect(left.observe(waiting(0), at: 100).isEmpty)
    #expect(left.nextMoment == 400)
    #expect(left.observe(waiting(0), at: 400) == [.withdrawn(plan: 0)])
    #expect(throws: PlanRefusal.planNotNow) { try left.accept("p", by: "li", at: 401) }

    #expect(
      try watch.accept("p", by: "li", at: 90) == [
        .started(plan: 0, trigger: 0, by: "li"),
        .stepDone(plan: 0, step: 0, lateSeconds: 0, by: nil),
      ])
    #expect(throws: PlanRefusal.planNotNow) { try watch.accept("p", by: "li", at: 91) }
    #expect(throws: PlanRefusal.planNotNow) { try watch.begin("p", by: "li", at: 91) }
  }

  @Test func `what is declined isn't proposed again before it has rested`() throws {
    var watch = watch(try PlanText.plan("\"byItself\"", "\"proposed\""))
    _ = watch.observe(waiting(11), at: 0)
    _ = watch.observe(waiting(11), at: 60)
    #expect(try watch.decline("p", by: "li", at: 70) == [.declined(plan: 0, by: "li")])
    #expect(watch.observe(waiting(11), at: 369).isEmpty)
    #expect(watch.observe(waiting(11), at: 370) == [.proposed(plan: 0, trigger: 0)])
  }

  @Test func `a step can be undone, left out, and wanted again; what was said stands`() throws {
    var watch = watch(
      try PlanText.plan("announce: \"wait\"", "tellWaiting: { queue: \"a\", text: \"t\" }"))
    _ = try watch.begin("p", by: "li", at: 0)
    #expect(throws: PlanRefusal.stepStands) { try watch.undo("tell", of: "p", by: "li", at: 1) }
    #expect(
      try watch.undo("join", of: "p", by: "li", at: 1) == [.stepUndone(plan: 0, step: 1, by: "li")])
    #expect(watch.observe(waiting(11), at: 200).isEmpty)
    #expect(
      try watch.accept("p", step: "join", by: "li", at: 210) == [
        .stepDone(plan: 0, step: 1, lateSeconds: 90, by: "li")
      ])
    #expect(watch.effects.links.count == 1)
    #expect(throws: PlanRefusal.unknownStep) { try watch.undo("jion", of: "p", by: "li", at: 1) }
    #expect(throws: PlanRefusal.unknownPlan) { try watch.end("q", by: "li", at: 1) }
  }

  @Test func `a step of its own waits for somebody's word`() throws {
    var watch = watch(
      try PlanText.plan("who: \"Li\", poolJoins", "carriedOut: \"proposed\", poolJoins"))
    _ = try watch.begin("p", by: "li", at: 0)
    #expect(watch.observe(waiting(11), at: 120) == [.stepProposed(plan: 0, step: 1)])
    #expect(watch.effects.links.isEmpty)
    #expect(watch.nextMoment == nil)
    _ = try watch.accept("p", step: "join", by: "li", at: 130)
    #expect(watch.effects.links.count == 1)
  }

  @Test func `a longest time ends a plan that nothing calms`() throws {
    var watch = watch(try PlanText.plan("for: \"3m\"", "for: \"3m\", after: \"10m\""))
    _ = try watch.begin("p", by: "li", at: 0)
    #expect(
      watch.observe(waiting(99), at: 599).last
        == .stepDone(plan: 0, step: 1, lateSeconds: 479, by: nil))
    #expect(watch.observe(waiting(99), at: 600).last == .ended(plan: 0, .tooLong))
  }

  @Test func `after a break it goes on as it was kept: late steps are done or missed, none twice`()
    throws
  {
    let plan = try PlanText.plan()
    var watch = watch(plan)
    _ = try watch.begin("p", by: "li", at: 0)
    var soon = PlanWatch([plan], queues: ["a"], kept: watch.states)
    #expect(soon.effects.announcements == ["wait"])
    #expect(
      soon.observe(waiting(11), at: 720) == [.stepDone(plan: 0, step: 1, lateSeconds: 600, by: nil)]
    )
    var late = PlanWatch([plan], queues: ["a"], kept: watch.states)
    #expect(late.observe(waiting(11), at: 721) == [.stepMissed(plan: 0, step: 1)])
    #expect(late.effects.links.isEmpty)
  }

  @Test func `all lasts as long as it would have when the clock is set`() throws {
    var watch = watch(try PlanText.plan())
    _ = watch.observe(waiting(11), at: 0)
    watch.clockWasSet(by: 3_600)
    #expect(watch.nextMoment == 3_660)
    #expect(watch.observe(waiting(11), at: 3_659).isEmpty)
    #expect(watch.observe(waiting(11), at: 3_660).count == 2)
  }

  @Test func `effects of several steps are laid together`() {
    let effects = PlanEffects(of: [
      .announce(text: "a", hangUp: 0), .announce(text: "b", hangUp: 0),
      .announce(text: "a", hangUp: 0), .priority(queue: "a", by: 1), .priority(queue: "a", by: 2),
      .poolJoins(pool: "x", queue: "a", afterSeconds: 30),
      .poolJoins(pool: "x", queue: "a", afterSeconds: 10),
      .offerCallback(queue: "a", beyondSeconds: 60, accepted: 1),
      .offerCallback(queue: "a", beyondSeconds: 30, accepted: 1),
      .closeItem(item: "z", contained: 0), .closeItem(item: "y", contained: 0),
    ])
    #expect(effects.announcements == ["a", "b"])
    #expect(effects.raises == ["a": 3])
    #expect(effects.links == [.init(pool: "x", queue: "a"): 10])
    #expect(effects.callbacks == ["a": 30])
    #expect(effects.closed == ["y", "z"])
  }
}
