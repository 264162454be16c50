internal import Diagnostics

extension CallMachine {
  private var question: NodeKind.Question? { runningKind.question }

  /// Asks the caller, and takes what was entered ahead as the answer.
  /// - Returns: the node that comes next, if the answer is there already.
  mutating func ask(_ asking: Asking) throws(Fault) -> Int? {
    guard let question else { throw Fault("this node doesn't ask the caller") }
    // What was entered ahead is the answer to a question not yet heard; it is asked without words.
    if !question.bargeIn { kept = [] }
    if kept.isEmpty {
      let prompt = question.prompt.prompt(forAttempt: asking.attempt)
      try play(prompt, as: .prompt, bargeIn: question.bargeIn)
    }
    var asking = asking
    asking.entry = ""
    asking.until = (playing?.until ?? scope.elapsed) + question.retry.timeout
    phase = .asking(asking)
    while !kept.isEmpty, case .asking(let asking) = phase {
      let next = kept.removeFirst()
      conceal(next.input, number: next.number)
      if let next = try answer(next.input, to: asking) { return next }
    }
    return nil
  }

  // MARK: What the caller does

  /// Takes note of a key or of speech.
  mutating func callerActed(_ input: CallerInput) {
    inputs += 1
    if case .key(let key) = input, !Choice.keys.contains(key) { return }
    conceal(input, number: inputs)
    guard hearsCaller else { return }
    let isLateTerminator = isLateTerminator(input)
    lateTerminator = nil
    if isLateTerminator { return }
    visits = 0
    switch phase {
    case .asking(let asking):
      stopPlaying()
      do throws(Fault) {
        if let next = try answer(input, to: asking) { run(from: next) }
      } catch {
        fail(error)
      }
    case .saying:
      keep(input)
      stopPlaying()
      reachDeadline()
    case .calling: keep(input)
    case .queued(let queued): if case .key(Self.callbackKey) = input { acceptCallback(queued) }
    case .recording(let recording): if case .key = input { recorded(recording.reference) }
    case .incoming, .talking, .over, .partingWords, .announcingRecording: break
    }
  }

  /// Whether a key is the terminator of an entry that its length ended already.
  ///
  /// Callers press it all the same; it must not become the answer to the next question.
  private func isLateTerminator(_ input: CallerInput) -> Bool {
    guard case .key(let key) = input, let lateTerminator else { return false }
    return key == lateTerminator.key && scope.elapsed <= lateTerminator.until
  }

  /// Says that an answer to a secret question is to be told to nobody.
  private mutating func conceal(_ input: CallerInput, number: Int) {
    guard case .collect(let collect) = runningKind, collect.isSecret else { return }
    let isSecret =
      switch input {
      case .key(let key): Choice.isDigit(key)
      case .speech(let text): SpokenChoice(text, among: collect.choices) == .none
      case .meaning: true
      }
    if isSecret { actions.append(.conceal(input: number)) }
  }

  private mutating func keep(_ input: CallerInput) {
    if kept.count < Self.maximumKept { kept.append(KeptInput(input: input, number: inputs)) }
  }

  /// Takes an answer to the running node's question.
  /// - Returns: the node that comes next, if the answer decides that.
  private mutating func answer(
    _ input: CallerInput, to asking: Asking
  ) throws(Fault) -> Int? {
    if case .key(let key) = input,
      let pause = library.flows[flow].nodes[node].kind.pause(after: key, addedTo: asking.entry)
    {
      goOn(collecting: key, within: pause, asking)
      return nil
    }
    switch library.flows[flow].nodes[node].kind {
    case .menu(let menu):
      let (index, text, _) = Self.choice(input, among: menu.choices)
      hear(text)
      guard let index else { return try wrong(asking) }
      let choice = menu.choices[index]
      if isClosed(choice.next) { return try turnAway(asking) }
      return take(.choice(choice.key), choice.next)
    case .listen(let listen): return try answer(input, to: asking, of: listen)
    case .collect(let collect):
      let (index, text, isUndecided) = Self.choice(input, among: collect.choices)
      if let index {
        hear(text)
        let choice = collect.choices[index]
        if isClosed(choice.next) { return try turnAway(asking) }
        return take(.choice(choice.key), choice.next)
      }
      switch input {
      case .key(let key): return try end(with: key, asking, of: collect)
      case .meaning(let meaning):
        hear(meaning.intent)
        return try wrong(asking)
      case .speech(let text):
        if !isUndecided, let spoken = collect.speech {
          hear(text, isSecret: collect.isSecret)
          store(.text(text), in: spoken.into.slot, isSecret: collect.isSecret)
          return take(.speech, spoken.next)
        }
        guard !isUndecided, let digits = SpokenEntry(text)?.digits else {
          hear("", isSecret: collect.isSecret)
          return try wrong(asking)
        }
        return try complete(digits, asking, of: collect)
      }
    case .say, .set, .branch, .hours, .service, .queue, .callback, .voicemail, .flow, .return,
      .hangUp:
      return nil
    }
  }

