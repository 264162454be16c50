internal import Diagnostics

/// What a caller does when asked something.
extension CallWalk {
  private enum Answer {
    case silence
    case hangUp
    case keys([Character])
    case speech(String)
  }

  /// Keys are pressed so far apart.
  private static let betweenKeys: Duration = .milliseconds(400)
  /// Nobody understands what this says, and no flow has words for it.
  private static let mumbling = "……"

  /// The caller hears the question out, or interrupts it, and answers.
  mutating func answer(_ notes: inout WalkNotes) {
    var stream = questionStream()
    let visit = visit
    let habits = habits
    let moment = moment(habits, &stream)
    let answer = answer(visit, habits, &stream)
    switch answer {
    case .silence:
      guard let deadline = session.machine.deadline, wait(until: deadline, &notes) else { return }
      tell(.timeReached, &notes)
    case .hangUp:
      if wait(until: max(moment, session.machine.playingUntil ?? moment), &notes) { hangUp(&notes) }
    case .speech(let text):
      if act(at: moment, &notes) { tell(.speech(text), &notes) }
    case .keys(let keys):
      let (flow, node) = (session.machine.flow, session.machine.node)
      for (index, key) in keys.enumerated() {
        let isFirst = index == 0
        guard act(at: isFirst ? moment : session.now + Self.betweenKeys, &notes) else { return }
        tell(.key(key), &notes)
        // What the flow has taken already is not typed on into the next question.
        guard result == nil, session.machine.waiting == .caller, session.machine.flow == flow,
          session.machine.node == node
        else { return }
      }
    }
  }

  /// Lets time pass until the caller acts; `false` if the machine's time was over before, or the
  /// caller hung up.
  private mutating func act(at moment: Duration, _ notes: inout WalkNotes) -> Bool {
    if let deadline = session.machine.deadline, deadline < moment {
      if wait(until: deadline, &notes) { tell(.timeReached, &notes) }
      return false
    }
    return wait(until: moment, &notes)
  }

  /// When the caller answers: while the prompt plays, or a while after it.
  private func moment(_ habits: WalkPlan.Habits, _ stream: inout WalkRandom) -> Duration {
    let interrupts = stream.happens(habits.bargeIn)
    let place = stream.uniform()
    let thought = habits.reactionSeconds * (0.5 + 0.5 * stream.exponential())
    let end = max(session.now, session.machine.playingUntil ?? session.now)
    if interrupts, session.machine.hearsCaller, end > session.now {
      return session.now + Duration.seconds((end - session.now).inSeconds * place).inMilliseconds
    }
    return end + Duration.seconds(thought).inMilliseconds
  }

  private func answer(
    _ visit: WalkPlan.Visit, _ habits: WalkPlan.Habits, _ stream: inout WalkRandom
  ) -> Answer {
    let kind = stream.uniform()
    let speaks = stream.happens(habits.speaks)
    let isMistaken = stream.happens(habits.mistaken)
    if stream.happens(visit.hangsUp) { return .hangUp }
    if kind < habits.silent { return .silence }
    let isWrong = kind < habits.silent + habits.wrong
    switch session.machine.runningKind {
    case .collect(let collect):
      return entry(for: collect, visit, speaks, isWrong: isWrong, &stream)
    case .listen(let listen):
      return choose(visit, listen, speaks, isWrong: isWrong, isMistaken, &stream)
    case .menu, .say, .set, .branch, .hours, .service, .queue, .callback, .voicemail, .flow,
      .return, .hangUp:
      return choose(visit, nil, speaks, isWrong: isWrong, isMistaken, &stream)
    }
  }

  // MARK: Choosing

  private func choose(
    _ visit: WalkPlan.Visit, _ listen: Listen?, _ speaks: Bool, isWrong: Bool, _ isMistaken: Bool,
    _ stream: inout WalkRandom
  ) -> Answer {
    let options = visit.options
    guard !options.isEmpty else { return .silence }
    let hasKeys = options.contains { $0.key != nil }
    if isWrong {
      let free = Choice.keys.filter { key in !options.contains { $0.key == key } }
      return speaks || !hasKeys || free.isEmpty
        ? .speech(Self.mumbling) : .keys([free[stream.index(below: free.count)]])
    }
    let share = stream.uniform()
    if let named = visit.named.first(where: { share < $0.upTo }) {
      return pick(options[named.option], speaks: speaks, &stream)
    }
    let says = plan.population.goals[reason.goal].says
    if listen != nil, speaks || !hasKeys, !says.isEmpty, !isMistaken {
      return .speech(says[stream.index(below: says.count)])
    }
    // By key only what has a key; who is mistaken takes any other.
    var open = Array(options.indices)
    if !speaks, hasKeys { open = open.filter { options[$0].key != nil } }
    if isMistaken, let fitting = visit.fitting, open.count > 1 { open.removeAll { $0 == fitting } }
    if !isMistaken, let fitting = visit.fitting, open.contains(fitting) { open = [fitting] }
    return pick(options[open[stream.index(below: open.count)]], speaks: speaks, &stream)
  }

  private func pick(
    _ option: WalkPlan.Option, speaks: Bool, _ stream: inout WalkRandom
  ) -> Answer {
    if let key = option.key, !speaks || option.says.isEmpty { return .keys([key]) }
    guard !option.says.isEmpty else { return .speech(Self.mumbling) }
    return .speech(option.says[stream.index(below: option.says.count)])
  }

  // MARK: Typing

  private func entry(
    for collect: Collect, _ visit: WalkPlan.Visit, _ speaks: Bool, isWrong: Bool,
    _ stream: inout WalkRandom
  ) -> Answer {
    var share = stream.uniform()
    if let last = visit.named.last {
      if let named = visit.named.first(where: { share < $0.upTo }) {
        return pick(visit.options[named.option], speaks: speaks, &stream)
      }
      share = (share - last.upTo) / (1 - last.upTo)
    }
    let place = reason.caller * plan.collectCount + plan.collects[node]
    guard let digits = visit.entries.first(where: { share < $0.upTo })?.digits ?? plan.known[place]
    else {
      // Who doesn't know what to type takes a way out, if one is offered.
      guard !visit.options.isEmpty else { return .silence }
      return pick(visit.options[visit.fitting ?? 0], speaks: speaks, &stream)
    }
    var keys = Array(digits)
    if isWrong {
      // A digit too few, or another one where there is only one.
      if keys.count > 1 { keys.removeLast() } else { keys = [keys.first == "9" ? "8" : "9"] }
    }
    if keys.count < collect.digits.upperBound, let terminator = collect.terminator {
      keys.append(terminator)
    }
    return .keys(keys)
  }
}
