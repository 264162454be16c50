internal import Diagnostics

extension FixtureRun {
  /// Plays the whole fixture; afterwards all is known that can be checked.
  mutating func play() {
    for (index, step) in fixture.steps.enumerated() where !session.isEndless {
      take(step, number: index + 1)
    }
    while !session.isEndless, session.happen(by: CallSession<InMemoryDirectory>.longest * 2) {}
    if session.outcome == nil {
      let (now, place) = (session.now, session.machine.place.pathName)
      fail(
        FixtureFailure(
          Wording(zh: "结束", en: "end"), expected: Wording(zh: "通话结束", en: "the call to end"),
          found: Wording(
            zh: "\(DurationNotation.format(now)) 后仍在 \(place)",
            en: "it still at \(place) after \(DurationNotation.format(now))")))
    }
    noteUnanswered()
  }

  private mutating func take(_ step: FixtureStep, number: Int) {
    switch step.action {
    case .hear(let text):
      // Who has heard it may act while the system works: hang up, above all.
      session.settle(for: .silence)
      if session.isBeingServed, text.fits(session.heard) { return }
      session.settle(for: .answered)
      // Someone who listens for more waits on while the queue, an agent or a service has the call.
      while !text.fits(session.heard), !session.isOver, session.waiting != .caller {
        guard session.happen(by: CallSession<InMemoryDirectory>.longest) else { break }
        session.settle(for: .answered)
      }
      guard !text.fits(session.heard) else { return }
      fail(number, "hear", step, text.wording, quoted(session.heard))
    case .notHear(let text):
      session.settle(for: .answered)
      guard text.fits(session.heard) else { return }
      fail(number, "notHear", step, text.absence, quoted(session.heard))
    case .act(let act, let timing):
      guard let missed = session.take(act, timing) else { return }
      fail(number, act.name, step, missed)
    }
  }

  private mutating func fail(
    _ number: Int, _ name: String, _ step: FixtureStep, _ missed: CallerAct.Missed
  ) {
    switch missed {
    case .callOver:
      fail(
        number, name, step, Wording(zh: "通话继续", en: "the call to go on"),
        Wording(
          zh: "通话已结束（\(session.outcome?.wording.zh ?? "")）",
          en: "that it was over (\(session.outcome?.wording.en ?? ""))"))
    case .nothingPlaying:
      fail(
        number, name, step, Wording(zh: "有提示可打断", en: "a prompt to interrupt"),
        Wording(
          zh: "此刻没有播放（前面的步骤已让它播完）",
          en: "that nothing is being played (a step before let it end)"))
    }
  }

  private mutating func fail(
    _ number: Int, _ name: String, _ step: FixtureStep, _ expected: Wording, _ found: Wording
  ) {
    fail(
      FixtureFailure(
        Wording(zh: "第 \(number) 步 \(name)", en: "step \(number), \(name)"),
        expected: expected, found: found, offset: step.offset))
  }

  private func quoted(_ prompts: [String]) -> Wording {
    prompts.isEmpty
      ? Wording(zh: "静默", en: "silence")
      : Wording(
        prompts.map { "\"\($0)\"" }.folded(to: 12) { "…\($0)…" }.joined(separator: " "))
  }
}

extension CallerAct {
  /// What failures call it.
  fileprivate var name: String {
    switch self {
    case .press(let keys): "press \(keys)"
    case .say, .mean: "say"
    case .silence: "silence"
    case .hangUp: "hangUp"
    }
  }
}
