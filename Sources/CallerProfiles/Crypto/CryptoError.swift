package import Diagnostics

/// Why something could not be encrypted or decrypted; never the data or the key.
package enum CryptoError: Error, Hashable, Sendable {
  /// The ciphertext, its tag or what it is bound to was changed, or the key is another one.
  case notAuthentic
  /// The bytes are no envelope of this program.
  case malformed
  /// The cryptographic library refused to work, with its own error code.
  case library(operation: String, code: UInt)
}

extension CryptoError: Worded {
  package var wording: Wording {
    switch self {
    case .notAuthentic:
      Wording(
        zh: "加密字段被改动、移动，或是用别的密钥写入的",
        en: "an encrypted field was changed, moved, or written with another key")
    case .malformed: Wording(zh: "加密字段已损坏", en: "an encrypted field is damaged")
    case .library(let operation, let code):
      Wording(
        zh: "libcrypto 拒绝执行 \(operation)（代码 \(code)）",
        en: "libcrypto refused \(operation) (code \(code))")
    }
  }
}

extension CryptoError: CustomStringConvertible {
  package var description: String { wording.en }
}
