internal import Diagnostics

extension CallMachine {
  // MARK: From node to node

  /// Runs from a node on until the call waits for something or is over.
  mutating func run(from start: Int) {
    var next: Int? = start
    while let index = next, outcome == nil {
      do throws(Fault) {
        try visit(index)
        next = outcome == nil ? try enter() : nil
      } catch {
        next = recover(from: error)
      }
    }
  }

  /// Goes on by a way out of the running node.
  mutating func run(by way: Way, to reference: NodeReference) { run(from: take(way, reference)) }

  mutating func take(_ way: Way, _ reference: NodeReference) -> Int {
    actions.append(.take(place, way))
    return reference.index
  }

  private mutating func visit(_ index: Int) throws(Fault) {
    node = index
    // A call that waits hears music for as long as it takes.
    if aside?.queued != nil, scope.elapsed > visited { visits = 0 }
    visited = scope.elapsed
    visits += 1
    guard visits <= Self.maximumVisits else {
      // Whoever hears nothing but music hangs up at last.
      if isMusicAlone, scope.elapsed >= Self.shortestMessage * visits { return end(.hungUp) }
      throw Fault("\(Self.maximumVisits) nodes visited without input from the caller")
    }
    actions.append(.visit(place))
  }

  /// Messages that go round last so long on average at least; what goes round faster is a fault.
  private static let shortestMessage: Duration = .milliseconds(100)

  /// Whether a flow for callers who wait in a queue is played by itself.
  var isMusicAlone: Bool {
    aside == nil && library.flows[callers.first?.flow ?? flow].isForWaiting
  }

  /// Does what the running node is for.
  /// - Returns: the node that comes next, if that is known already.
  private mutating func enter() throws(Fault) -> Int? {
    if !scope.call.faults.isEmpty, scope.call.faults.contains(place.pathName) {
      return try failAsAsked()
    }
    switch library.flows[flow].nodes[node].kind {
    case .say(let say):
      try play(say.prompt, as: .prompt, bargeIn: say.bargeIn)
      if !kept.isEmpty, say.bargeIn { stopPlaying() }
      phase = .saying(aside?.queued == nil ? say.next : say.whileWaiting ?? say.next)
      return nil
    case .menu, .collect, .listen:
      return try ask(Asking(until: .zero))
    case .set(let set):
      for (index, assignment) in set.assignments.enumerated() {
        if set.language?.position == index { try changeLanguage(set.language) }
        try assign(assignment.value, to: assignment.variable.slot)
      }
      if set.language?.position == set.assignments.count { try changeLanguage(set.language) }
      for hook in set.hooks {
        if let event = hook.event { hooks[event] = hook.flow.link?.flow }
      }
      return take(.next, set.next)
    case .branch(let branch):
      for (index, branchCase) in branch.cases.enumerated()
      where try branchCase.when.holds(in: scope) {
        return take(.condition(index), branchCase.next)
      }
      guard let otherwise = branch.otherwise else { throw Fault(branch.fault ?? "no case holds") }
      return take(.otherwise, otherwise)
    case .hours(let hours):
      return hours.calendar.isOpen(at: scope.now)
        ? take(.open, hours.whenOpen) : take(.closedHours, hours.whenClosed)
    case .service(let service): try call(service)
    case .queue(let queue): try enqueue(queue)
    case .callback(let request): return try register(request)
    case .voicemail(let voicemail):
      try play(voicemail.prompt, as: .prompt, bargeIn: false)
      phase = .announcingRecording
    case .flow(let subFlow): return try begin(subFlow)
    case .return: return try returnToCaller()
    case .hangUp(let hangUp):
      leaveQueue()
      if let prompt = hangUp.prompt { try play(prompt, as: .prompt, bargeIn: false) }
      phase = .partingWords
    }
    return nil
  }

  /// The running node fails because a fixture lets it.
  private mutating func failAsAsked() throws(Fault) -> Int? {
    if case .service(let service) = runningKind, let failed = service.failed {
      return take(.failed, failed)
    }
    throw Fault("it was made to fail")
  }

