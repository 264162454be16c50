internal import AfterSales
internal import Diagnostics
internal import EmergencyPlans
internal import QueueSimulator

/// Emergency plans, which watch the live queue and change it while they are in force.
extension Exchange {
  /// How often early warnings are looked for, where a plan goes by them.
  static let warningStep = Duration.seconds(1)

  private var seconds: Double { LiveTime.seconds(now.milliseconds) }

  /// When a plan has something to do if nothing happens until then.
  var nextPlanMoment: Instant? {
    guard !watch.plans.isEmpty else { return nil }
    let due = watch.nextMoment.map { Instant(milliseconds: Int64(($0 * 1_000).rounded(.up))) }
    let warnings = watch.asksForWarnings ? (warned.at ?? now) + Self.warningStep : nil
    return [due, warnings].compactMap(\.self).min()
  }

  /// Lets the plans look at the queue as it stands, and does what is due.
  /// - Throws: what the storage throws.
  func observePlans() throws {
    guard !watch.plans.isEmpty else { return }
    if watch.asksForWarnings, warned.at.map({ now - $0 >= Self.warningStep }) ?? true {
      warned = (now, Set(try storage.earlyWarnings(at: now).map(PlanWarning.init)))
    }
    let observation = PlanObservation(
      waiting: centre.plan.queues.indices.map { centre.waitingCount(inQueue: $0) },
      expectedWait: centre.plan.queues.indices.map { centre.expectedWait(ofNextIn: $0) },
      lines: centre.plan.lines.map { Double(centre.linesInUse) / Double($0) },
      warnings: warned.found)
    takeUp(watch.observe(observation, at: seconds))
    keepPlans()
  }

  /// Does what a supervisor wants of a plan.
  func order(
    _ order: PlanOrder, _ plan: String, step: String?, by actor: String
  ) -> LiveRefusal? {
    do {
      let news =
        switch order {
        case .start: try watch.begin(plan, by: actor, at: seconds)
        case .accept: try watch.accept(plan, step: step, by: actor, at: seconds)
        case .decline: try watch.decline(plan, by: actor, at: seconds)
        case .undo: try watch.undo(step ?? "", of: plan, by: actor, at: seconds)
        case .end: try watch.end(plan, by: actor, at: seconds)
        }
      takeUp(news)
      return nil
    } catch let refusal {
      return refusal.liveRefusal
    }
  }

  /// What all callers hear, by supervisors and by plans.
  var toldToAll: String {
    ([announcement] + watch.effects.announcements).filter { !$0.isEmpty }.joined(separator: " ")
  }

  // MARK: Taking up

  /// Writes down what became of plans, and changes the centre by it.
  private func takeUp(_ news: [PlanNews]) {
    guard !news.isEmpty else { return }
    for item in news { audit(item) }
    layPlans()
    for case .stepDone(let plan, let step, _, _) in news {
      switch watch.plans[plan].steps[step].action {
      case .announce(let text, _): tellWaiting(text) { _ in true }
      case .tellWaiting(let name, let text, _):
        guard let queue = centre.plan.queue(named: name) else { continue }
        tellWaiting(text) { $0.queue == queue }
      case .poolJoins, .offerCallback, .priority, .closeItem, .openItem, .refundLimit: continue
      }
    }
  }

  private func tellWaiting(_ text: String, _ isMeant: (LiveCall) -> Bool) {
    for (id, call) in centre.calls.sorted(by: { $0.key < $1.key })
    where call.stage == .waiting && !call.isCallback && isMeant(call) {
      send(.announcement(text: text), toCaller: id)
    }
  }

  /// Lays what is in force over the centre, and keeps what flows and desks go by.
  private func layPlans() {
    let effects = watch.effects
    guard effects != centre.plan.effects else { return }
    tell(.lay(effects))
    for setting in PlannedSetting.allCases {
      let value = effects.value(of: setting)
      guard keptPlanned[setting] ?? "" != value else { continue }
      keptPlanned[setting] = value
      step.records.append(.setting(.planned(setting, value)))
    }
  }

