/// Takes frames out of bytes as these come in.
struct FrameParser: Sendable {
  /// The bytes are no frames.
  struct Damaged: Error {}

  private var bytes: [UInt8] = []
  private var position = 0

  mutating func append(_ more: ArraySlice<UInt8>) {
    if position > 1 << 16, position > bytes.count / 2 {
      bytes.removeFirst(position)
      position = 0
    }
    bytes += more
  }

  /// The next whole frame; `nil` if more bytes are needed.
  /// - Throws: `Damaged`.
  mutating func next() throws(Damaged) -> Frame? {
    let rest = bytes[position...]
    guard rest.count >= 4 else { return nil }
    let length = Int(Frame.number(rest.prefix(4)))
    guard (9...Frame.longest).contains(length) else { throw Damaged() }
    guard rest.count > 4 + length else { return nil }
    let start = position + 4
    let end = start + length
    guard bytes[end] == Frame.end, let frame = Frame(body: bytes[start..<end]) else {
      throw Damaged()
    }
    position = end + 1
    return frame
  }

  // MARK: The first line

  /// What a worker's first line begins with; its version follows.
  static let greeting = "hotline worker "
  /// What may stand before a worker's first line: messages of the day and the like.
  private static let mostBefore = 1 << 16

  /// The version that a worker's first line tells, past what its shell says before it; `nil` if more
  /// bytes are needed.
  /// - Throws: `Damaged` if there is no such line.
  mutating func version() throws(Damaged) -> String? {
    while let end = bytes[position...].firstIndex(of: 0x0A) {
      let line = String(decoding: bytes[position..<end], as: UTF8.self)
      position = end + 1
      if line.hasPrefix(Self.greeting) { return String(line.dropFirst(Self.greeting.count)) }
    }
    guard bytes.count < Self.mostBefore else { throw Damaged() }
    return nil
  }
}
