internal import AfterSales

/// One version of the master key, with the keys derived from it for each purpose.
package struct MasterKey: Sendable {
  /// Envelopes have two bytes for the version.
  static let versions = 1...65_535

  let version: Int
  let secret: Secret
  /// Encrypts the subjects' keys.
  let wrapping: Secret
  /// Makes the blind indexes.
  let indexing: Secret

  init(version: Int, secret: Secret) {
    self.version = version
    self.secret = secret
    wrapping = HMACSHA256.derive("hotline subject keys", from: secret)
    indexing = HMACSHA256.derive("hotline blind index", from: secret)
  }

  /// What a database records of its key in force, to recognise it by: the version (2 bytes) and a
  /// code that tells nothing about the key.
  func record(of store: [UInt8]) -> [UInt8] {
    let key = HMACSHA256.derive("hotline key check", from: secret)
    let code = HMACSHA256.code(of: store, key: key).prefix(16)
    return [UInt8(truncatingIfNeeded: version >> 8), UInt8(truncatingIfNeeded: version)] + code
  }
}

/// The keys of a store, as its key file holds them.
///
/// The audit's key stays the same for ever, so that old rows can be verified; the master key is
/// replaced by `rotate-key`, and while that goes on there are two.
package struct KeyRing: Sendable {
  let auditSecret: Secret
  /// In order of their versions; never empty.
  let masters: [MasterKey]

  init(auditSecret: Secret, masters: [MasterKey]) {
    precondition(!masters.isEmpty, "KeyRing needs a master key (was given none)")
    self.auditSecret = auditSecret
    self.masters = masters.sorted { $0.version < $1.version }
  }

  static func random() throws(CryptoError) -> KeyRing {
    KeyRing(auditSecret: try .random(), masters: [MasterKey(version: 1, secret: try .random())])
  }

  var newest: MasterKey { masters[masters.count - 1] }

  func master(_ version: Int) -> MasterKey? { masters.first { $0.version == version } }

  /// The key that a database's record of its key in force is about, if it is here.
  func master(inForce record: [UInt8], of store: [UInt8]) -> MasterKey? {
    masters.first { HMACSHA256.areEqual($0.record(of: store), record) }
  }
}

/// Codes that equal texts share, by which they are found without being readable.
enum BlindIndex {
  /// 128 bits are kept: two numbers of ten thousand million share a code with a chance below 1e-18.
  static let length = 16

  static func of(_ number: PhoneNumber, _ key: Secret) -> [UInt8] {
    code("number", number.canonical, key)
  }

  /// The index of a person: who has this number and this name.
  static func ofPerson(_ number: PhoneNumber, name: String, _ key: Secret) -> [UInt8] {
    code("person", number.canonical + "\u{0}" + name, key)
  }

  /// The index of a name, however it was spaced, and in small or capital letters.
  static func ofName(_ name: String, _ key: Secret) -> [UInt8] {
    code("name", name.lowercased().filter { !$0.isWhitespace }, key)
  }

  static func code(_ purpose: String, _ text: String, _ key: Secret) -> [UInt8] {
    Array(
      HMACSHA256.code(of: Array(purpose.utf8) + [0] + Array(text.utf8), key: key).prefix(length))
  }
}
