package import Diagnostics

/// A regular expression that matches in time proportional to the text, whatever the expression.
///
/// Flow files are input like any other, and a backtracking matcher can be made to run for ever by
/// a short pattern. This one follows all ways at once (Ken Thompson, "Regular Expression Search
/// Algorithm", CACM 11(6), 1968, doi:10.1145/363347.363387), so it has no back-references and no
/// look-around; those are refused when the pattern is read.
///
/// Known: literals, `.`, `[a-z]`, `[^…]`, `\d \w \s \D \W \S`, escapes, groups, `|`, `* + ?`,
/// `{n} {n,} {n,m}`, `^`, `$`, `\b \B`, `\u4E00 \u{1F600} \x41`, and `(?i)` in front for matching without regard to case.
package struct Pattern: Sendable, Hashable {
  /// As it was written.
  package let source: String
  let program: [Instruction]
  let ignoresCase: Bool

  enum Instruction: Sendable, Hashable {
    case scalar(Unicode.Scalar)
    case any
    case set(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case lineStart
    case lineEnd
    case wordBoundary(Bool)
    case accept
  }

  /// Compiles a pattern.
  /// - Throws: `PatternError` with what is wrong and the offset in Unicode scalars.
  package init(_ source: String) throws(PatternError) {
    var parser = PatternParser(source)
    let tree = try parser.parse()
    ignoresCase = parser.ignoresCase
    var compiler = PatternCompiler()
    try compiler.emit(tree)
    program = compiler.finish()
    self.source = source
  }

  /// Whether the whole text matches.
  package func matchesWhole(_ text: String) -> Bool { run(text, anchored: true) }

  /// Whether some part of the text matches.
  package func matchesPart(of text: String) -> Bool { run(text, anchored: false) }

  // MARK: Following all ways at once

  private func run(_ text: String, anchored: Bool) -> Bool {
    let folded = ignoresCase ? text.lowercased() : text
    let scalars = Array(folded.unicodeScalars)
    var current = WaySet(count: program.count)
    var next = WaySet(count: program.count)
    for position in 0...scalars.count {
      if position == 0 || !anchored {
        follow(0, at: position, of: scalars, into: &current)
      }
      if current.accepts, !anchored || position == scalars.count { return true }
      guard position < scalars.count else { break }
      next.removeAll()
      for index in current.ways where consumes(program[index], scalars[position]) {
        follow(index + 1, at: position + 1, of: scalars, into: &next)
      }
      swap(&current, &next)
      if current.ways.isEmpty, !current.accepts, anchored { return false }
    }
    return false
  }

  func consumes(_ instruction: Instruction, _ scalar: Unicode.Scalar) -> Bool {
    switch instruction {
    case .scalar(let expected): expected == scalar
    case .any: scalar != "\n"
    case .set(let set): set.contains(scalar)
    case .jump, .split, .lineStart, .lineEnd, .wordBoundary, .accept: false
    }
  }

  /// Adds what can be reached from an instruction without consuming anything.
  private func follow(
    _ start: Int, at position: Int, of scalars: [Unicode.Scalar], into set: inout WaySet
  ) {
    var pending = [start]
    while let index = pending.popLast() {
      guard set.mark(index) else { continue }
      switch program[index] {
      case .jump(let target): pending.append(target)
      case .split(let first, let second):
        pending.append(second)
        pending.append(first)
      case .lineStart: if position == 0 { pending.append(index + 1) }
      case .lineEnd: if position == scalars.count { pending.append(index + 1) }
      case .wordBoundary(let isMeant):
        if Self.isWordBoundary(position, of: scalars) == isMeant { pending.append(index + 1) }
      case .accept: set.accepts = true
      case .scalar, .any, .set: set.ways.append(index)
      }
    }
  }

  private static func isWordBoundary(_ position: Int, of scalars: [Unicode.Scalar]) -> Bool {
    let isBefore = position > 0 && ScalarSet.word.contains(scalars[position - 1])
    let isAfter = position < scalars.count && ScalarSet.word.contains(scalars[position])
    return isBefore != isAfter
  }

  /// The consuming instructions reached at one position, each once.
  private struct WaySet {
    var ways: [Int] = []
    var accepts = false
    private var seen: [Bool]

    init(count: Int) { seen = Array(repeating: false, count: count) }

    mutating func mark(_ index: Int) -> Bool {
      if seen[index] { return false }
      seen[index] = true
      return true
    }

    mutating func removeAll() {
      ways.removeAll(keepingCapacity: true)
      accepts = false
      for index in seen.indices { seen[index] = false }
    }
  }
}

/// What is wrong with a pattern, and where.
package struct PatternError: Error, Hashable, Sendable {
  package let message: Wording
  /// Offset in Unicode scalars from the pattern's beginning.
  package let offset: Int
}

/// A set of scalars as ranges, perhaps turned round.
struct ScalarSet: Sendable, Hashable {
  var ranges: [ClosedRange<UInt32>] = []
  var isNegated = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isNegated
  }

  static let digits = ScalarSet(ranges: [0x30...0x39])
  static let word = ScalarSet(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  static let space = ScalarSet(ranges: [0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x3000...0x3000])

  var negated: ScalarSet { ScalarSet(ranges: ranges, isNegated: !isNegated) }

  /// The same set with all ranges listed, so that sets can be joined.
  var positiveRanges: [ClosedRange<UInt32>] {
    guard isNegated else { return ranges }
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    if next <= 0x10FFFF { result.append(next...0x10FFFF) }
    return result
  }
}
