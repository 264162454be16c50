package import AfterSales
package import Diagnostics

/// A case as of one moment: how urgent it is, and what is left of its limits.
package struct CaseView: Codable {
  package let stored: StoredCase
  package let priority: CasePriority
  package let limits: CaseLimits
  /// The moment that the limits are seen from.
  package let at: Instant

  init(_ stored: StoredCase, _ rules: PriorityRules, at now: Instant) {
    self.stored = stored
    priority = rules.priority(of: stored.complaint, tier: stored.tier, at: now)
    limits = stored.complaint.limits(at: now)
    at = now
  }

  package var complaint: ComplaintCase { stored.complaint }
  package var number: String { stored.number }
  package var isOverdue: Bool { limits.isOverdue(at: at) }
}

/// A case that is read, with what was said in it masked or in clear.
package struct ReadCase: Codable {
  /// Something said, as it may be shown.
  package struct Saying {
    private let text: ClearText
    /// In clear; `nil` if it wasn't revealed.
    package let clear: String?

    init?(_ text: ClearText?, _ proof: Disclosure?) {
      guard let text else { return nil }
      self.text = text
      clear = proof.map(text.reveal)
    }

    package var masked: String { text.masked }
    /// In characters.
    package var length: Int { text.length }
  }

  package let view: CaseView
  package let said: Saying?
  /// What was noted with each event of the case.
  package let notes: [Saying?]
}

extension ReadCase.Saying: Codable {
  private enum CodingKeys: CodingKey {
    case clear, text
  }

  /// See `Decodable`.
  /// - Throws: `DecodingError`.
  package init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: CodingKeys.self)
    text = try parts.decode(ClearText.self, forKey: .text)
    clear = try parts.decodeIfPresent(String.self, forKey: .clear)
  }

  /// In clear only if it was revealed.
  /// - Throws: `EncodingError`.
  package func encode(to encoder: any Encoder) throws {
    var parts = encoder.container(keyedBy: CodingKeys.self)
    try parts.encode(text, forKey: .text)
    try parts.encodeIfPresent(clear, forKey: .clear)
  }
}
