internal import AfterSales

/// The bytes of an encrypted field: format (1), key version (2, big-endian), nonce (12),
/// ciphertext, tag (16).
struct Envelope {
  static let format: UInt8 = 1
  static let headerLength = 3 + AESGCM.nonceLength

  /// The version of the master key whose subject key encrypted the field.
  let keyVersion: Int
  let nonce: [UInt8]
  let sealed: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) throws(CryptoError) {
    guard bytes.count >= Self.headerLength + AESGCM.tagLength, bytes[0] == Self.format else {
      throw CryptoError.malformed
    }
    keyVersion = Int(bytes[1]) << 8 | Int(bytes[2])
    nonce = Array(bytes[3..<Self.headerLength])
    sealed = bytes[Self.headerLength...]
  }

  static func header(keyVersion: Int, nonce: [UInt8]) -> [UInt8] {
    [format, UInt8(truncatingIfNeeded: keyVersion >> 8), UInt8(truncatingIfNeeded: keyVersion)]
      + nonce
  }
}

/// Where an encrypted field stands.
///
/// It is bound to its ciphertext, so that an envelope copied to another row or column can't be opened
/// there.
struct FieldPlace {
  let table: String
  let column: String
  /// What names the row: its primary key, parts joined by `/`.
  let row: String

  /// The place and its subject as bytes: each part with its length first, so that no two places
  /// read the same.
  func bound(to subject: Int64) -> [UInt8] {
    var bytes: [UInt8] = []
    for part in [table, column, row, String(subject)] {
      let count = part.utf8.count
      bytes += [UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count)]
      bytes += part.utf8
    }
    return bytes
  }
}
