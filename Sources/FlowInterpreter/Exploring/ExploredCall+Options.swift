internal import Diagnostics

extension ExploredCall {
  /// Every way in which the call may go on from here, each played to the next pause.
  ///
  /// Where several decisions come to the same, the same call stands for each.
  ///
  /// - Parameters:
  ///   - choices: the values worth trying.
  ///   - wanted: the ways for whose sake services are to answer in special ways; `nil` for all.
  func continuations(
    _ choices: ValueChoices, wanting wanted: Set<FlowWay>? = nil
  ) -> [ExploredCall] {
    switch pause {
    case .caller: answers(choices, wanting: wanted)
    case .service:
      wanted.map { replies(choices, wanting: $0) } ?? serviceReplies(choices)
    case .queue(let request): queueBehaviours(for: request, choices)
    case .recording:
      [
        with("leaves a message") { $0.take(.say(message)) },
        with("says nothing") { $0.staySilent() },
      ]
    case .over: []
    }
  }

  /// What a caller says to a recording, for as long as it takes to be a message.
  private var message: String {
    let words = "请尽快联系我，谢谢。"
    guard case .voicemail(let voicemail) = node.kind else { return words }
    let times = voicemail.minLasts.inSeconds / SpeechRate.length(of: words).inSeconds
    return String(repeating: words, count: min(max(Int(times.rounded(.up)), 1), Self.mostTimes))
  }

  private static let mostTimes = 100

  /// The call with a hang-up, where it waits for the caller.
  var hungUp: ExploredCall? {
    guard case .caller = pause else { return nil }
    return with("hangs up") { $0.take(.hangUp) }
  }

  /// The call with the callback taken that its queue comes to offer; `nil` if it offers none.
  var calledBack: ExploredCall? {
    guard case .queue(let request) = pause, queues[request.skill] == nil,
      case .queue(let queue) = node.kind, let after = queue.callbackAfter
    else { return nil }
    let call = with("takes the callback") { $0.takeCallback(offeredAfter: after) }
    guard case .callback = call.machine.outcome else { return nil }
    return call
  }

  var node: Node { machine.library.flows[machine.flow].nodes[machine.node] }

  // MARK: The caller

  private func answers(
    _ choices: ValueChoices, wanting wanted: Set<FlowWay>?
  ) -> [ExploredCall] {
    var calls: [ExploredCall] = []
    switch node.kind {
    case .menu(let menu): calls = chosen(menu.choices)
    case .listen(let listen):
      calls =
        listen.isOutside
        ? understood(listen, choices, wanting: wanted ?? [])
        : spoken(listen, choices) + chosen(listen.choices)
    case .collect(let collect):
      let most = wanted == nil ? Self.mostEntries : Self.mostEntriesElsewhere
      calls = entered(collect, choices, most: most) + chosen(collect.choices)
      if collect.speech != nil {
        let asked = choices.spoken(flow: machine.flow, node: machine.node)
        calls += (asked + [Self.usualWords]).map { text in
          with("says something") { $0.take(.say(text)) }
        }
      }
    case .say, .set, .branch, .hours, .service, .queue, .callback, .voicemail, .flow, .return,
      .hangUp:
      break
    }
    if case .listen(let listen) = node.kind, listen.isOutside {
      // Keys are understood as words there, so that only an intent is surely none of those asked for.
      calls.append(
        with("wrong answers") {
          $0.repeatUntilGone { $0.take(.mean(SpokenMeaning(intent: Self.otherIntent))) }
        })
    } else if let wrong = wrongAnswer {
      calls.append(with("wrong answers") { $0.repeatUntilGone { $0.take(.press(wrong)) } })
    }
    calls.append(with("silence") { $0.repeatUntilGone { $0.staySilent() } })
    return calls + lateAnswers(choices)
  }

  /// Every choice by its key; the first that has words by a word, so that speech is heard too.
  private func chosen(_ choices: [Choice]) -> [ExploredCall] {
    let spoken = choices.firstIndex { !$0.words.isEmpty }
    return choices.enumerated().map { index, choice in
      with(node.label(of: .choice(choice.key))) { call in
        if index == spoken {
          call.take(.say(choice.words[0]))
        } else {
          call.take(.press(String(choice.key)))
        }
      }
    }
  }

  private func spoken(_ listen: Listen, _ choices: ValueChoices) -> [ExploredCall] {
    choices.phrases(listen, flow: machine.flow, node: machine.node).map { intent, phrase in
      with("says \(intent)") { $0.take(.say(phrase)) }
    }
  }

