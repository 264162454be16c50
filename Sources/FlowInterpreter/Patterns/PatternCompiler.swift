internal import Diagnostics

/// Turns a pattern's structure into instructions for `Pattern`.
struct PatternCompiler {
  /// Repetitions are unrolled, so a small pattern can ask for a large program; this is the limit.
  static let maximumInstructions = 2_000

  private var program: [Pattern.Instruction] = []

  mutating func emit(_ tree: PatternTree) throws(PatternError) {
    switch tree {
    case .empty: break
    case .scalar(let scalar): try append(.scalar(scalar))
    case .any: try append(.any)
    case .set(let set): try append(.set(set))
    case .lineStart: try append(.lineStart)
    case .lineEnd: try append(.lineEnd)
    case .wordBoundary(let isMeant): try append(.wordBoundary(isMeant))
    case .sequence(let parts): for part in parts { try emit(part) }
    case .choice(let branches): try emit(choice: branches[...])
    case .repetition(let inner, let least, let most):
      try emit(required: inner, times: least)
      if let most {
        try emit(optional: inner, times: most - least)
      } else {
        let split = program.count
        try append(.split(0, 0))
        try emit(inner)
        try append(.jump(split))
        program[split] = .split(split + 1, program.count)
      }
    }
  }

  private mutating func emit(choice branches: ArraySlice<PatternTree>) throws(PatternError) {
    var ends: [Int] = []
    for (index, branch) in branches.enumerated() {
      let isLast = index == branches.count - 1
      let split = program.count
      if !isLast { try append(.split(0, 0)) }
      try emit(branch)
      guard !isLast else { break }
      ends.append(program.count)
      try append(.jump(0))
      program[split] = .split(split + 1, program.count)
    }
    for end in ends { program[end] = .jump(program.count) }
  }

  private mutating func emit(required inner: PatternTree, times: Int) throws(PatternError) {
    for _ in 0..<times {
      let start = program.count
      try emit(inner)
      // Repetitions of nothing, nested, would take for ever to emit nothing.
      if program.count == start { break }
    }
  }

  private mutating func emit(optional inner: PatternTree, times: Int) throws(PatternError) {
    var splits: [Int] = []
    for _ in 0..<times {
      splits.append(program.count)
      try append(.split(0, 0))
      try emit(inner)
    }
    for split in splits { program[split] = .split(split + 1, program.count) }
  }

  private mutating func append(_ instruction: Pattern.Instruction) throws(PatternError) {
    guard program.count < Self.maximumInstructions else {
      throw PatternError(message: Wording(zh: "格式太大", en: "the pattern is too large"), offset: 0)
    }
    program.append(instruction)
  }

  consuming func finish() -> [Pattern.Instruction] { program + [.accept] }
}
