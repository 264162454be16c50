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
  /// The inputs that are made from what the caller entered in secret, which no one else may see.
  package var secrets: Set<String>
  /// By what else stubs may name the service.
  package var otherNames: [String] = []
  /// By what stubs may name it because of what this call knows; these go before all other names.
  package var namesInCall: [String] = []
  /// The answer where nothing else gives one.
  package var usual: ServiceReply?

  /// What begins the names of services that tell whether hours kept in another system are open.
  package static let hours = "hours."
  /// What begins the names of services that tell the figures of a queue.
  package static let metrics = "metrics."

  /// The outcome by which such a service tells whether it is open.
  package static func hoursOutcome(isOpen: Bool) -> String { isOpen ? "open" : "closed" }

  /// The service that sends messages.
  static let message = "message.send"

  package init(
    service: String, inputs: [String: Value], callID: String, callingNumber: String?, at: Instant,
    secrets: Set<String> = []
  ) {
    self.service = service
    self.inputs = inputs
    self.callID = callID
    self.callingNumber = callingNumber.map(PhoneNotation.normalized)
    self.at = at
    self.secrets = secrets
  }
}

extension ServiceRequest {
  /// By what stubs may name it where a resource of another system says what it is: as that stands there, and
  /// by its last part.
  func names(of resource: String) -> [String] {
    guard !resource.isEmpty else { return [] }
    let kind = [Self.hours, Self.metrics].first { service.hasPrefix($0) } ?? ""
    return [resource, ResourceName.tail(of: resource)].map { kind + $0 }
  }

  /// The inputs as they may be shown: secrets hidden, and all but the ends of long numbers.
  package var shownInputs: Value {
    .record(
      inputs.reduce(into: [:]) { shown, input in
        shown[input.key] =
          secrets.contains(input.key) ? .text(SecretText.shown) : input.value.masked
      })
  }
}

/// What a service answers.
package enum ServiceReply: Sendable, Hashable {
  case outcome(String, value: Value)
  /// It could not answer; the text is for people.
  case fault(String)
}
