/// What stands in a row, as bytes that no other row has: of each column its kind and its value, texts and
/// blobs with their length.
///
/// Empty columns at the end are left out, so that a column that a later layout adds changes no row. A whole
/// number is the same whether it is kept as one or as a real, since a column of reals keeps it as either.
struct RowBytes: Equatable {
  private(set) var bytes: [UInt8] = []
  private var empty = 0

  private enum Kind: UInt8 {
    case null, integer, real, text, blob
  }

  init() {}

  init(table: String) {
    var table = table
    bytes.reserveCapacity(256)
    table.withUTF8 { unsafe append(text: UnsafeRawBufferPointer($0)) }
  }

  /// Begins anew as another row begins, in the memory of the one before.
  mutating func begin(as other: Self) {
    bytes.removeAll(keepingCapacity: true)
    bytes += other.bytes
    empty = 0
  }

  mutating func appendNull() { empty += 1 }

  mutating func append(_ integer: Int64) {
    begin(.integer)
    append(UInt64(bitPattern: integer))
  }

  mutating func append(_ real: Double) {
    if let integer = Int64(exactly: real) { return append(integer) }
    begin(.real)
    append(real.bitPattern)
  }

  mutating func append(text: UnsafeRawBufferPointer) { unsafe append(.text, text) }

  mutating func append(blob: UnsafeRawBufferPointer) { unsafe append(.blob, blob) }

  private mutating func append(_ kind: Kind, _ value: UnsafeRawBufferPointer) {
    begin(kind)
    append(UInt64(value.count))
    unsafe bytes.append(contentsOf: value)
  }

  private mutating func begin(_ kind: Kind) {
    while empty > 0 {
      bytes.append(Kind.null.rawValue)
      empty -= 1
    }
    bytes.append(kind.rawValue)
  }

  private mutating func append(_ number: UInt64) {
    unsafe withUnsafeBytes(of: number.bigEndian) { unsafe bytes.append(contentsOf: $0) }
  }
}