  // MARK: Assignments

  /// A variable that gets what is made from a secret is one from then on.
  private mutating func assign(_ value: Expression, to slot: Int) throws(Fault) {
    let isSecret = scope.tells(value.tree)
    store(try value.evaluate(in: scope), in: slot, isSecret: isSecret)
  }

  mutating func store(_ value: Value, in slot: Int, isSecret: Bool) {
    scope.variables[slot] = value
    guard isSecret || !scope.secrets.isEmpty else { return }
    if isSecret || library.flows[flow].variables[slot].isSecret {
      scope.secrets.insert(slot)
    } else {
      scope.secrets.remove(slot)
    }
  }

  private mutating func changeLanguage(_ change: LanguageChange?) throws(Fault) {
    guard let change else { return }
    let value = try change.value.evaluate(in: scope)
    guard case .text(let tag) = value else {
      throw Fault("\(LanguageChange.target) must be text, found \(value.kindName)")
    }
    guard library.flows[flow].languages.contains(tag) else {
      throw Fault("\(LanguageChange.target) is set to none of the flow's languages")
    }
    scope.language = tag
  }

  // MARK: Flows within flows

  private mutating func begin(_ subFlow: SubFlow) throws(Fault) -> Int {
    guard let link = subFlow.link else { throw Fault("flow \"\(subFlow.flow)\" is not linked") }
    guard callers.count < Self.maximumNesting else {
      throw Fault("more than \(Self.maximumNesting) flows run inside one another")
    }
    let called = library.flows[link.flow]
    var variables = called.variables.map(\.initial)
    var secrets = called.secretSlots
    for (passed, slot) in zip(subFlow.pass, link.passSlots) {
      variables[slot] = try passed.value.evaluate(in: scope)
      if scope.tells(passed.value.tree) { secrets.insert(slot) }
    }
    enter(link.flow, variables: variables, secrets: secrets)
    return called.start.index
  }

  /// Lets the running flow wait for another.
  mutating func enter(_ other: Int, variables: [Value], secrets: Set<Int>) {
    giveShared()
    callers.append(
      Frame(flow: flow, node: node, variables: scope.variables, secrets: scope.secrets))
    scope.variables = variables
    scope.secrets = secrets
    flow = other
    takeShared()
  }

  /// Keeps the values that other flows share with the running one.
  private mutating func giveShared() {
    for (slot, variable) in library.flows[flow].variables.enumerated() where variable.isShared {
      shared[variable.name] = scope.variables[slot]
    }
  }

  /// The call came with these values; what the flow has set since stays.
  mutating func give(_ attributes: [String: Value]) {
    for (name, value) in attributes where scope.call.attributes[name] != value {
      scope.call.attributes[name] = value
      let before = shared.updateValue(value, forKey: name)
      for (slot, variable) in library.flows[flow].variables.enumerated()
      where variable.name == name && variable.isGiven {
        if scope.variables[slot] == variable.initial || scope.variables[slot] == before {
          scope.variables[slot] = value
        }
      }
    }
  }

  /// Gives the running flow the values that it shares with others.
  mutating func takeShared() {
    guard !shared.isEmpty else { return }
    for (slot, variable) in library.flows[flow].variables.enumerated()
    where variable.isShared || variable.isGiven {
      if let value = shared[variable.name] { scope.variables[slot] = value }
    }
  }

  /// Ends the running flow; the first one ends with the call.
  private mutating func returnToCaller() throws(Fault) -> Int? {
    guard let caller = callers.last,
      case .flow(let subFlow) = library.flows[caller.flow].nodes[caller.node].kind,
      let next = subFlow.next
    else {
      if aside != nil { asideEnded() } else { end(handedOver ?? .completed) }
      return nil
    }
    var brought: [(value: Value, isSecret: Bool)] = []
    for expression in subFlow.link?.bring ?? [] {
      brought.append((try expression.evaluate(in: scope), scope.tells(expression.tree)))
    }
    resume(caller)
    for (target, value) in zip(subFlow.bring, brought) {
      store(value.value, in: target.variable.slot, isSecret: value.isSecret)
    }
    return take(.next, next)
  }

