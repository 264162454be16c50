/// What the audit tells of a change of somebody's rights: `agent ID: BEFORE → AFTER`.
struct ToldChange {
  /// What there is of somebody who isn't there.
  static let none = "none"
  /// The rights of somebody who was there before the audit told rights.
  static let unrecorded = "unrecorded"

  /// The kind of a change of what the menu may do, such as `menu refundLimit: none → 5000`.
  static let menu = "menu"

  /// Of what it is, such as `agent`.
  let kind: String
  let id: String
  let before: String
  let after: String

  init(_ kind: String, of id: String, before: String, after: String) {
    self.kind = kind
    self.id = id
    self.before = before
    self.after = after
  }

  var text: String { "\(kind) \(id): \(before) → \(after)" }
}

extension ToldChange {
  /// Reads what `text` wrote; `nil` if the text is none of this kind.
  init?(_ kind: String, in text: String) {
    guard text.hasPrefix(kind + " "), let arrow = text.ranges(of: " → ").last,
      let colon = text[..<arrow.lowerBound].ranges(of: ": ").last
    else { return nil }
    self.init(
      kind, of: String(text[..<colon.lowerBound].dropFirst(kind.count + 1)),
      before: String(text[colon.upperBound..<arrow.lowerBound]),
      after: String(text[arrow.upperBound...]))
  }
}
