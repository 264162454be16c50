extension Simulation {
  /// Drops those who wait, are in the menu, or were about to dial again.
  mutating func endDay() {
    isClosing = true
    now = max(now, centre.ends)
    nextStaffing = staffing.count
    for list in 0..<waiting.count {
      while waiting[list].head >= 0 {
        let slot = Int(waiting[list].head)
        let call = calls[slot]
        remove(slot: slot, from: list)
        release(slot: slot)
        if call.isCallback { countCallbackWait(call) } else { leave(call, .dropped) }
      }
    }
    for slot in 0..<slotCount where !callEvents[slot].isNever {
      let call = calls[slot]
      release(slot: slot)
      guard call.isInMenu else { continue }
      if call.counts {
        totals.contacts[contactCell(call)].droppedInMenu &+= 1
        totals.visits[visitCell(call)].droppedInMenu &+= 1
      }
      record(call, .dropped)
      releaseLine(of: call)
    }
  }

  /// Adds up what is still under way when the last event is over.
  mutating func finish() {
    if hasPlans { finishPlans() }
    if !isClosing { endDay() }
    for agent in 0..<agents.count
    where agents[agent].phase == .talking && agents[agent].afterTalk == .isTransferred {
      // A talk that the end of the day cut off held its line to the end.
      guard agents[agent].holdsLine else { continue }
      totals.add(.lines, from: inHand[agent].arrived, to: centre.ends)
    }
    for pool in 0..<poolStates.count {
      countStaffed(pool: pool, until: max(now, centre.ends))
      countOvertime(pool: pool, until: max(now, centre.ends))
    }
  }
}
