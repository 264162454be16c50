package import AfterSales
package import Diagnostics

/// What the services need of callers' data, whether it lies in a fixture or in a database.
///
/// The rules of the business are written once, in `AfterSales`, and what services make of them in
/// `BuiltInServices`; a directory only stores.
package protocol CallerDirectory {
  /// The moment by which a service acts that a call asks at a moment of its own clock, which whoever
  /// plays the call may move on.
  func moment(of asked: Instant) -> Instant
  /// The rules by which complaints are taken up.
  var intake: CaseIntake { get }
  func caller(number: String) throws(ServiceFault) -> CallerRecord?
  /// The order with exactly this number, whoever placed it.
  func order(id: String) throws(ServiceFault) -> OrderRecord?
  /// The orders of a caller, the one placed last first; at most `last` of them.
  func orders(ofCaller number: String, last: Int) throws(ServiceFault) -> [OrderRecord]
  /// The complaint with exactly this acceptance number.
  func complaint(id: String) throws(ServiceFault) -> CaseRecord?
  /// The complaints about an order, the one opened last first.
  func complaints(ofOrder id: String) throws(ServiceFault) -> [CaseRecord]
  /// Up to how much the menu pays back by itself.
  func smallRefundLimit() throws(ServiceFault) -> Money
  /// When the menu last gave a caller something of a kind.
  func lastGift(_ kind: MenuGift, toCaller number: String) throws(ServiceFault) -> Instant?

  /// What is being told at a moment to those whom a failure hits, the one begun last first.
  func outreaches(at now: Instant) throws(ServiceFault) -> [Outreach]

  /// What a complaint in these words is about; `nil` if nobody listens.
  func issue(inWords words: String) throws(ServiceFault) -> IssueKind?

  /// Opens a case, or joins the open one of the same order, as `intake` says.
  ///
  /// - Parameter number: who complains, if only one known caller has the number; `nil` if withheld.
  mutating func takeUp(
    _ draft: CaseDraft, from number: String?, at now: Instant
  ) throws(ServiceFault) -> (complaint: CaseRecord, isJoined: Bool)

  /// Does something with a complaint in the customer's name.
  mutating func perform(
    _ command: CaseCommand, onCase id: String, note: String?, at now: Instant
  ) throws(ServiceFault) -> CaseRecord

  mutating func record(_ change: DirectoryChange) throws(ServiceFault)

  /// Answers what was answered to the same request before; else runs it as one transaction and
  /// keeps its answer.
  ///
  /// When `body` throws, nothing of it stays and nothing is remembered.
  mutating func once(
    _ key: RequestKey, _ body: (inout Self) throws(ServiceFault) -> ServiceReply
  ) throws(ServiceFault) -> ServiceReply
}

extension CallerDirectory {
  /// The moment of the call's own clock.
  package func moment(of asked: Instant) -> Instant { asked }
}

/// What the menu may give away without an agent.
package enum MenuGift: String, Sendable, CaseIterable {
  case refund, coupon
}

/// Something that a service changes.
package enum DirectoryChange: Sendable, Hashable {
  /// The order keeps its status until all that was paid is paid back; then it is `refunded`.
  case refunded(order: String, amount: Money, caller: String, at: Instant)
  /// Somebody has to decide; nothing is paid or promised yet.
  case refundAsked(order: String, amount: Money, at: Instant)
  /// The order is `processing` again.
  case resent(order: String, at: Instant)
  case couponGranted(caller: String, amount: Money, at: Instant)
  case messageSent(to: String, text: String, at: Instant)
  /// The customer of the order heard what the house would have rung about.
  case heardOutreach(id: String, order: String, at: Instant)
  case callbackBooked(number: String, skill: String, callAt: Instant?, at: Instant)
}

/// Tells requests apart that may be repeated but must act once: a call, a service and its inputs.
package struct RequestKey: Sendable, Hashable {
  package var callID: String
  package var service: String
  /// The inputs as JSON with sorted keys.
  package var inputs: String

  package init(_ request: ServiceRequest) {
    callID = request.callID
    service = request.service
    inputs = Value.record(request.inputs).json.compact
  }
}

/// Why a service can not answer: the directory does not, or an input is missing or wrong.
package struct ServiceFault: Error, Sendable, Hashable {
  /// For people; it says nothing about a caller.
  package var message: String

  package init(_ message: String) { self.message = message }
}

extension ServiceFault: CustomStringConvertible {
  package var description: String { message }
}

extension CallerDirectory {
  /// The usual limit, where nothing has raised it.
  package func smallRefundLimit() throws(ServiceFault) -> Money { MenuAllowance.limit }
}
