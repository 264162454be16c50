package import Diagnostics

/// A text that somebody writes or says, and how long it may be: far more than anybody needs, far less than
/// fills a disk.
package enum TextField: Sendable, Hashable, CaseIterable, Codable {
  /// What a customer says of a complaint.
  case words
  /// What an agent notes.
  case note
  /// Why somebody wants to see or do something.
  case reason
  case account
  /// The number of an order, or the id of a call or request.
  case id

  /// At most so many characters are kept, as Unicode counts them (scalars).
  package var limit: Int {
    switch self {
    case .words, .note: 4_000
    case .reason: 1_000
    case .account, .id: 200
    }
  }

  package func allows(_ text: String?) -> Bool {
    guard let text else { return true }
    return text.utf8.count <= limit || text.unicodeScalars.count <= limit
  }

  package func allows(_ text: ClearText?) -> Bool { allows(text?.unmasked) }
}

extension TextField: Worded {
  package var wording: Wording {
    switch self {
    case .words: Wording(zh: "客户原话", en: "the customer's words")
    case .note: Wording(zh: "备注", en: "the note")
    case .reason: Wording(zh: "原因", en: "the reason")
    case .account: Wording(zh: "账户", en: "the account")
    case .id: Wording(zh: "编号", en: "the id")
    }
  }
}
