package import AfterSales
package import Diagnostics

/// What somebody is looked up by, as it is told to the desk.
package struct SearchWords: Codable, Hashable, Sendable {
  /// Whatever it may be meant as.
  package var word: String?
  package var order: String?
  /// An acceptance number.
  package var complaint: String?
  package var number: String?
  /// The whole name.
  package var name: String?

  package init() {}

  /// - Throws: `DeskRefusal.unreadableNumber`, or `DeskRefusal.tooLong`.
  func terms(at desk: ServiceDesk) throws -> [SearchTerm] {
    for text in [word, order, complaint, number, name] { try desk.check(text, .id) }
    var terms = word.map { SearchTerm.readings(of: $0) } ?? []
    if let order { terms.append(.order(order)) }
    if let complaint { terms.append(.complaint(complaint)) }
    if let number {
      guard case .number(let phone) = CallingNumber(number) else {
        throw DeskRefusal.unreadableNumber
      }
      terms.append(.number(phone))
    }
    if let name, !name.isEmpty { terms.append(.name(ClearText(name, .name))) }
    return terms
  }
}

/// Why a search or a story is refused.
package enum SearchRefusal: Refusal, Hashable, Codable {
  /// The text can be no order, case, number or name.
  case nothingToLookFor
  case nobody
  case several([FoundCaller])
}

extension SearchRefusal: Worded {
  package var wording: Wording {
    switch self {
    case .nothingToLookFor:
      Wording(
        zh: "请给出订单号、受理编号、号码或姓名", en: "name an order, an acceptance number, a number or a name")
    case .nobody: Wording(zh: "没有找到", en: "nobody is found")
    case .several(let people):
      Wording(
        zh: "找到\(people.count)位，请用 #编号 指明：" + people.map(\.label).joined(separator: "、"),
        en: "\(people.count) are found, name one: " + people.map(\.label).joined(separator: ", "))
    }
  }
}

extension FoundCaller {
  fileprivate var label: String { "#\(id) \(name ?? "–")" }
}

extension ServiceDesk {
  /// Whoever is found by an order, an acceptance number, a telephone number or a whole name; what was
  /// looked for stands in the audit, a name encrypted.
  ///
  /// - Throws: `SearchRefusal.nothingToLookFor`, or what the store throws.
  package func search(
    _ words: SearchWords, by actor: DeskActor
  ) throws -> Audited<[FoundCaller]> {
    let terms = try words.terms(at: self)
    guard let first = terms.first else { throw SearchRefusal.nothingToLookFor }
    let now = now
    var people: [FoundCaller] = []
    var lookedFor: [String] = []
    for term in terms {
      let subjects = try store.subjects(of: term)
      // What was typed in vain may be anything, a number with a slip in it too.
      lookedFor.append(subjects.isEmpty ? term.kind.rawValue : term.auditWord)
      for subject in subjects {
        if let known = people.firstIndex(where: { $0.id == subject }) {
          people[known].by.insert(term.kind)
        } else {
          people.append(try store.found(subject, by: term.kind))
        }
      }
    }
    var entry = AuditEntry(
      at: now, actor: actor.id, .lookUp,
      object: "search " + lookedFor.joined(separator: ", "), found: people.count)
    if case .number(let number) = first { entry.subject = .number(number) }
    entry.reason = terms.lazy.compactMap(\.nameLookedFor).first
    return try shown(people, entry)
  }

  /// All that the house had to do with one customer, in order.
  ///
  /// - Parameter reason: why what was said must be read in clear; `nil` leaves it masked.
  /// - Throws: `SearchRefusal` unless exactly one is found, or `DeskRefusal.noReason` for an empty
  ///   reason.
  package func story(
    of words: SearchWords, reason: String?, by actor: DeskActor
  ) throws -> Audited<ToldStory> {
    guard reason == nil || Reason.isGiven(reason) else { throw DeskRefusal.noReason }
    try check(reason, .reason)
    let people = try search(words, by: actor)
    guard let who = people.value.first else { throw SearchRefusal.nobody }
    guard people.value.count == 1 else { throw SearchRefusal.several(people.value) }
    let story = CallerStory(of: who, try store.story(of: who.id))
    let proof = try store.disclose(
      AuditEntry(
        at: now, actor: actor.id, reason == nil ? .lookUp : .reveal,
        subject: try store.auditSubject(of: who.id), object: "story", reason: reason,
        found: story.entries.count))
    let clear = reason == nil ? nil : proof
    return Audited(
      ToldStory(story: story, said: story.entries.map { .init($0.said, clear) }), proof)
  }
}

/// A story as it may be shown.
package struct ToldStory: Codable {
  package let story: CallerStory
  /// What was said with each entry, masked or in clear.
  package let said: [ReadCase.Saying?]
}

extension SearchTerm {
  /// The name that is looked for, as the reason of the audit keeps it: encrypted.
  fileprivate var nameLookedFor: String? {
    guard case .name(let name) = self else { return nil }
    return name.masked
  }
}
