internal import Diagnostics

extension InMemoryDirectory {
  /// The caller as the expressions of a flow see them; `nil` is a withheld number.
  package func callerValue(number: String?) -> Value {
    let number = number.map(PhoneNotation.normalized)
    return BuiltInServices.value(of: number.flatMap { caller(number: $0) }, number: number)
  }
}
