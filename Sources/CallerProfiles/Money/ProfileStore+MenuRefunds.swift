internal import AfterSales
package import Diagnostics
internal import Digests

extension ProfileStore {
  /// Remembers a refund that the menu paid, or that it asks for since it may not pay it itself; to
  /// be called inside `once`.
  ///
  /// While one that the menu asked for waits, it doesn't ask for another of the same order.
  package func recordMenuRefund(
    of order: String, _ amount: Money, isPaid: Bool, at now: Instant
  ) throws {
    guard let placed = try self.order(order) else { throw RefundRefusal.unknownOrder }
    if !isPaid, try isAskedForByMenu(order) { return }
    let refund = Refund(
      id: "menu/" + Hexadecimal.encode(try SecureRandom.bytes(8)), order: order,
      subject: placed.callerID, amount: amount, outcome: isPaid ? .done : .needsApproval,
      agent: CaseEvent.machine, requestedAt: now, approver: nil, decidedAt: isPaid ? now : nil,
      caseNumber: try caseNumber(nil, ofOrder: order))
    try insert(refund)
    if isPaid { try closeIfPaidBack(order) }
    try tell(refund, isPaid ? .paid : .asked, by: CaseEvent.machine, at: now)
  }

  private func isAskedForByMenu(_ order: String) throws -> Bool {
    try connection.integer(
      """
      SELECT 1 FROM requests WHERE order_id = ?1 AND service = 'refund.request'
        AND outcome = 'needsApproval' AND actor = ?2 LIMIT 1
      """, .text(order), .text(CaseEvent.machine)) != nil
  }
}
