import CCrypto

/// Keyed hashes: HMAC with SHA-256 (RFC 2104, FIPS 198-1).
package enum HMACSHA256 {
  /// The 32 bytes of the message's authentication code.
  package static func code(of message: [UInt8], key: Secret) -> [UInt8] {
    var code = [UInt8](repeating: 0, count: 32)
    let succeeded = unsafe key.withBytes { bytes, count in
      unsafe HMAC(
        EVP_sha256(), bytes, Int32(clamping: count), message, message.count, &code, nil) != nil
    }
    precondition(succeeded, "HMAC-SHA256 must be available in libcrypto (was refused)")
    return code
  }

  /// A key for one purpose, derived from a key of full strength (HKDF-Expand of RFC 5869 for one
  /// block of output).
  package static func derive(_ purpose: String, from key: Secret) -> Secret {
    Secret(code(of: Array(purpose.utf8) + [1], key: key))
  }

  /// Whether two codes are equal, in a time that doesn't tell where they differ.
  package static func areEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    return unsafe CRYPTO_memcmp(a, b, a.count) == 0
  }
}
