internal import AfterSales
internal import Diagnostics

// Callbacks and the hours in which customers are rung: nobody is rung at night, and who still waits for
// it in the evening comes first in the morning.
extension LiveCentre {
  /// The first moment from one on at which customers may be rung, in seconds.
  func hoursBegin(from moment: Double) -> Double {
    guard plan.limits.keepsHours else { return moment }
    let asked = Instant(stored: LiveTime.milliseconds(moment))
    let first = CallBackHours.first(from: asked)
    return first == asked ? moment : LiveTime.seconds(first.milliseconds)
  }

  /// When they may not be rung any more, in seconds; now, if they may not be now.
  var hoursEnd: Double {
    guard plan.limits.keepsHours else { return .infinity }
    let end = CallBackHours.end(from: Instant(stored: LiveTime.milliseconds(now)))
    return end.map { LiveTime.seconds($0.milliseconds) } ?? now
  }

  /// Keeps a callback that doesn't stand in line until customers are rung again, with its place.
  ///
  /// - Returns: `false` if they may be rung now, or it is no callback.
  mutating func hold(_ call: LiveCall) -> Bool {
    guard call.isCallback else { return false }
    let due = hoursBegin(from: now)
    guard due > now else { return false }
    var held = call
    held.isHeld = true
    held.stage = .booked(due: due)
    keep(held)
    scheduleBooked(held, due: due)
    actions.append(.callbackKept(call: call.id))
    return true
  }

  /// Holds a callback that stands in line, if the hours are over.
  mutating func holdInLine(_ call: LiveCall) -> Bool {
    guard call.isCallback, hoursBegin(from: now) > now else { return false }
    stopWaiting(call)
    return hold(call)
  }
}
