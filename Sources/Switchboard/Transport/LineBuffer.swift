/// The lines of a stream of bytes.
struct LineBuffer {
  /// A line longer than this is no message; whoever sends it is not listened to any more.
  static let longestLine = 64 << 10

  private let longest: Int
  private var bytes: [UInt8] = []
  /// Where the first line begins that wasn't taken yet.
  private var start = 0
  /// How far the bytes were looked through for the end of a line.
  private var searched = 0

  /// - Parameter longest: how long a line may be, in bytes.
  init(longest: Int = longestLine) { self.longest = longest }

  /// - Returns: whether all lines so far, and the unfinished one, have a length that can be.
  mutating func append(_ more: [UInt8]) -> Bool {
    bytes.removeFirst(start)
    searched -= start
    start = 0
    bytes += more
    return bytes.count <= longest * 2
  }

  /// The next complete line without its end; `nil` if there is none yet.
  mutating func next() -> [UInt8]? {
    guard let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = bytes.count
      return nil
    }
    let line = Array(bytes[start..<end])
    start = end + 1
    searched = start
    return line
  }

  /// Whether the unfinished line is too long already.
  var isOverlong: Bool { bytes.count - start > longest }
}
