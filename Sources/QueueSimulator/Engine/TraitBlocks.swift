/// Traits of the next calls of each type, drawn a block at a time.
///
/// The logarithms of a block don't wait for one another, as they would one a call, and processors
/// take several at once. What a block holds is what the call's own stream gives, bit for bit.
struct TraitBlocks: ~Copyable {
  /// What is drawn ahead, where it doesn't depend on the interval of arrival.
  enum Trait: Int, CaseIterable {
    /// The gap before the call, with a mean of 1.
    case gap
    /// How long the talk takes.
    case handling
    case wrapUp, menu
    /// Drawn ahead only once many have to wait.
    case patience

    static let count = Trait.patience.rawValue + 1

    var purpose: Purpose {
      switch self {
      case .gap: .arrivals
      case .handling: .handling
      case .wrapUp: .wrapUp
      case .menu: .menu
      case .patience: .patience
      }
    }
  }

  /// The calls of a block; of each trait two blocks are held, for calls overtake one another.
  private static let size = 64

  /// Whether logarithms are taken eight at a time; with nothing optimised that takes twenty times as
  /// long as one by one.
  private static var usesVectors: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }

  /// Where the numbers of a type's trait come from.
  struct Source {
    var stream: UInt64
    var sampler: Sampler
  }

  private let tables: SamplerTables
  private let typeCount: Int
  /// By trait × type.
  private var sources: FixedArray<Source>
  /// By trait × type × last bit of the block's number × call.
  private var values: FixedArray<Double>
  /// Which blocks of calls are held, by trait × type × last bit of the number; -1 for none yet.
  private var blocks: FixedArray<Int>
  /// By type: how often the patience of a block's calls has been asked for.
  private var asked: FixedArray<Asked>

  /// Not private: the compiler can't hold a private type in a generic store without a copy.
  struct Asked {
    var block = -1
    var count = 0
    /// Whether that has been so often that whole blocks are drawn.
    var isOften = false

    mutating func ask(of block: Int) {
      count = block == self.block ? count &+ 1 : 1
      self.block = block
      isOften = isOften || count == 8
    }
  }

  /// - Parameter streams: by type × purpose.
  init(_ centre: Centre, streams: [UInt64]) {
    tables = centre.tables
    typeCount = centre.types.count
    let count = Trait.count * typeCount
    sources = FixedArray(repeating: Source(stream: 0, sampler: .zero), count: count)
    values = FixedArray(repeating: 0, count: count * 2 * Self.size)
    blocks = FixedArray(repeating: -1, count: count * 2)
    asked = FixedArray(repeating: Asked(), count: typeCount)
    for (type, rules) in centre.types.enumerated() {
      for trait in Trait.allCases {
        sources[trait.rawValue * typeCount + type] = Source(
          stream: streams[type * Purpose.count + trait.purpose.rawValue],
          sampler: Self.sampler(of: trait, rules))
      }
    }
  }

  private static func sampler(of trait: Trait, _ rules: Centre.TypeRules) -> Sampler {
    switch trait {
    case .gap: Sampler(kind: .exponential, first: 1)
    case .handling: rules.handling
    case .wrapUp: rules.wrapUp
    case .menu: rules.menu
    case .patience: rules.patience
    }
  }

  /// A call's trait at its first attempt.
  @inline(__always)
  mutating func value(_ trait: Trait, type: Int, call: Int) -> Double {
    let row = trait.rawValue &* typeCount &+ type
    let block = call &>> 6
    if blocks[row &* 2 &+ (block & 1)] != block { return valueElsewhere(row, call: call) }
    return values[row &* Self.size &* 2 &+ (call & 127)]
  }

  /// The gap before a call of a type, which are asked for one after the other.
  @inline(__always)
  mutating func gap(type: Int, call: Int) -> Double {
    if call & (Self.size &- 1) == 0 { fill(type, call &>> 6) }
    return values[type &* Self.size &* 2 &+ (call & 127)]
  }

  /// The same where its block isn't held: a later one is drawn now, an earlier call by itself.
  @inline(never)
  private mutating func valueElsewhere(_ row: Int, call: Int) -> Double {
    let block = call &>> 6
    guard blocks[row &* 2 &+ (block & 1)] < block, isWorthABlock(row, block) else {
      return draw(sources[row], call)
    }
    fill(row, block)
    return values[row &* Self.size &* 2 &+ (call & 127)]
  }

  /// Draws a block of a type's trait.
  @inline(never)
  private mutating func fill(_ row: Int, _ block: Int) {
    let source = sources[row]
    let place = row &* 2 &+ (block & 1)
    let first = block &* Self.size
    let start = place &* Self.size
    if source.sampler.isDrawnByEights, Self.usesVectors {
      for index in stride(from: 0, to: Self.size, by: 8) {
        let numbers = RandomKeys.uniforms(source.stream, from: first &+ index)
        values.set(source.sampler.draw(numbers), at: start &+ index)
      }
    } else {
      for index in 0..<Self.size { values[start &+ index] = draw(source, first &+ index) }
    }
    blocks[place] = block
  }

  /// Whether nearly all calls of a block need the trait, or enough of them; few wait on a good day.
  private mutating func isWorthABlock(_ row: Int, _ block: Int) -> Bool {
    let type = row &- Trait.patience.rawValue &* typeCount
    guard type >= 0 else { return true }
    asked[type].ask(of: block)
    return asked[type].isOften
  }

  private func draw(_ source: Source, _ call: Int) -> Double {
    tables.draw(source.sampler, RandomKeys.bits(source.stream, call: call), interval: 0)
  }
}
