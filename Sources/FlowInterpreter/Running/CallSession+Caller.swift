/// What the caller does, and waits for.
extension CallSession {
  // MARK: At the right moment

  /// What a caller waits for before doing something.
  enum Readiness {
    /// Nothing is being played, whatever the flow waits for: people hang up while the system works.
    case silence
    /// Nothing is being played, and the flow waits, for the caller or for something else.
    case quiet
    /// The same, and what the caller typed has been taken as an answer.
    case answered
    /// Nothing is being played, and the flow waits for the caller.
    case turn
  }

  mutating func settle(for readiness: Readiness) {
    while !isOver {
      if isPlaying {
        // The end of a prompt may begin the next one, so look again then.
        guard !happen(by: playingEnds) else {
          // Music that goes round has no end to wait for.
          if machine.isMusicAlone, readiness != .turn { return }
          continue
        }
        advance(to: playingEnds)
      }
      switch machine.waiting {
      case .caller where readiness == .answered && isTyping: break
      case .caller, .recording, .nothing: return
      case .queue where machine.offersCallback: return
      case .queue, .agent: if readiness != .turn { return }
      case .service: if readiness == .silence { return }
      case .begin, .prompt: break
      }
      guard happen(by: Self.longest) else { return }
    }
  }

  /// Whether a service has been asked, and answers later than now.
  var isBeingServed: Bool {
    waiting == .service && (nextDue.map { $0 > now } ?? true)
  }

  /// Lets prompts, queues, agents and services have their time until it is the caller's turn.
  package mutating func settle() { settle(for: .turn) }

  /// Whether more keys may follow those that the caller typed.
  private var isTyping: Bool {
    if case .asking(let asking) = machine.phase { !asking.entry.isEmpty } else { false }
  }

  /// The caller does something when it is time for it; the clock goes on as far as that takes.
  ///
  /// - Returns: `nil` if it was done.
  @discardableResult
  package mutating func take(
    _ act: CallerAct, _ timing: CallerAct.Timing = .afterPrompt
  ) -> CallerAct.Missed? {
    switch act {
    case .press(let keys):
      if let missed = reach(timing, .turn) { return missed }
      for (index, key) in keys.enumerated() {
        if index > 0 { wait(toActAt: now + CallerAct.betweenKeys) }
        guard outcome == nil else { return .callOver }
        press(key)
      }
    case .say(let text):
      if let missed = reach(timing, .turn) { return missed }
      speak(text)
    case .mean(let meaning):
      if let missed = reach(timing, .turn) { return missed }
      mean(meaning)
    case .silence(let length):
      settle(for: .quiet)
      wait(toActAt: now + length)
      // A caller who is silent for as long as the flow waits has not answered.
      while !isEndless, happen(by: now) {}
      notePrompt()
      return nil
    case .hangUp:
      if let missed = reach(timing, .silence) { return missed }
      hangUp()
    }
    acted = now
    notePrompt()
    return nil
  }

  /// Waits until the caller acts, if that can be.
  private mutating func reach(
    _ timing: CallerAct.Timing, _ readiness: Readiness
  ) -> CallerAct.Missed? {
    switch timing {
    case .afterPrompt:
      settle(for: readiness)
      wait(toActAt: max(now, max(acted, playingEnds) + CallerAct.reactionTime))
    case .sinceItBegan(let length): wait(toActAt: max(now, lastPrompt + length))
    case .during:
      while !isPlaying, !isOver, machine.waiting != .caller {
        guard happen(by: Self.longest) else { break }
      }
      guard let prompt = record.playing(at: now) else {
        return outcome == nil ? .nothingPlaying : .callOver
      }
      wait(toActAt: max(now, prompt.begins + (prompt.ends - prompt.begins) / 2))
    }
    return outcome == nil ? nil : .callOver
  }

  // MARK: Now

  /// The caller acts now, however long the prompt has been playing; silence does nothing.
  ///
  /// - Returns: when that was, as `take` would have it.
  @discardableResult
  package mutating func act(_ act: CallerAct) -> CallerAct.Timing {
    let timing = CallerAct.Timing.sinceItBegan(now - promptBegan)
    switch act {
    case .press(let keys):
      for (index, key) in keys.enumerated() where !isOver {
        if index > 0 { wait(toActAt: now + CallerAct.betweenKeys) }
        press(key)
      }
    case .say(let text): speak(text)
    case .mean(let meaning): mean(meaning)
    case .silence: break
    case .hangUp: hangUp()
    }
    acted = now
    notePrompt()
    return timing
  }

  private mutating func press(_ key: Character) {
    log(.pressed(key))
    tell(.key(key))
  }

  /// Whoever says something to a recording speaks at least so long.
  private static var shortestMessage: Duration { .seconds(1) }

  /// What is said to a recording lasts as long as it takes to say, and then the recording ends.
  private mutating func speak(_ text: String) {
    log(.said(text))
    guard case .recording(let recording) = machine.phase else { return tell(.speech(text)) }
    let length = max(SpeechRate.length(of: text), Self.shortestMessage)
    tell(.speaks(length))
    wait(toActAt: now + length)
    tell(.recorded(reference: recording.reference))
  }

  private mutating func mean(_ meaning: SpokenMeaning) {
    log(.said(meaning.intent))
    tell(.understood(meaning))
  }

  private mutating func hangUp() {
    log(.callerHungUp)
    tell(.hangUp)
  }

  // MARK: On a phone

  /// Lets everything happen that is due by a moment.
  package mutating func wait(until moment: Duration) {
    while !isOver, let next = nextDue, next <= moment {
      guard happen(by: moment) else { break }
    }
    wait(toActAt: moment)
  }

  /// When something happens next by itself, or the next prompt begins; `nil` if nothing does before
  /// the caller acts.
  package var nextMoment: Duration? {
    let unseen = transcript.entries.dropFirst(shown).first { $0.at > now }?.at
    return [nextDue, unseen].compactMap(\.self).min()
  }

  /// What happened since this was last asked, up to now; what is still to be played comes later.
  package mutating func news() -> [Transcript.Entry] {
    let entries = transcript.entries.dropFirst(shown).prefix { $0.at <= now }
    shown += entries.count
    return Array(entries)
  }

  /// The caller says nothing until something happens by itself.
  /// - Returns: for how long; `nil` if nothing will happen.
  package mutating func untilNext() -> Duration? {
    settle(for: .quiet)
    return nextDue.map { $0 - now }
  }

  /// Which of the caller's keys and utterances were entered in secret, from 1.
  package var concealed: [Int] { record.concealed }

  /// How many keys the caller has pressed.
  package var keysPressed: Int { record.keysPressed }

  // MARK: What was heard

  /// What was played since a moment, also what was still playing then.
  func heard(since moment: Duration) -> [String] { record.heard(since: moment, until: now) }

  /// What was played since the caller last did something, also what was still playing then.
  package var heard: [String] { heard(since: acted) }

  /// When the prompt began that is playing, or was played last.
  private var lastPrompt: Duration {
    guard let last = record.played.last else { return .zero }
    // Another may be playing while the last one is still to come.
    return last.begins <= now ? last.begins : (record.playing(at: now) ?? last).begins
  }

  mutating func notePrompt() { promptBegan = lastPrompt }
}
