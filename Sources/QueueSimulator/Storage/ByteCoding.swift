/// Appends numbers to bytes, small ones in few.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// A number from 0 on, seven bits a byte (LEB128).
  mutating func write(_ number: Int) {
    var rest = UInt64(number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A number with all its bits; 0 in one byte.
  mutating func write(_ number: Double) {
    bytes.append(number.bitPattern == 0 ? 0 : 1)
    if number.bitPattern != 0 { writeWhole(number.bitPattern) }
  }

  /// Eight bytes, the lowest first.
  mutating func writeWhole(_ number: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  mutating func append(_ more: [UInt8]) { bytes += more }
}

/// Takes the numbers of a `ByteWriter` out again, whatever the bytes are.
struct ByteReader {
  /// Larger counts are no counts: their sums must not overflow.
  private static let most = UInt64(1) << 40

  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position == bytes.endIndex }

  /// A number from 0 on; `nil` if there is none.
  mutating func count() -> Int? {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 49, by: 7) {
      guard position < bytes.endIndex else { return nil }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value <= Self.most ? Int(value) : nil }
    }
    return nil
  }

  /// A finite number; `nil` if there is none.
  mutating func number() -> Double? {
    guard position < bytes.endIndex, bytes[position] <= 1 else { return nil }
    position += 1
    if bytes[position - 1] == 0 { return 0 }
    guard let pattern = whole() else { return nil }
    let number = Double(bitPattern: pattern)
    return number.isFinite ? number : nil
  }

  mutating func whole() -> UInt64? {
    guard bytes.endIndex - position >= 8 else { return nil }
    var value: UInt64 = 0
    for offset in 0..<8 { value |= UInt64(bytes[position + offset]) << UInt64(8 * offset) }
    position += 8
    return value
  }

  mutating func skip(_ count: Int) -> Range<Int>? {
    guard count >= 0, count <= bytes.endIndex - position else { return nil }
    defer { position += count }
    return position..<position + count
  }
}
