/// What somebody looks a customer up by.
package enum SearchTerm: Hashable, Sendable {
  case order(String)
  /// An acceptance number.
  case complaint(String)
  case number(PhoneNumber)
  /// The whole name, which is never looked for in clear.
  case name(ClearText)
  /// The store's own number of a caller.
  case caller(Int64)

  /// Everything that a text may be meant as: `#12`, an acceptance number whose check digit is right, a
  /// telephone number that somebody can have, an order's number, a name.
  package static func readings(of text: String) -> [SearchTerm] {
    if text.hasPrefix("#"), let id = Int64(text.dropFirst()) { return [.caller(id)] }
    var terms: [SearchTerm] = []
    if let number = try? AcceptanceNumber(text) { terms.append(.complaint(number.digits)) }
    if case .number(let number) = CallingNumber(text), number.isSomebodys {
      terms.append(.number(number))
    }
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    if isPlain { terms.append(.order(text)) }
    if text.contains(where: \.isLetter) { terms.append(.name(ClearText(text, .name))) }
    return terms
  }

  /// The word for it in the audit, without anything personal.
  package var auditWord: String {
    switch self {
    case .order(let id): "order \(id)"
    case .complaint(let number): "case \(number)"
    case .number: "number"
    case .name: "name"
    case .caller(let id): "caller \(id)"
    }
  }

  package var kind: Kind {
    switch self {
    case .order: .order
    case .complaint: .complaint
    case .number: .number
    case .name: .name
    case .caller: .caller
    }
  }

  /// What somebody is looked up by, without whom.
  package enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    case order
    case complaint = "case"
    case number, name, caller
  }
}
