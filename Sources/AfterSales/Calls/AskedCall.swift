package import Diagnostics

/// A message that is left, or a callback that is asked for, as a call tells it.
package struct AskedCall: Sendable {
  /// The same for the same wish, so that it is kept once.
  package let id: String
  package let kind: OwedCall.Kind
  package let call: String
  /// Whom to ring.
  package let number: CallingNumber
  package var skill: String?
  package var words: ClearText?
  /// How long the recording is.
  package var lasted: Duration?
  /// When it was left or asked for.
  package let at: Instant
  /// When the customer wants to be rung; `nil` for as soon as possible.
  package var wanted: Instant?

  package init(
    id: String, _ kind: OwedCall.Kind, in call: String, from number: CallingNumber,
    at moment: Instant
  ) {
    self.id = id
    self.kind = kind
    self.call = call
    self.number = number
    at = moment
  }

  /// From when on somebody may deal with it: a message at once, a callback within the hours.
  package var notBefore: Instant {
    kind == .message ? at : CallBackHours.first(from: max(at, wanted ?? at))
  }

  /// By when somebody has dealt with it.
  package var dueAt: Instant {
    CallBackHours.moment(CallBackHours.answeredWithin, after: max(at, wanted ?? at))
  }
}
