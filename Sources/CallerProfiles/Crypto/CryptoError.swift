/// Why something could not be encrypted or decrypted; never the data or the key.
package enum CryptoError: Error, Hashable, Sendable {
  /// The ciphertext, its tag or what it is bound to was changed, or the key is another one.
  case notAuthentic
  /// The bytes are no envelope of this program.
  case malformed
  /// The cryptographic library refused to work, with its own error code.
  case library(operation: String, code: UInt)
}

extension CryptoError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAuthentic: "an encrypted field was changed, moved, or written with another key"
    case .malformed: "an encrypted field is damaged"
    case .library(let operation, let code): "libcrypto refused \(operation) (code \(code))"
    }
  }
}
