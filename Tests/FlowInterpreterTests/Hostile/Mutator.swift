/// Random numbers from a seed (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA 2014, doi:10.1145/2660193.2660195).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Makes new inputs out of good ones, as they might go wrong or be made to.
struct Mutator {
  private(set) var random: SplitMix
  let seeds: [[UInt8]]
  /// Pieces that mean something to the reader.
  let words: [[UInt8]]

  init(seed: UInt64, seeds: [String], words: [String]) {
    random = SplitMix(seed: seed)
    self.seeds = seeds.map { Array($0.utf8) }
    self.words = words.map { Array($0.utf8) }
  }

  mutating func number(below limit: Int) -> Int {
    Int.random(in: 0..<max(1, limit), using: &random)
  }

  /// One to three changes of a good input.
  mutating func next() -> [UInt8] {
    var bytes = seeds[number(below: seeds.count)]
    for _ in 0...number(below: 3) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    let at = number(below: bytes.count + 1)
    switch number(below: 9) {
    case 0 where at < bytes.count: bytes[at] = UInt8(number(below: 256))
    case 1: bytes.removeSubrange(range(in: bytes, from: at))
    case 2: bytes.insert(contentsOf: bytes[range(in: bytes, from: at)], at: at)
    case 3:
      let other = seeds[number(below: seeds.count)]
      bytes.insert(
        contentsOf: other[range(in: other, from: number(below: other.count + 1))], at: at)
    case 4:
      let piece = Array(bytes[range(in: bytes, from: at)])
      for _ in 0..<number(below: 40) { bytes.insert(contentsOf: piece, at: at) }
    case 5: if number(below: 4) == 0 { bytes.removeSubrange(at...) }
    case 6:
      // A word of one place in another.
      let target = wordRange(in: bytes, near: at)
      bytes.replaceSubrange(
        target, with: bytes[wordRange(in: bytes, near: number(below: bytes.count + 1))])
    case 7:
      bytes.replaceSubrange(wordRange(in: bytes, near: at), with: words[number(below: words.count)])
    default: bytes.insert(contentsOf: words[number(below: words.count)], at: at)
    }
  }

  private mutating func range(in bytes: [UInt8], from start: Int) -> Range<Int> {
    start..<min(bytes.count, start + number(below: 24))
  }

  private func wordRange(in bytes: [UInt8], near index: Int) -> Range<Int> {
    func isWord(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x80...0xFF: true
      default: false
      }
    }
    var start = index
    while start < bytes.count, !isWord(bytes[start]) { start += 1 }
    while start > 0, isWord(bytes[start - 1]) { start -= 1 }
    var end = start
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    return start..<end
  }
}