  mutating func resume(_ caller: Frame) {
    giveShared()
    callers.removeLast()
    flow = caller.flow
    node = caller.node
    scope.variables = caller.variables
    scope.secrets = caller.secrets
    takeShared()
  }

  // MARK: Faults

  /// Finds who handles a fault: the running flow's `onError`, else that of the flow that runs it,
  /// and so on; with none of them the call has failed, save in a flow that is only played beside.
  ///
  /// The safety limit on visits may be reached by the handling itself, so it is handled once in a
  /// call; the second time the call has failed.
  mutating func recover(from fault: Fault) -> Int? {
    let isBySafety = visits > Self.maximumVisits
    let isAgain = isBySafety && hasFaultedBySafety
    if isBySafety {
      hasFaultedBySafety = true
      visits = 0
    }
    kept = []
    let failedAt = place
    var handler = handler
    while !isAgain, handler == nil, let caller = callers.last, callers.count - 1 != aside?.depth {
      resume(caller)
      handler = self.handler
    }
    if aside != nil, isAgain || handler == nil {
      // What the call is really in doesn't suffer.
      actions.append(.fault(failedAt, reason: fault.message))
      asideEnded()
      return nil
    }
    guard !isAgain, let handler else {
      end(.failed(reason: "\(failedAt.pathName): \(fault.message)"))
      return nil
    }
    actions.append(.fault(failedAt, reason: fault.message))
    return take(handler.way, handler.target)
  }

  /// Where a fault of the running node leads within its flow.
  private var handler: WayOut? {
    library.flows[flow].nodes[node].onFault.map { WayOut(.fault, $0) }
      ?? library.flows[flow].defaults.onError.map { WayOut(.onError, $0) }
  }

  /// Handles a fault that happened while the call was waiting.
  mutating func fail(_ fault: Fault) {
    if let next = recover(from: fault) { run(from: next) }
  }

  // MARK: Prompts

  /// Plays a node's prompt; of several the one of this visit.
  mutating func play(_ series: PromptSeries, as purpose: Utterance.Purpose, bargeIn: Bool)
    throws(Fault)
  {
    var visit = 1
    if series.prompts.count > 1 {
      promptVisits[NodeKey(flow: flow, node: node), default: 0] += 1
      visit = promptVisits[NodeKey(flow: flow, node: node)] ?? 1
    }
    try play(series.prompt(forAttempt: visit), as: purpose, bargeIn: bargeIn)
  }

  mutating func play(_ given: Prompt, as purpose: Utterance.Purpose, bargeIn: Bool) throws(Fault) {
    let prompt = given.translations.isEmpty ? given : given.spoken(in: scope.language)
    let text = try prompt.text.text(in: scope)
    let length = prompt.length ?? prompt.text.constant?.length ?? SpeechRate.length(of: text)
    play(text, length: length + prompt.pauses, audio: prompt.audio, as: purpose, bargeIn: bargeIn)
  }

  /// Says something after what is playing already.
  mutating func play(
    _ text: String, length: Duration, audio: String? = nil, as purpose: Utterance.Purpose,
    bargeIn: Bool
  ) {
    if !bargeIn { kept = [] }
    actions.append(
      .play(
        Utterance(
          text: text, length: length, audio: audio, bargeIn: bargeIn, purpose: purpose,
          place: place)))
    let start = max(playing?.until ?? scope.elapsed, scope.elapsed)
    playing = Playing(until: start + length, bargeIn: bargeIn)
  }

  mutating func stopPlaying() {
    guard playing != nil else { return }
    playing = nil
    actions.append(.stopPlaying)
  }
}
