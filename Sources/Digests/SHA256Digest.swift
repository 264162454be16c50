import CCrypto

/// Digests that tell whether two files are the same: SHA-256 (FIPS 180-4).
package enum SHA256Digest {
  /// The 32 bytes of the digest.
  package static func of(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    let succeeded = unsafe EVP_Digest(
      bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
    precondition(succeeded == 1, "SHA-256 must be available in libcrypto (was refused)")
    return digest
  }

  /// The digest as 64 small hexadecimal digits.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    Hexadecimal.encode(of(bytes))
  }
}
