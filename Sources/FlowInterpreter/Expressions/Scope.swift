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

  package init(
    variables: [Value], call: IncomingCall, elapsed: Duration = .zero, input: Value = .null
  ) {
    self.variables = variables
    self.call = call
    self.elapsed = elapsed
    self.input = input
  }

  /// The moment at which the expressions are read.
  package var now: Instant { call.at + elapsed }
}

/// Something that a flow can't do: a wrong type, a division by zero, a way that isn't there.
///
/// Messages name kinds of values, never values, since those may be a caller's.
package struct Fault: Error, Sendable, Hashable {
  package var message: String

  package init(_ message: String) { self.message = message }
}
