package import Diagnostics

/// What expressions may read at one moment of a call.
package struct Scope: Sendable {
  /// The values of the flow's variables, by slot.
  package var variables: [Value]
  package var call: IncomingCall
  /// Since the call came in.
  package var elapsed: Duration
  /// What the caller typed or said last.
  package var input: Value
  /// The tag of the language that the call is spoken in.
  package var language: String
  /// What a queue has told of the wait.
  package var waiting = WaitFigures()
  /// The slots of variables that hold, or may hold, what the caller entered in secret.
  package var secrets: Set<Int> = []
  /// Whether `input` was entered in secret.
  package var inputIsSecret = false

  package init(
    variables: [Value], call: IncomingCall, elapsed: Duration = .zero, input: Value = .null,
    language: String = "zh-CN"
  ) {
    self.variables = variables
    self.call = call
    self.elapsed = elapsed
    self.input = input
    self.language = language
  }

  /// The moment at which the expressions are read.
  package var now: Instant { call.at + elapsed }
}

/// What a queue has told of a wait, as far as it has.
package struct WaitFigures: Sendable, Hashable {
  /// The expected wait, rounded up; at least 1.
  package var minutes: Int?
  /// 1 for who is served next.
  package var position: Int?

  package init(minutes: Int? = nil, position: Int? = nil) {
    self.minutes = minutes
    self.position = position
  }
}

/// Something that a flow can't do: a wrong type, a division by zero, a way that isn't there.
///
/// Messages name kinds of values, never values, since those may be a caller's.
package struct Fault: Error, Sendable, Hashable {
  package var message: String

  package init(_ message: String) { self.message = message }
}
