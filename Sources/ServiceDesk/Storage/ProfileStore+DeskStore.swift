internal import AfterSales
package import CallerProfiles

extension ProfileStore: DeskStore {
  package func caseHistory(_ number: String) throws -> CaseHistory? {
    try connection.read {
      guard let stored = try complaint(number) else { return nil }
      return CaseHistory(
        stored: stored, subject: try auditSubject(of: stored.subject), said: try text(of: stored),
        notes: try stored.events.indices.map { try note(of: stored, version: $0 + 1) })
    }
  }
}
