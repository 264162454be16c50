import CCrypto

/// Hands out random bytes from a supply, since asking libcrypto for a few costs as much as for many.
///
/// No byte is handed out twice, and what was handed out is wiped. One owner at a time, and not
/// across `fork`, which this program never calls.
final class RandomSupply {
  private var bytes: [UInt8] = []
  private var used = 0

  func take(_ count: Int) throws(CryptoError) -> [UInt8] {
    if used + count > bytes.count {
      bytes = try SecureRandom.bytes(max(4_096, count))
      used = 0
    }
    let taken = Array(bytes[used..<used + count])
    for index in used..<used + count { bytes[index] = 0 }
    used += count
    return taken
  }
}

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
