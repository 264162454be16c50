package import Diagnostics

/// A call of a service.
package struct ServiceRequest: Sendable, Hashable {
  package var service: String
  package var inputs: [String: Value]
  package var callID: String
  /// The calling number, `nil` if withheld; services decide by it whose orders they tell.
  package var callingNumber: String?
  /// When it is asked, by the clock of the call.
  package var at: Instant

  package init(
    service: String, inputs: [String: Value], callID: String, callingNumber: String?, at: Instant
  ) {
    self.service = service
    self.inputs = inputs
    self.callID = callID
    self.callingNumber = callingNumber.map(PhoneNotation.normalized)
    self.at = at
  }
}

/// What a service answers.
package enum ServiceReply: Sendable, Hashable {
  case outcome(String, value: Value)
  /// It could not answer; the text is for people.
  case fault(String)
}
