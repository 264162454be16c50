import CCrypto

/// Authenticated encryption: AES-256 in Galois/Counter Mode (NIST SP 800-38D) with nonces of 96
/// bits and tags of 128 bits.
///
/// Keeps one context of the library, since making one costs more than encrypting a name.
@safe
package struct AESGCM: ~Copyable {
  package static let keyLength = 32
  package static let nonceLength = 12
  package static let tagLength = 16

  private let context: OpaquePointer

  /// - Throws: `CryptoError.library` if there is no memory.
  package init() throws(CryptoError) {
    unsafe context = try Self.newContext()
  }

  private static func newContext() throws(CryptoError) -> OpaquePointer {
    guard let context = unsafe EVP_CIPHER_CTX_new() else { throw failure("AES-256-GCM") }
    // The cipher is set once; `seal` and `open` then only change key and nonce.
    guard unsafe EVP_CipherInit_ex(context, EVP_aes_256_gcm(), nil, nil, nil, 1) == 1 else {
      unsafe EVP_CIPHER_CTX_free(context)
      throw failure("AES-256-GCM")
    }
    return unsafe context
  }

  deinit { unsafe EVP_CIPHER_CTX_free(context) }

  /// The ciphertext followed by its tag.
  ///
  /// - Parameter bound: data that is not encrypted, but without which the text can't be opened.
  /// - Precondition: key and nonce have their lengths; a nonce is never used twice with one key.
  package func seal(
    _ text: [UInt8], key: Secret, nonce: [UInt8], bound: [UInt8]
  ) throws(CryptoError) -> [UInt8] {
    try start(key, nonce, encrypt: 1)
    try bind(bound)
    var sealed = try update(text, spare: Self.tagLength)
    var written: Int32 = 0
    let succeeded = unsafe sealed.withUnsafeMutableBytes { output in
      guard let tag = unsafe output.baseAddress.map({ unsafe $0 + text.count }) else {
        return false
      }
      // GCM is a stream: the final step writes no ciphertext, it only completes the tag.
      return unsafe EVP_CipherFinal_ex(context, tag, &written) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(Self.tagLength), tag) == 1
    }
    guard succeeded else { throw Self.failure("AES-256-GCM encryption") }
    return sealed
  }

  /// The text of a ciphertext followed by its tag.
  ///
  /// - Throws: `CryptoError.notAuthentic` if anything about it was changed; nothing is returned
  ///   then, not even in part.
  package func open(
    _ sealed: ArraySlice<UInt8>, key: Secret, nonce: [UInt8], bound: [UInt8]
  ) throws(CryptoError) -> [UInt8] {
    guard sealed.count >= Self.tagLength else { throw CryptoError.malformed }
    try start(key, nonce, encrypt: 0)
    try bind(bound)
    var tag = Array(sealed.suffix(Self.tagLength))
    let text = try update(Array(sealed.dropLast(Self.tagLength)), spare: 0)
    guard
      unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(Self.tagLength), &tag) == 1
    else { throw Self.failure("AES-256-GCM decryption") }
    var written: Int32 = 0
    var rest = [UInt8](repeating: 0, count: Self.tagLength)
    guard unsafe EVP_CipherFinal_ex(context, &rest, &written) == 1 else {
      ERR_clear_error()
      throw CryptoError.notAuthentic
    }
    return text
  }

  private func start(_ key: Secret, _ nonce: [UInt8], encrypt: Int32) throws(CryptoError) {
    precondition(
      key.count == Self.keyLength, "AESGCM: a key has 32 bytes (was \(key.count))")
    precondition(
      nonce.count == Self.nonceLength, "AESGCM: a nonce has 12 bytes (was \(nonce.count))")
    let status = unsafe key.withBytes { key, _ in
      unsafe EVP_CipherInit_ex(context, nil, nil, key, nonce, encrypt)
    }
    if status != 1 { throw Self.failure("AES-256-GCM key") }
  }

  /// The input passed through the cipher, with spare bytes after it.
  private func update(_ input: [UInt8], spare: Int) throws(CryptoError) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: input.count + spare)
    guard !input.isEmpty else { return output }
    var written: Int32 = 0
    guard
      unsafe EVP_CipherUpdate(context, &output, &written, input, Int32(clamping: input.count)) == 1
    else { throw Self.failure("AES-256-GCM") }
    return output
  }

  private func bind(_ data: [UInt8]) throws(CryptoError) {
    guard !data.isEmpty else { return }
    var written: Int32 = 0
    guard
      unsafe EVP_CipherUpdate(context, nil, &written, data, Int32(clamping: data.count)) == 1
    else { throw Self.failure("AES-256-GCM additional data") }
  }

  private static func failure(_ operation: String) -> CryptoError {
    .library(operation: operation, code: UInt(ERR_get_error()))
  }
}