  /// The index of the choice of a key, or of what was said.
  ///
  /// Speech that names several choices alike is heard, but decides for none.
  private static func choice(
    _ input: CallerInput, among choices: [Choice]
  ) -> (Int?, text: String, isUndecided: Bool) {
    switch input {
    case .key(let key): return (choices.firstIndex { $0.key == key }, String(key), false)
    case .meaning(let meaning): return (nil, meaning.intent, false)
    case .speech(let text):
      switch SpokenChoice(text, among: choices) {
      case .chosen(let index): return (index, text, false)
      case .undecided: return (nil, text, true)
      case .none: return (nil, text, false)
      }
    }
  }

  // MARK: listen

  private mutating func answer(
    _ input: CallerInput, to asking: Asking, of listen: Listen
  ) throws(Fault) -> Int? {
    let (index, text, isUndecided) = Self.choice(input, among: listen.choices)
    hear(text)
    if let index {
      let choice = listen.choices[index]
      if isClosed(choice.next) { return try turnAway(asking) }
      understand(nil, confidence: 1, text, into: listen.into)
      return take(.choice(choice.key), choice.next)
    }
    if listen.isOutside { return try answer(input, text, to: asking, ofOutside: listen) }
    if case .meaning(let meaning) = input,
      let intent = listen.intents.first(where: { $0.name == meaning.intent })
    {
      if isClosed(intent.next) { return try turnAway(asking) }
      understand(intent.name, confidence: 1, text, into: listen.into)
      return take(.intent(intent.name), intent.next)
    }
    guard case .speech = input, !isUndecided, let best = listen.classifier.classify(text),
      best.confidence >= listen.confidence, listen.intents.indices.contains(best.intent)
    else { return try wrong(asking) }
    let intent = listen.intents[best.intent]
    if isClosed(intent.next) { return try turnAway(asking) }
    understand(intent.name, confidence: best.confidence, text, into: listen.into)
    return take(.intent(intent.name), intent.next)
  }

  /// A recogniser outside has understood the caller, or has not.
  private mutating func answer(
    _ input: CallerInput, _ text: String, to asking: Asking, ofOutside listen: Listen
  ) throws(Fault) -> Int? {
    var understood: SpokenMeaning?
    if case .meaning(let meaning) = input {
      understood = meaning
    } else {
      let heard = FoldedText(text)
      var longest = 0
      let fallback = listen.fallback
      for intent in listen.intents where intent.name != fallback?.name {
        let phrases = intent.phrases.map(FoldedText.init) + (scope.call.intents[intent.name] ?? [])
        for phrase in phrases
        where phrase.characters.count > longest && phrase.isSpoken(in: heard) {
          longest = phrase.characters.count
          understood = SpokenMeaning(intent: intent.name)
        }
      }
      understood = understood ?? fallback.map { SpokenMeaning(intent: $0.name) }
    }
    guard let understood else { return try wrong(asking) }
    store(understood.value(saying: text), in: listen.into.slot, isSecret: false)
    guard let intent = listen.intents.first(where: { $0.name == understood.intent }) else {
      return try wrong(asking)
    }
    return take(.intent(intent.name), intent.next)
  }

  private mutating func understand(
    _ intent: String?, confidence: Double, _ text: String, into variable: VariableReference
  ) {
    let heard: Value = .record([
      "intent": intent.map { .text($0) } ?? .null,
      "confidence": Number(confidence).map { .number($0) } ?? .null, "text": .text(text),
    ])
    store(heard, in: variable.slot, isSecret: false)
  }

  /// `input` is what the caller entered.
  private mutating func hear(_ text: String, isSecret: Bool = false) {
    scope.input = .text(text)
    scope.inputIsSecret = isSecret
  }

  // MARK: collect

  /// Takes a key that is part of an entry to which more may follow.
  private mutating func goOn(collecting key: Character, within pause: Duration, _ asking: Asking) {
    var asking = asking
    asking.entry.append(key)
    asking.until = scope.elapsed + pause
    phase = .asking(asking)
  }

