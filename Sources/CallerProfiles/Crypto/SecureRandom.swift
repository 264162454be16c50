import CCrypto

/// Random bytes from libcrypto's generator, which the kernel seeds.
package enum SecureRandom {
  /// - Throws: `CryptoError.library` if the generator has no entropy.
  package static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let status = unsafe bytes.withUnsafeMutableBufferPointer {
      unsafe RAND_bytes($0.baseAddress, Int32(clamping: $0.count))
    }
    guard status == 1 else {
      throw CryptoError.library(operation: "random bytes", code: UInt(ERR_get_error()))
    }
    return bytes
  }
}
