/// Lines, of which a centre may have a limited number.
///
/// A caller gives the line back when the talk ends. As long as lines aren't short, that is no event
/// of its own where the agent then wraps up and nothing else happens, for a third of all events
/// would be such: the line counts as in use until the agent is free, and `linesInUse` is the most
/// that can be in use. Only when that reaches the limit are they counted one by one, and while they
/// stay short each talk ends with an event. So who gets a line is exact at all times.
extension Simulation {
  /// Takes a line for a call.
  /// - Returns: whether there was one.
  @inline(__always)
  mutating func takeLine() -> Bool {
    if linesInUse >= centre.lines, !findLine() { return false }
    linesInUse &+= 1
    return true
  }

  @inline(never)
  private mutating func findLine() -> Bool {
    if linesAreShort { return false }
    for agent in 0..<agents.count where holdsLineAfterTalk(agent) { hangUp(agent) }
    // Counting takes as long as there are agents, so that it pays only if many calls pass before
    // it is done again.
    if linesInUse > centre.lines &- max(1, centre.lines / 8) { watchLines() }
    return linesInUse < centre.lines
  }

  /// Lets all talks that hold a line end with an event.
  private mutating func watchLines() {
    linesAreShort = true
    for agent in 0..<agents.count
    where agents[agent].phase == .engaged && agents[agent].holdsLine && agents[agent].wrapUp > 0 {
      agents[agent].phase = .talking
      setAgentEvent(agent, at: agents[agent].talkEnds)
    }
  }

  /// How many lines are in use now.
  func countLinesInUse() -> Int {
    var count = linesInUse
    for agent in 0..<agents.count where holdsLineAfterTalk(agent) { count -= 1 }
    return count
  }

  /// Whether a line counts as in use although the caller has hung up.
  private func holdsLineAfterTalk(_ agent: Int) -> Bool {
    agents[agent].phase == .engaged && agents[agent].holdsLine && agents[agent].talkEnds <= now
  }

  /// The caller in an agent's hand hangs up.
  @inline(__always)
  mutating func hangUp(_ agent: Int) {
    guard agents[agent].holdsLine else { return }
    agents[agent].holdsLine = false
    linesInUse &-= 1
    if linesAreShort, !hasPlans, linesInUse < centre.lines &- max(2, centre.lines / 4) {
      linesAreShort = false
    }
  }

  /// A caller who isn't in an agent's hand hangs up.
  @inline(__always)
  mutating func releaseLine(of call: Call) {
    guard call.holdsLine else { return }
    linesInUse &-= 1
    totals.add(.lines, from: call.arrived, to: now)
  }
}
