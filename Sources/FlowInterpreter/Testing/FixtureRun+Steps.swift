internal import Diagnostics

extension FixtureRun {
  /// Plays the whole fixture; afterwards all is known that can be checked.
  mutating func play() {
    tell(.begin)
    /// The caller last did something then.
    var acted = Duration.zero
    for (index, step) in fixture.steps.enumerated() where !isEndless {
      take(step, number: index + 1, acted: &acted)
    }
    while !isEndless, happen(by: Self.longest * 2) {}
    if outcome == nil {
      let place = machine.place.pathName
      failures.append(
        FixtureFailure(
          Wording(zh: "结束", en: "end"), expected: Wording(zh: "通话结束", en: "the call to end"),
          found: Wording(
            zh: "\(DurationNotation.format(now)) 后仍在 \(place)",
            en: "it still at \(place) after \(DurationNotation.format(now))")))
    }
  }

  mutating func take(_ step: FixtureStep, number: Int, acted: inout Duration) {
    switch step.action {
    case .hear(let text):
      settle(for: .answered)
      // Someone who listens for more waits on while the queue, an agent or a service has the call.
      while !text.fits(heard(since: acted)), !isOver, !isEndless, machine.waiting != .caller {
        guard happen(by: Self.longest) else { break }
        settle(for: .answered)
      }
      guard !text.fits(heard(since: acted)) else { return }
      failures.append(
        FixtureFailure(
          Self.subject(number, "hear"), expected: text.wording, found: quoted(heard(since: acted)),
          offset: step.offset))
    case .notHear(let text):
      settle(for: .answered)
      guard text.fits(heard(since: acted)) else { return }
      failures.append(
        FixtureFailure(
          Self.subject(number, "notHear"), expected: text.absence,
          found: quoted(heard(since: acted)),
          offset: step.offset))
    case .silence(let length):
      settle(for: .quiet)
      wait(until: now + length)
      // A caller who is silent for as long as the flow waits has not answered.
      while !isEndless, happen(by: now) {}
    case .press(let keys, let timing):
      guard reach(timing, since: acted, step, number, "press \(keys)", .turn) else { return }
      for (index, key) in keys.enumerated() {
        if index > 0 { wait(until: now + FixtureStep.betweenKeys) }
        guard !isOver else { return overAlready(step, number, "press \(keys)") }
        log(.pressed(key))
        tell(.key(key))
      }
      acted = now
    case .say(let text, let timing):
      guard reach(timing, since: acted, step, number, "say", .turn) else { return }
      log(.said(text))
      speak(text)
      acted = now
    case .hangUp(let timing):
      guard reach(timing, since: acted, step, number, "hangUp", .quiet) else { return }
      log(.callerHungUp)
      tell(.hangUp)
      acted = now
    }
  }

  /// What is said to a recording lasts as long as it takes to say, and then the recording ends.
  mutating func speak(_ text: String) {
    guard case .recording(let reference, _) = machine.phase else { return tell(.speech(text)) }
    wait(until: now + SpeechRate.length(of: text))
    tell(.recorded(reference: reference))
  }

  // MARK: Waiting for the right moment

  /// What a caller waits for before doing something.
  enum Readiness {
    /// Nothing is being played, and the flow waits, for the caller or for something else.
    case quiet
    /// The same, and what the caller typed has been taken as an answer.
    case answered
    /// Nothing is being played, and the flow waits for the caller.
    case turn
  }

  mutating func settle(for readiness: Readiness) {
    while !isOver, !isEndless {
      if isPlaying {
        // The end of a prompt may begin the next one, so look again then.
        guard !happen(by: playingEnds) else { continue }
        now = max(now, playingEnds)
      }
      switch machine.waiting {
      case .caller where readiness == .answered && isTyping: break
      case .caller, .recording, .nothing: return
      case .queue where machine.offersCallback: return
      case .queue, .agent: if readiness != .turn { return }
      case .begin, .prompt, .service: break
      }
      guard happen(by: Self.longest) else { return }
    }
  }

  /// Whether more keys may follow those that the caller typed.
  private var isTyping: Bool {
    if case .asking(let asking) = machine.phase { !asking.entry.isEmpty } else { false }
  }

  /// Waits until the caller acts; `false` if that can't be, which is then a failure.
  private mutating func reach(
    _ timing: FixtureStep.Timing, since acted: Duration, _ step: FixtureStep, _ number: Int,
    _ name: String, _ readiness: Readiness
  ) -> Bool {
    switch timing {
    case .afterPrompt:
      settle(for: readiness)
      wait(until: max(now, max(acted, playingEnds) + FixtureStep.reactionTime))
    case .sinceItBegan(let length):
      let begins = (current ?? played.last)?.begins ?? .zero
      wait(until: max(now, begins + length))
    case .during:
      while !isPlaying, !isOver, !isEndless, machine.waiting != .caller {
        guard happen(by: Self.longest) else { break }
      }
      guard let prompt = current else {
        if isOver { break }
        failures.append(
          FixtureFailure(
            Self.subject(number, name),
            expected: Wording(zh: "有提示可打断", en: "a prompt to interrupt"),
            found: Wording(
              zh: "此刻没有播放（前面的步骤已让它播完）",
              en: "that nothing is being played (a step before let it end)"),
            offset: step.offset))
        return false
      }
      wait(until: max(now, prompt.begins + (prompt.ends - prompt.begins) / 2))
    }
    if isOver { overAlready(step, number, name) }
    return !isOver
  }

  /// The prompt that is being played now.
  var current: Played? { played.first { $0.begins <= now && now < $0.ends } }

  private mutating func overAlready(_ step: FixtureStep, _ number: Int, _ name: String) {
    failures.append(
      FixtureFailure(
        Self.subject(number, name), expected: Wording(zh: "通话继续", en: "the call to go on"),
        found: Wording(
          zh: "通话已结束（\(outcome?.wording.zh ?? "")）",
          en: "that it was over (\(outcome?.wording.en ?? ""))"),
        offset: step.offset))
  }

  private static func subject(_ number: Int, _ action: String) -> Wording {
    Wording(zh: "第 \(number) 步 \(action)", en: "step \(number), \(action)")
  }

  // MARK: What was heard

  /// What was played since a moment, also what was still playing then.
  func heard(since moment: Duration) -> [String] {
    let since = played.reversed().prefix { $0.begins >= moment || $0.ends > moment }
    return since.filter { $0.begins <= now }.reversed().map(\.utterance.text)
  }

  private func quoted(_ prompts: [String]) -> Wording {
    prompts.isEmpty
      ? Wording(zh: "静默", en: "silence")
      : Wording(prompts.map { "\"\($0)\"" }.joined(separator: " "))
  }
}
