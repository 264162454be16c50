/// Traits of the next calls of each type, drawn a block at a time: the gaps between arrivals by
/// type, with a mean of 1, then the handling times by type.
///
/// The logarithms of a block don't wait for one another, as they would one a call. What a block
/// holds is what the call's own stream gives, bit for bit.
struct TraitBlocks: ~Copyable {
  private static let size = 64

  /// Where a row's numbers come from.
  struct Source {
    var stream: UInt64
    /// Of a kind that doesn't depend on the interval of arrival.
    var sampler: Sampler
  }

  private let tables: SamplerTables
  private var values: FixedArray<Double>
  private var sources: FixedArray<Source>
  /// Which block of calls a row holds, -1 for none yet.
  private var blocks: FixedArray<Int>

  /// - Parameter streams: by type × purpose.
  init(_ centre: Centre, streams: [UInt64]) {
    func stream(_ type: Int, _ purpose: Purpose) -> UInt64 {
      streams[type * Purpose.count + purpose.rawValue]
    }
    let gaps = centre.types.indices.map {
      Source(stream: stream($0, .arrivals), sampler: Sampler(kind: .exponential, first: 1))
    }
    let handlings = centre.types.enumerated().map { type, rules in
      Source(
        stream: stream(type, .handling),
        sampler: rules.drawsHandlingAhead ? rules.handling : .zero)
    }
    let rows = gaps + handlings
    tables = centre.tables
    values = FixedArray(repeating: 0, count: rows.count * Self.size)
    blocks = FixedArray(repeating: -1, count: rows.count)
    sources = FixedArray(repeating: Source(stream: 0, sampler: .zero), count: rows.count)
    for (row, source) in rows.enumerated() { sources[row] = source }
  }

  /// A call's trait; one of an earlier block is drawn by itself.
  @inline(__always)
  mutating func value(_ row: Int, call: Int) -> Double {
    if blocks[row] != call &>> 6 { return valueElsewhere(row, call: call) }
    return values[row &* Self.size &+ (call & 63)]
  }

  @inline(never)
  private mutating func valueElsewhere(_ row: Int, call: Int) -> Double {
    let block = call &>> 6
    guard blocks[row] < block else { return draw(sources[row], call) }
    let source = sources[row]
    if source.sampler.kind == .exponential {
      fillExponentials(row, source, from: block &* Self.size)
    } else {
      for index in 0..<Self.size {
        values[row &* Self.size &+ index] = draw(source, block &* Self.size &+ index)
      }
    }
    blocks[row] = block
    return values[row &* Self.size &+ (call & 63)]
  }

  private mutating func fillExponentials(_ row: Int, _ source: Source, from first: Int) {
    for index in 0..<Self.size {
      values[row &* Self.size &+ index] =
        source.sampler.first
        * -RealFunctions.log(
          RandomKeys.uniform(RandomKeys.bits(source.stream, call: first &+ index)))
    }
  }

  private func draw(_ source: Source, _ call: Int) -> Double {
    tables.draw(source.sampler, RandomKeys.bits(source.stream, call: call), interval: 0)
  }
}
