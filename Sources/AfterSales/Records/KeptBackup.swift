package import Diagnostics

/// A backup as the audit tells of it.
package struct KeptBackup: Hashable, Sendable {
  /// When it was made.
  package let at: Instant
  /// Its file's name; `nil` of one that an earlier program made.
  package let file: String?
  /// The version of the key that opens it; `nil` of one that an earlier program made.
  package let keyVersion: Int?

  /// What the audit says of it: `key VERSION FILE`.
  package static func object(file: String, keyVersion: Int) -> String {
    "key \(keyVersion) \(file)"
  }

  /// - Parameter object: what the audit says of it.
  package init(at moment: Instant, object: String?) {
    at = moment
    let words = object?.split(separator: " ", maxSplits: 2) ?? []
    guard words.count == 3, words[0] == "key", let version = Int(words[1]) else {
      (file, keyVersion) = (nil, nil)
      return
    }
    (file, keyVersion) = (String(words[2]), version)
  }
}
