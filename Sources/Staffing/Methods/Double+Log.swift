internal import Foundation

extension Double {
  /// The natural logarithm.
  var log: Double { Foundation.log(self) }
  /// e to this power.
  var exponential: Double { exp(self) }
}
