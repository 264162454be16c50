import CCrypto

/// The SHA-256 digest (FIPS 180-4) of bytes that come in pieces.
@safe package struct RunningDigest: ~Copyable {
  private let context: OpaquePointer

  package init() {
    guard let context = unsafe EVP_MD_CTX_new() else {
      preconditionFailure("RunningDigest must get memory from libcrypto (was refused)")
    }
    unsafe self.context = context
    let succeeded = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
    precondition(succeeded == 1, "SHA-256 must be available in libcrypto (was refused)")
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  package mutating func add(_ bytes: [UInt8]) {
    let succeeded = unsafe EVP_DigestUpdate(context, bytes, bytes.count)
    precondition(succeeded == 1, "EVP_DigestUpdate must take bytes (was refused)")
  }

  /// The digest of all bytes as 64 small hexadecimal digits.
  package consuming func hexadecimal() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let succeeded = unsafe EVP_DigestFinal_ex(context, &digest, nil)
    precondition(succeeded == 1, "EVP_DigestFinal_ex must give a digest (was refused)")
    return Hexadecimal.encode(digest)
  }
}
