package import AfterSales
package import Diagnostics

/// What a call through the menu wants of a database.
///
/// What a service changes is written inside `once`, in one transaction with its audit.
package protocol MenuStore: AnyObject {
  /// Runs a request of the menu as one transaction with its audit, or gives the answer it got before.
  func once(
    _ request: MenuRequest, about number: PhoneNumber?, at now: Instant,
    _ body: (Disclosure) throws -> String
  ) throws -> String

  /// Reads for the menu, after the audit's row is on the disk.
  func disclosing<Result>(
    _ object: String, about number: PhoneNumber?, at now: Instant,
    _ body: (Disclosure) throws -> Result
  ) throws -> Result

  /// A caller by the store's id; `nil` if there is none.
  func caller(_ id: Int64) throws -> Caller?

  /// The last orders of a caller, the newest first; damaged ones are set aside.
  func orders(of caller: Int64, limit: Int) throws -> ReadRows<Order>

  /// The account that an order goes to.
  func account(of order: Order) throws -> ClearText?

  /// What was paid for an order, and what of it is paid back or promised.
  func account(ofRefundsOf order: Order) throws -> RefundAccount

  /// A case by its acceptance number; `nil` if there is none.
  func complaint(_ number: String) throws -> StoredCase?

  /// When the menu last did something for a number; `nil` if it never did.
  func lastTime(_ service: String, for number: PhoneNumber) throws -> Instant?

  /// Whether the menu did something about an order before.
  func hasDone(_ service: String, order: String) throws -> Bool

  /// Remembers something that the menu did.
  func record(_ action: MenuAction) throws

  /// Keeps a refund that the menu paid, or one that it asked for.
  func recordMenuRefund(
    of order: String, _ amount: Money, isPaid: Bool, at now: Instant) throws

  /// The state of an order after something was done about it.
  func setStatus(_ status: OrderStatus, ofOrder id: String) throws

  /// Saves a call among the earlier calls of whoever made it.
  func keep(_ call: Contact, from number: CallingNumber, at now: Instant) throws

  /// Keeps a message or a callback that is owed, in one transaction with its audit; once for an id.
  func keepOwedCall(_ asked: AskedCall) throws

  /// The number of a call that is in the live queue; `nil` if it isn't there.
  func number(ofLiveCall id: String) throws -> CallingNumber?

  /// The call of the live queue that an agent has in hand, from its offer until the wrap-up is over; `nil`
  /// for none.
  func callInHand(ofAgent id: String) throws -> String?

  /// What is told unasked to those whom a failure hits, the one begun last first.
  func outreaches(showsEnded: Bool) throws -> ReadRows<Outreach>

  /// Keeps that the customer of an order called and heard what an outreach tells.
  func recordHeard(outreach id: String, order: String, at now: Instant) throws

  /// What all callers are told at present; `nil` if that is nothing.
  func announcement() throws -> String?
  /// What emergency plans in force change; `nil` if they leave it as it is.
  func planned(_ setting: PlannedSetting) throws -> String?
}