  /// Takes a key that ends an entry.
  private mutating func end(
    with key: Character, _ asking: Asking, of collect: Collect
  ) throws(Fault) -> Int? {
    if key == collect.terminator { return try complete(asking.entry, asking, of: collect) }
    // Any other key that doesn't wait for more makes the entry as long as it may be, or is one that no entry has.
    if collect.isPart(key), let terminator = collect.terminator {
      lateTerminator = (terminator, scope.elapsed + collect.interDigitTimeout)
    }
    return try complete(asking.entry + String(key), asking, of: collect)
  }

  private mutating func complete(
    _ entry: String, _ asking: Asking, of collect: Collect
  ) throws(Fault) -> Int? {
    hear(entry, isSecret: collect.isSecret)
    guard collect.digits.contains(entry.utf8.count),
      collect.takesSymbols || entry.allSatisfy(Choice.isDigit),
      collect.pattern?.matchesWhole(entry) ?? true,
      try collect.check?.holds(in: scope) ?? true
    else { return try wrong(asking) }
    store(.text(entry), in: collect.into.slot, isSecret: collect.isSecret)
    return take(.next, collect.next)
  }

  // MARK: Asking again

  /// The time for an answer is over: nothing was said, or what was typed is the answer.
  mutating func answerTimedOut(_ asking: Asking) throws(Fault) -> Int? {
    if !asking.entry.isEmpty, case .collect(let collect) = library.flows[flow].nodes[node].kind {
      return try complete(asking.entry, asking, of: collect)
    }
    return try silent(asking)
  }

  private mutating func silent(_ asking: Asking) throws(Fault) -> Int? {
    guard let retry = question?.retry else { return nil }
    var asking = asking
    asking.silent += 1
    let isLast = asking.silent == retry.maxNoInput || asking.attempt >= retry.attempts
    guard isLast else {
      return try askAgain(asking, after: retry.noInput, number: asking.silent, as: .noInput)
    }
    if let way = retry.whenSilent { return take(.whenSilent, way) }
    return try exhausted(retry)
  }

  /// - Parameter isTold: whether the caller heard already what is wrong.
  mutating func wrong(_ asking: Asking, isTold: Bool = false) throws(Fault) -> Int? {
    guard let retry = question?.retry else { return nil }
    kept = []
    var asking = asking
    asking.wrong += 1
    let isLast = asking.wrong == retry.maxNoMatch || asking.attempt >= retry.attempts
    guard isLast else {
      return try askAgain(
        asking, after: isTold ? nil : retry.noMatch, number: asking.wrong, as: .noMatch)
    }
    if let way = retry.whenWrong { return take(.whenWrong, way) }
    return try exhausted(retry)
  }

  private mutating func exhausted(_ retry: Retry) throws(Fault) -> Int {
    guard let way = retry.exhausted else { throw Fault("the caller gave no usable answer") }
    return take(.exhausted, way)
  }

  private mutating func askAgain(
    _ asking: Asking, after prompts: PromptSeries?, number: Int, as purpose: Utterance.Purpose
  ) throws(Fault) -> Int? {
    var asking = asking
    asking.attempt += 1
    if let prompts, let question {
      try play(prompts.prompt(forAttempt: number), as: purpose, bargeIn: question.bargeIn)
    }
    return try ask(asking)
  }
}

extension SpokenMeaning {
  /// What the question's variable gets.
  fileprivate func value(saying text: String) -> Value {
    let own: [String: Value] = [
      "IntentName": .text(intent), "Slots": .record(slots),
      "SessionAttributes": .record(attributes), "intent": .text(intent), "text": .text(text),
    ]
    return .record(details.merging(own) { _, own in own })
  }
}

extension NodeKind {
  /// For how long an entry waits for more to which a key is added; `nil` where the key ends it, or is a choice.
  fileprivate func pause(after key: Character, addedTo entry: String) -> Duration? {
    guard case .collect(let collect) = self, collect.isPart(key), key != collect.terminator,
      entry.utf8.count + 1 != collect.digits.upperBound,
      !collect.choices.contains(where: { $0.key == key })
    else { return nil }
    return collect.interDigitTimeout
  }
}

extension Collect {
  /// Whether a key may be part of an entry.
  fileprivate func isPart(_ key: Character) -> Bool { Choice.isDigit(key) || takesSymbols }
}
