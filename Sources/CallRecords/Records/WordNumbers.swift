internal import Diagnostics

/// Numbers words in the order in which they first come, the same word by the same number.
///
/// The words lie one behind the other in one list of bytes, which takes a fraction of what as many
/// texts would.
struct WordNumbers {
  private var bytes: [UInt8] = []
  /// Where each word ends.
  private var ends: [Int] = []
  /// By hash: the number of a word, or −1.
  private var slots = [Int32](repeating: -1, count: 64)
  /// Another one each time, so that no file can be made for its words to fall together.
  private let seed = UInt64.random(in: .min ... .max)

  var count: Int { ends.count }

  /// The number of a word, from 0.
  mutating func number(_ word: Span<UInt8>) -> Int32 {
    let slot = slot(of: word)
    if slots[slot] >= 0 { return slots[slot] }
    let number = Int32(truncatingIfNeeded: ends.count)
    for index in word.indices { bytes.append(word[index]) }
    ends.append(bytes.count)
    slots[slot] = number
    if 2 * ends.count > slots.count { grow() }
    return number
  }

  /// The number of a word that has come before; `nil` of others.
  func known(_ word: Span<UInt8>) -> Int32? {
    let number = slots[slot(of: word)]
    return number >= 0 ? number : nil
  }

  /// The word of a number.
  subscript(number: Int32) -> String {
    String(decoding: bytes[range(Int(number))], as: UTF8.self)
  }

  private func range(_ number: Int) -> Range<Int> {
    (number > 0 ? ends[number - 1] : 0)..<ends[number]
  }

  /// Where a word's number stands, or would.
  private func slot(of word: Span<UInt8>) -> Int {
    var slot = Int(truncatingIfNeeded: hash(word)) & (slots.count - 1)
    while slots[slot] >= 0, !isEqual(word, range(Int(slots[slot]))) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func isEqual(_ word: Span<UInt8>, _ place: Range<Int>) -> Bool {
    guard word.count == place.count else { return false }
    let known = bytes.span
    for index in word.indices where word[index] != known[place.lowerBound + index] { return false }
    return true
  }

  /// Multiplication and shifts after each byte, with SplitMix64's mixing at the end.
  private func hash(_ word: Span<UInt8>) -> UInt64 {
    var state = seed
    for index in word.indices {
      state = (state ^ UInt64(word[index])) &* 0x9E37_79B9_7F4A_7C15
      state ^= state &>> 29
    }
    state = (state ^ (state &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    return state ^ (state &>> 31)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: 2 * slots.count)
    let known = bytes
    for number in ends.indices {
      let range = range(number)
      var slot = Int(truncatingIfNeeded: hash(known.span.extracting(range))) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }
}
