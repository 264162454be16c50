/// What is said between a pool and its workers.
///
/// On the wire a frame is four bytes that say how many follow, a byte for its kind, its contents, and
/// eight bytes of checksum; numbers have their lowest byte first. A line feed ends it, because `srun`
/// keeps back what is no whole line.
enum Frame: Sendable, Equatable {
  /// To a worker: who speaks. It ends if that is another version than its own.
  case hello(version: String)
  /// To a worker: what several jobs have in common, kept under its SHA-256.
  case shared([UInt8])
  /// To a worker: one job; its number comes back with the answer.
  case job(number: UInt64, digest: [UInt8], own: [UInt8])
  /// To a worker: nothing that it has been given is wanted any more.
  case forget
  /// From a worker: what a job came to.
  case answer(number: UInt64, bytes: [UInt8])
  /// From a worker: why a job can't be done, in words.
  case refused(number: UInt64, why: String)
  /// From a worker that works: that it is still there.
  case beat

  static let end: UInt8 = 0x0A
  /// Longer frames are refused.
  static let longest = 1 << 30

  private var kind: UInt8 {
    switch self {
    case .hello: 1
    case .shared: 2
    case .job: 3
    case .forget: 4
    case .answer: 5
    case .refused: 6
    case .beat: 7
    }
  }

  private var contents: [UInt8] {
    switch self {
    case .hello(let version): Array(version.utf8)
    case .shared(let bytes): bytes
    case .job(let number, let digest, let own): Self.bytes(of: number, 8) + digest + own
    case .answer(let number, let bytes): Self.bytes(of: number, 8) + bytes
    case .refused(let number, let why): Self.bytes(of: number, 8) + Array(why.utf8)
    case .forget, .beat: []
    }
  }

  var encoded: [UInt8] {
    let body = [kind] + contents
    return Self.bytes(of: UInt64(body.count + 8), 4) + body
      + Self.bytes(of: Self.checksum(body), 8) + [Self.end]
  }

  /// - Parameter body: kind, contents and checksum; `nil` if they are no frame.
  init?(body: ArraySlice<UInt8>) {
    guard body.count >= 9, let kind = body.first,
      Self.number(body.suffix(8)) == Self.checksum(body.dropLast(8))
    else { return nil }
    let contents = body.dropFirst().dropLast(8)
    switch kind {
    case 1: self = .hello(version: String(decoding: contents, as: UTF8.self))
    case 2: self = .shared(Array(contents))
    case 4: self = .forget
    case 7: self = .beat
    default:
      guard contents.count >= 8 else { return nil }
      let number = Self.number(contents.prefix(8))
      let rest = contents.dropFirst(8)
      switch kind {
      case 3 where rest.count >= 32:
        self = .job(number: number, digest: Array(rest.prefix(32)), own: Array(rest.dropFirst(32)))
      case 5: self = .answer(number: number, bytes: Array(rest))
      case 6: self = .refused(number: number, why: String(decoding: rest, as: UTF8.self))
      default: return nil
      }
    }
  }

  // MARK: Numbers

  private static func bytes(of number: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
  }

  static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// FNV-1a, which tells bytes that a terminal or a broken line has changed.
  private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
