extension Pattern {
  /// Whether a row of digits of some length matches as a whole; `nil` if that takes too long to tell.
  ///
  /// The states that the pattern's program can be in after each digit are followed together, so that
  /// what is told is true of all entries.
  func matchesEntry(of lengths: EntryLengths) -> Bool? {
    // Boundaries and anchors are left to real texts; with digits alone they are rarely written.
    let digits = Array("0123456789".unicodeScalars)
    var current: Set<Set<Int>> = [starts]
    for length in 0...lengths.longest {
      if lengths.contains(length), current.contains(where: accepts) { return true }
      guard length < lengths.longest else { break }
      var next: Set<Set<Int>> = []
      for states in current {
        for digit in digits {
          let moved = moved(states, by: digit, isFirst: length == 0)
          if !moved.isEmpty { next.insert(moved) }
        }
        if next.count > 2_000 { return nil }
      }
      current = next
    }
    return false
  }

  /// Whether every row of digits of these lengths matches as a whole; `nil` if that takes too long to tell.
  func matchesEveryEntry(of lengths: EntryLengths) -> Bool? {
    let digits = Array("0123456789".unicodeScalars)
    var current: Set<Set<Int>> = [starts]
    for length in 0...lengths.longest {
      if lengths.contains(length), !current.allSatisfy(accepts) { return false }
      guard length < lengths.longest else { break }
      var next: Set<Set<Int>> = []
      for states in current {
        for digit in digits { next.insert(moved(states, by: digit, isFirst: length == 0)) }
        if next.count > 2_000 { return nil }
      }
      current = next
    }
    return true
  }

  private var starts: Set<Int> { closure([0], isStart: true) }

  private func accepts(_ states: Set<Int>) -> Bool {
    closure(states, isStart: false, isEnd: true).contains { program[$0] == .accept }
  }

  private func moved(_ states: Set<Int>, by digit: Unicode.Scalar, isFirst: Bool) -> Set<Int> {
    var targets: Set<Int> = []
    for state in states where consumes(program[state], digit) { targets.insert(state + 1) }
    return closure(targets, isStart: false)
  }

  /// What is reached without a digit.
  ///
  /// Between digits there is no boundary of words.
  private func closure(_ states: Set<Int>, isStart: Bool, isEnd: Bool = false) -> Set<Int> {
    var reached: Set<Int> = []
    var waiting = Array(states)
    while let index = waiting.popLast() {
      guard reached.insert(index).inserted else { continue }
      switch program[index] {
      case .jump(let target): waiting.append(target)
      case .split(let first, let second): waiting += [first, second]
      case .lineStart: if isStart { waiting.append(index + 1) }
      case .lineEnd: if isEnd { waiting.append(index + 1) }
      case .wordBoundary(let isMeant):
        if isMeant == (isStart || isEnd) { waiting.append(index + 1) }
      case .accept, .scalar, .any, .set: break
      }
    }
    return reached
  }
}
