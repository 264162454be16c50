internal import Diagnostics

/// The parts into which comparisons with fixed values cut what one thing may be: each number that is
/// written, those between and beyond, each other written value, and all the rest.
///
/// In every part each of the comparisons holds for all values or for none, so that conditions on the same
/// thing can be laid over each other.
struct ComparedRegions {
  enum Region: Hashable {
    case exactly(Value)
    /// The numbers below the written one of this index, in order, and above the one before.
    case numbers(below: Int)
    case anythingElse
  }

  private let numbers: [Number]
  private let all: Set<Region>

  init(_ comparisons: [FixedComparison]) {
    let values = Set(comparisons.flatMap(\.values))
    numbers = values.compactMap { if case .number(let number) = $0 { number } else { nil } }
      .sorted()
    all = Set(
      values.map(Region.exactly) + (0...numbers.count).map { .numbers(below: $0) }
        + [.anythingElse])
  }

  /// The parts in which all of these hold.
  func holding(all comparisons: [FixedComparison]) -> Set<Region> {
    comparisons.reduce(all) { $0.intersection(holding($1)) }
  }

  /// The parts in which a comparison holds.
  func holding(_ comparison: FixedComparison) -> Set<Region> {
    all.filter { region in
      switch comparison.symbol {
      case .equal, .contained: isWritten(region, in: comparison)
      case .notEqual: !isWritten(region, in: comparison)
      case .less: order(region, comparison).map { $0 < 0 } ?? false
      case .lessOrEqual: order(region, comparison).map { $0 <= 0 } ?? false
      case .greater: order(region, comparison).map { $0 > 0 } ?? false
      case .greaterOrEqual: order(region, comparison).map { $0 >= 0 } ?? false
      case .add, .subtract, .multiply, .divide, .remainder: false
      }
    }
  }

  private func isWritten(_ region: Region, in comparison: FixedComparison) -> Bool {
    guard case .exactly(let value) = region else { return false }
    return comparison.values.contains(value)
  }

  /// How the numbers of a part are to the one number of a comparison; `nil` where it has no numbers.
  private func order(_ region: Region, _ comparison: FixedComparison) -> Int? {
    guard case .number(let bound)? = comparison.values.first,
      let place = numbers.firstIndex(of: bound)
    else { return nil }
    switch region {
    case .exactly(.number(let number)): return number < bound ? -1 : number == bound ? 0 : 1
    case .numbers(let below): return below <= place ? -1 : 1
    case .exactly, .anythingElse: return nil
    }
  }
}

/// A comparison of something with values that are written out: `order.amount > 100`, `kind in ['a', 'b']`.
struct FixedComparison {
  /// What is compared, in a form that is the same for the same thing.
  let subject: String
  /// As if what is compared stood on its left side.
  let symbol: Operator
  let values: [Value]

  init?(_ tree: ExpressionTree) {
    guard case .operation(let symbol, let left, let right) = tree else { return nil }
    if let values = Self.written(right, by: symbol), left.constant == nil {
      (subject, self.symbol, self.values) = ("\(left)", symbol, values)
    } else if let mirrored = symbol.mirrored, let values = Self.written(left, by: mirrored),
      right.constant == nil
    {
      (subject, self.symbol, self.values) = ("\(right)", mirrored, values)
    } else {
      return nil
    }
  }

  /// The values of a side; only numbers where the order is asked for.
  private static func written(_ tree: ExpressionTree, by symbol: Operator) -> [Value]? {
    guard let constant = tree.constant else { return nil }
    switch (symbol, constant) {
    case (.contained, .list(let values)): return values
    case (.less, .number), (.lessOrEqual, .number), (.greater, .number), (.greaterOrEqual, .number),
      (.equal, _), (.notEqual, _):
      return [constant]
    default: return nil
    }
  }
}

extension ExpressionTree {
  /// What must hold together for it to hold: the sides of `&&`.
  private var conjuncts: [ExpressionTree] {
    if case .and(let left, let right) = self { left.conjuncts + right.conjuncts } else { [self] }
  }

  /// Its comparisons that must hold together, by what they compare.
  private var fixedComparisons: [String: [FixedComparison]] {
    Dictionary(grouping: conjuncts.compactMap(FixedComparison.init), by: \.subject)
  }

  /// Whether comparisons in it exclude each other, so that it never holds: `n > 10 && n < 5`.
  var excludesItself: Bool {
    fixedComparisons.values.contains { ComparedRegions($0).holding(all: $0).isEmpty }
  }

  /// Whether it holds only where one of the others does, each of them a single comparison.
  func isCovered(by others: [ExpressionTree]) -> Bool {
    let earlier = Dictionary(grouping: others.compactMap(FixedComparison.init), by: \.subject)
    return fixedComparisons.contains { subject, comparisons in
      guard let covering = earlier[subject] else { return false }
      let regions = ComparedRegions(comparisons + covering)
      let holding = regions.holding(all: comparisons)
      let covered = covering.reduce(into: Set()) { $0.formUnion(regions.holding($1)) }
      return !holding.isEmpty && holding.isSubset(of: covered)
    }
  }
}
