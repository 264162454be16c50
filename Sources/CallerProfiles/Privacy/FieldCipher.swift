/// The key of one subject, under which all their personal data is encrypted.
package struct SubjectKey: Sendable {
  package let subject: Int64
  /// The version of the master key that wraps it.
  let version: Int
  let secret: Secret
}

/// Encrypts and decrypts fields, and the keys that fields are encrypted with.
struct FieldCipher: ~Copyable {
  private let cipher: AESGCM
  private let random = RandomSupply()

  init() throws(CryptoError) { cipher = try AESGCM() }

  // MARK: Keys

  /// A new key for a subject.
  func makeKey(of subject: Int64, under master: MasterKey) throws(CryptoError) -> SubjectKey {
    SubjectKey(
      subject: subject, version: master.version,
      secret: Secret(try random.take(AESGCM.keyLength)))
  }

  func wrap(_ key: SubjectKey, under master: MasterKey) throws(CryptoError) -> [UInt8] {
    try seal(
      key.secret.exposed, master.wrapping, version: master.version,
      bound: Self.keyPlace.bound(to: key.subject))
  }

  /// - Throws: `CryptoError.notAuthentic` if the key was wrapped under another master key.
  func unwrap(
    _ wrapped: [UInt8], of subject: Int64, under master: MasterKey
  ) throws(CryptoError) -> SubjectKey {
    let bytes = try open(
      Envelope(wrapped), master.wrapping, bound: Self.keyPlace.bound(to: subject))
    guard bytes.count == AESGCM.keyLength else { throw CryptoError.malformed }
    return SubjectKey(subject: subject, version: master.version, secret: Secret(bytes))
  }

  private static let keyPlace = FieldPlace(table: "subjects", column: "wrapped_key", row: "")

  // MARK: Bytes

  func seal(
    _ text: [UInt8], _ key: Secret, version: Int, bound: [UInt8]
  ) throws(CryptoError) -> [UInt8] {
    let nonce = try random.take(AESGCM.nonceLength)
    return Envelope.header(keyVersion: version, nonce: nonce)
      + (try cipher.seal(text, key: key, nonce: nonce, bound: bound))
  }

  func open(_ envelope: Envelope, _ key: Secret, bound: [UInt8]) throws(CryptoError) -> [UInt8] {
    try cipher.open(envelope.sealed, key: key, nonce: envelope.nonce, bound: bound)
  }
}
