/// The frames of a stream of bytes: four bytes of length, the highest first, and so many bytes.
///
/// No frame is so long that its first byte could begin a line of text, by which a server tells the
/// two kinds of clients apart.
struct FrameBuffer {
  /// What came of some bytes.
  enum Progress: Equatable {
    case unfinished
    case frame([UInt8])
    /// A frame longer than may be, or more than the one that is to be answered first.
    case unreadable
  }

  /// What is asked fits into this; nothing longer is taken in.
  static let longestRequest = 1 << 20
  /// What is answered fits into this, ten thousand cases among it.
  static let longestAnswer = 64 << 20

  private let limit: Int
  private var bytes: [UInt8] = []

  /// - Parameter limit: how long a frame may be.
  init(limit: Int = longestRequest) { self.limit = limit }

  /// Whether a stream that begins with this byte is one of frames.
  static func begins(with byte: UInt8) -> Bool { byte <= UInt8(longestAnswer >> 24) }

  static func framed(_ content: [UInt8]) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: content.count >> $0) } + content
  }

  mutating func take(_ more: [UInt8]) -> Progress {
    bytes += more
    guard bytes.count >= 4 else { return .unfinished }
    let length = bytes[..<4].reduce(0) { $0 << 8 | Int($1) }
    guard length <= limit, bytes.count <= length + 4 else { return .unreadable }
    guard bytes.count == length + 4 else { return .unfinished }
    let frame = Array(bytes[4...])
    bytes = []
    return .frame(frame)
  }
}