  /// What a recogniser outside may understand: every intent, and with it of the rest what wanted ways ask for.
  ///
  /// Where a branch with a wanted way was passed, what that asks for is tried besides.
  private func understood(
    _ listen: Listen, _ choices: ValueChoices, wanting wanted: Set<FlowWay>
  ) -> [ExploredCall] {
    let giver = ValueSource.Giver.node(flow: machine.flow, node: machine.node)
    let asked = choices.wishes.filter { $0.giver == giver && wanted.contains($0.way) }.map(\.fields)
    let named = asked.compactMap { fields -> String? in
      if case .text(let intent)? = fields[["IntentName"]] { intent } else { nil }
    }
    var calls: [ExploredCall] = []
    var intents: Set<String> = []
    for intent in listen.intents.map(\.name) + named where intents.insert(intent).inserted {
      var waiting: [ValueChoices.Fields] = asked.reversed() + [[:]]
      var seen: Set<SpokenMeaning> = []
      while seen.count < Self.mostMeanings, let fields = waiting.popLast() {
        let meaning = SpokenMeaning(
          intent,
          of: fields.isEmpty
            ? .null : choices.value(of: fields, flow: machine.flow, node: machine.node))
        guard seen.insert(meaning).inserted else { continue }
        let call = with("says \(intent)") { $0.take(.mean(meaning)) }
        calls.append(call)
        for passed in call.history.ways(after: history.wayCount) {
          for way in call.otherWays(than: passed) where wanted.contains(way) {
            waiting += choices.wishes(for: way).filter { $0.giver == giver }.map {
              fields.merging($0.fields) { _, new in new }
            }
          }
        }
      }
    }
    return calls
  }

  /// With so much besides each intent is tried.
  private static let mostMeanings = 16

  /// So many entries are tried at one question, and in flows of other systems.
  private static let (mostEntries, mostEntriesElsewhere) = (48, 16)

  private func entered(
    _ collect: Collect, _ choices: ValueChoices, most: Int
  ) -> [ExploredCall] {
    let scope = machine.scope
    let entries = choices.entries(collect, flow: machine.flow, node: machine.node)
      .lazy.filter { collect.passesCheck($0, in: scope) }.prefix(most)
    // What is only said makes no difference but by how long it takes to type and to say.
    let isOnlySaid = choices.saidVariables.contains(collect.into.slot, flow: machine.flow)
    var known: [Int: ExploredCall] = [:]
    return Array(entries).map { entry in
      let length = entry.utf8.count
      if isOnlySaid, let call = known[length] { return call }
      let call = entering(entry, at: collect)
      known[length] = call
      return call
    }
  }

  private func entering(_ entry: String, at collect: Collect) -> ExploredCall {
    let isFull = entry.count == collect.digits.upperBound && !entry.isEmpty
    let end = isFull ? "" : collect.terminator.map { String($0) } ?? ""
    return with("enters \(entry)") { call in
      call.take(.press(entry + end))
      // Without a key that ends it, an entry ends when the caller stops typing.
      if end.isEmpty, !isFull { call.staySilent() }
    }
  }

  /// An intent that no flow asks for.
  private static let otherIntent = "SomethingElse"

  /// What a caller says of whom nothing special is wanted.
  private static let usualWords = "I have a question."

  /// Keys that the node's question doesn't take.
  private var wrongAnswer: String? {
    guard let question = node.kind.question else { return nil }
    if case .collect(let collect) = node.kind, collect.takesSymbols {
      // Where every key may be part of an entry, only none at all is wrong.
      return collect.digits.lowerBound > 0 ? collect.terminator.map { String($0) } : nil
    }
    let taken = Set(question.choices.map(\.key) + question.entryKeys)
    return (question.entryKeys.isEmpty ? "9876543210*#" : "*#").first { !taken.contains($0) }
      .map { String($0) }
  }
}

extension CallInPlay {
  /// Answers the same until the call has left the node, or is over.
  fileprivate mutating func repeatUntilGone(_ act: (inout CallInPlay) -> Void) {
    let before = history.wayCount
    var rounds = 0
    while case .caller = pause, history.wayCount == before, rounds < 100 {
      act(&self)
      rounds += 1
    }
  }
}

extension SpokenMeaning {
  /// An intent with what a value has of slots, attributes and the rest.
  fileprivate init(_ intent: String, of value: Value) {
    self.init(intent: intent)
    guard case .record(let fields) = value else { return }
    for (name, field) in fields {
      switch (name, field) {
      case ("Slots", .record(let members)): slots = members
      case ("SessionAttributes", .record(let members)): attributes = members
      case ("Slots", _), ("SessionAttributes", _), ("IntentName", _), ("intent", _), ("text", _):
        continue
      default: details[name] = field
      }
    }
  }
}
