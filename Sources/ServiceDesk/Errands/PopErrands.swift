package import AfterSales

/// Looks up who calls, and shows a field in clear if that is wanted for a reason.
package struct LookUpCaller: DeskErrand {
  package static let name = "pop"

  /// As the telephone network tells it; `nil` for a number that is withheld.
  package var number: String?
  package var call: String?
  /// Which of several people who share the number, counted from 1.
  package var choice: Int?
  package var revealed: ClearField?
  package var reason: String?

  package init(number: String?, call: String?, choice: Int?) {
    self.number = number
    self.call = call
    self.choice = choice
  }

  /// See `DeskErrand`.
  /// - Throws: what the use case throws.
  package func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Audited<Pop> {
    try desk.check(number, .id)
    try desk.check(call, .id)
    try ErrandFault.require(choice.map { $0 >= 1 } ?? true, "choice")
    let request = PopRequest(CallingNumber(number), call: call, choice: choice)
    guard let revealed else { return try desk.pop(request, by: actor) }
    return try desk.reveal(revealed, of: request, reason: reason ?? "", by: actor)
  }
}
