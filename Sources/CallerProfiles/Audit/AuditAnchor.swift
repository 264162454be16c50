internal import Digests

/// The end of the audit at some moment, to be kept outside of the database: a verification against
/// it finds rows cut off the end even by somebody who has the key.
package struct AuditAnchor: Hashable, Sendable, CustomStringConvertible {
  package let number: Int64
  let mac: [UInt8]

  /// The anchor as `NUMBER-CODE`.
  package var description: String {
    "\(number)-" + Hexadecimal.encode(mac)
  }

  /// Reads what `description` wrote; `nil` if the text is none.
  package init?(_ text: String) {
    let parts = text.split(separator: "-")
    guard parts.count == 2, let number = Int64(parts[0]), number >= 0, parts[1].count == 64,
      let mac = Hexadecimal.decode(parts[1])
    else { return nil }
    self.number = number
    self.mac = mac
  }

  init(number: Int64, mac: [UInt8]) {
    self.number = number
    self.mac = mac
  }
}