  /// Keeps how far the plans have come, in the step that brought them there.
  func keepPlans() {
    for state in watch.states where keptStates[state.id] != state {
      keptStates[state.id] = state
      step.records.append(.setting(.plan(state.id, state.text)))
    }
  }

  /// Goes on from what was kept; what was kept of plans that aren't here any more is forgotten.
  func takeUpKeptPlans(_ kept: KeptCentre) {
    keptPlanned = kept.planned
    keptStates = Dictionary(uniqueKeysWithValues: watch.states.map { ($0.id, $0) })
    let gone = kept.planStates.keys.filter { keptStates[$0] == nil }.sorted()
    for id in gone {
      step.records.append(.setting(.plan(id, "")))
      audit(.change, by: "plan:\(id)", "plan \(id) is no more: all of it undone")
    }
    for setting in PlannedSetting.allCases {
      let value = watch.effects.value(of: setting)
      guard keptPlanned[setting] ?? "" != value else { continue }
      keptPlanned[setting] = value
      step.records.append(.setting(.planned(setting, value)))
    }
  }

  // MARK: Writing down

  private func audit(_ news: PlanNews) {
    func name(_ plan: Int) -> String { watch.plans[plan].id }
    func step(_ plan: Int, _ step: Int) -> String { watch.plans[plan].steps[step].id }
    /// Who is behind what a plan does: whoever agreed to it, else the plan.
    func actor(_ plan: Int, _ given: String? = nil) -> String {
      given ?? watch.states[plan].by ?? "plan:\(name(plan))"
    }
    func why(_ plan: Int, _ trigger: Int?) -> String? {
      trigger.map { watch.plans[plan].triggers[$0].wording.en }
    }
    switch news {
    case .proposed(let plan, let trigger):
      audit(
        .change, by: "plan:\(name(plan))", "plan \(name(plan)) proposed", reason: why(plan, trigger)
      )
    case .withdrawn(let plan):
      audit(.change, by: "plan:\(name(plan))", "plan \(name(plan)) no longer proposed")
    case .declined(let plan, let by): audit(.change, by: by, "plan \(name(plan)) declined")
    case .started(let plan, let trigger, let by):
      audit(
        .change, by: actor(plan, by), "plan \(name(plan)) begun",
        reason: why(plan, trigger) ?? "by hand")
    case .stepProposed(let plan, let index):
      audit(
        .change, by: "plan:\(name(plan))", "plan \(name(plan)): \(step(plan, index)) proposed")
    case .stepDone(let plan, let index, _, let by):
      audit(
        .change, by: actor(plan, by), "plan \(name(plan)): \(step(plan, index)) done",
        reason: why(plan, watch.states[plan].trigger) ?? "by hand")
    case .stepMissed(let plan, let index):
      audit(.change, by: actor(plan), "plan \(name(plan)): \(step(plan, index)) missed")
    case .stepUndone(let plan, let index, let by):
      audit(.change, by: actor(plan, by), "plan \(name(plan)): \(step(plan, index)) undone")
    case .ended(let plan, let ending):
      let (by, reason): (String?, String) =
        switch ending {
        case .calm: (nil, "calm")
        case .tooLong: (nil, "lasted as long as it may")
        case .byHand(let actor): (actor, "by hand")
        }
      audit(.change, by: actor(plan, by), "plan \(name(plan)) ended", reason: reason)
    }
  }
}

extension PlanEffects {
  /// What is kept of a setting; empty if it is as without plans.
  func value(of setting: PlannedSetting) -> String {
    switch setting {
    case .announcement: announcements.joined(separator: " ")
    case .closed: closed.joined(separator: " ")
    case .refundLimit: refundLimit.map { String($0.cents) } ?? ""
    }
  }
}

extension PlanWarning {
  fileprivate init(_ warning: EarlyWarning) {
    let subject: Subject =
      switch warning.subject {
      case .product: .product
      case .region: .region
      case .kind: .kind
      }
    self.init(subject, warning.name)
  }
}

extension PlanRefusal {
  fileprivate var liveRefusal: LiveRefusal {
    switch self {
    case .unknownPlan: .unknownPlan
    case .unknownStep: .unknownStep
    case .planNotNow: .planNotNow
    case .stepStands: .stepStands
    }
  }
}
