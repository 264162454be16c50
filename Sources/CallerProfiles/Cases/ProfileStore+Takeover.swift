package import AfterSales
internal import Diagnostics

extension ProfileStore {
  /// Takes a case over as it stands; one that is known already stays as it is.
  ///
  /// To be called inside `connection.write`.
  package func takeOver(_ takeover: CaseTakeover) throws -> Saved {
    guard try complaint(takeover.number) == nil else { return .unchanged }
    let order = try takeover.order.flatMap { try self.order($0) }
    let key =
      try (takeover.caller ?? order?.callerID).map { try self.key(of: $0) } ?? makeSubject()
    let caller = try self.caller(key.subject)
    let stored = StoredCase(
      takeover,
      customer: .init(subject: key.subject, region: caller?.region, tier: caller?.tier),
      order: order)
    try insert(stored, text: takeover.text, key: key)
    return .added
  }
}
