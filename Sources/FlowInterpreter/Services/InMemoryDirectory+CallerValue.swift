package import Diagnostics

extension InMemoryDirectory {
  /// The caller as the expressions of a flow see them at a moment; `nil` is a withheld number.
  package func callerValue(number: String?, at now: Instant) -> Value {
    do throws(ServiceFault) {
      return try BuiltInServices.callerValue(number: number, in: self, at: now)
    } catch {
      preconditionFailure("InMemoryDirectory: what lies in memory can be read (\(error.message))")
    }
  }
}
