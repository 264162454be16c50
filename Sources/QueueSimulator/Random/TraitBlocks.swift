/// Exponential numbers of the next calls of each type, drawn a block at a time.
///
/// The logarithms of a block don't wait for one another, as they would one a call. What a block
/// holds is what the call's own stream gives, bit for bit.
struct TraitBlocks: ~Copyable {
  private static let size = 64

  private var values: FixedArray<Double>
  /// The stream of each row.
  private var streams: FixedArray<UInt64>
  /// Which block of calls a row holds, -1 for none yet.
  private var blocks: FixedArray<Int>

  init(rows: Int) {
    values = FixedArray(repeating: 0, count: rows * Self.size)
    streams = FixedArray(repeating: 0, count: rows)
    blocks = FixedArray(repeating: -1, count: rows)
  }

  /// Says where a row's numbers come from.
  mutating func use(stream: UInt64, inRow row: Int) { streams[row] = stream }

  /// A call's exponential number of mean 1; one of an earlier block is drawn by itself.
  @inline(__always)
  mutating func value(_ row: Int, call: Int) -> Double {
    if blocks[row] < call &>> 6 { fill(row, block: call &>> 6) }
    if blocks[row] == call &>> 6 { return values[row &* Self.size &+ (call & 63)] }
    return Self.draw(streams[row], call)
  }

  @inline(never)
  private mutating func fill(_ row: Int, block: Int) {
    let stream = streams[row]
    let first = block &* Self.size
    for index in 0..<Self.size {
      values[row &* Self.size &+ index] = Self.draw(stream, first &+ index)
    }
    blocks[row] = block
  }

  @inline(__always)
  private static func draw(_ stream: UInt64, _ call: Int) -> Double {
    -RealFunctions.log(RandomKeys.uniform(RandomKeys.bits(stream, call: call)))
  }
}
