/// Somebody that a search found; what is personal is masked.
package struct FoundCaller: Hashable, Sendable, Codable {
  /// The store's own number; of a case whose caller withheld theirs, that of the case's data.
  package let id: Int64
  package var name: String?
  package var number: String?
  package var tier: String?
  package var region: String?
  package var isErased = false
  /// By what they were found.
  package var by: Set<SearchTerm.Kind>
  /// The acceptance numbers of open cases, the oldest first.
  package var openCases: [String] = []

  package init(id: Int64, by kind: SearchTerm.Kind) {
    self.id = id
    by = [kind]
  }
}
