package import Diagnostics

/// Something that a service of the menu is asked to do, told apart from every other request.
package struct MenuRequest: Hashable, Sendable {
  package var callID: String
  package var service: String
  /// The inputs in a form that is the same for the same inputs; they may name people.
  package var inputs: String

  package init(callID: String, service: String, inputs: String) {
    self.callID = callID
    self.service = service
    self.inputs = inputs
  }
}

/// Something that the menu did, to be remembered under the caller it was done for.
package struct MenuAction: Sendable {
  /// The service's name, such as `coupon.grant`.
  package var service: String
  /// The caller's number; `nil` if it was withheld.
  package var number: PhoneNumber?
  package var order: String?
  /// In yuan; `nil` for what costs nothing.
  package var amount: Money?
  /// What it says or whom it calls, kept encrypted.
  package var details: ClearText?
  /// When it was done.
  package var at: Instant

  package init(_ service: String, number: PhoneNumber?, at: Instant) {
    self.service = service
    self.number = number
    self.at = at
  }
}
