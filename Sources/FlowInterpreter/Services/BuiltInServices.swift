package import Diagnostics

/// The built-in services: what each does, whatever directory the data lies in.
///
/// `ServiceCatalog` tells their inputs and outcomes. Those that change something act once for one
/// call id and the same inputs, and answer the same again.
package enum BuiltInServices {
  /// Answers a request; whatever is wrong with it or with the directory is a fault.
  package static func answer(
    _ request: ServiceRequest, from directory: inout some CallerDirectory
  ) -> ServiceReply {
    guard let signature = ServiceCatalog.signature(of: request.service) else {
      let guess = Suggestion.guess(at: request.service, in: ServiceCatalog.all.map(\.name))
      return .fault("no service \"\(request.service.prefix(40))\"\(guess.en)")
    }
    var request = request
    request.at = directory.moment(of: request.at)
    do throws(ServiceFault) {
      guard signature.changesSomething else { return try perform(request, &directory) }
      return try directory.once(RequestKey(request)) {
        [request] directory throws(ServiceFault) in
        try perform(request, &directory)
      }
    } catch {
      return .fault("\(request.service): \(error.message)")
    }
  }

  private static func perform(
    _ request: ServiceRequest, _ directory: inout some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    switch request.service {
    case "caller.find": try findCaller(request, directory)
    case "order.find": try findOrder(request, directory)
    case "order.latest": try latestOrder(request, directory)
    case "order.list": try listOrders(request, directory)
    case "case.open": try openCase(request, &directory)
    case "case.find": try findCase(request, directory)
    case "case.update": try updateCase(request, &directory)
    case "refund.request": try requestRefund(request, &directory)
    case "recharge.resend": try resendRecharge(request, &directory)
    case "coupon.grant": try grantCoupon(request, &directory)
    case "message.send": try sendMessage(request, &directory)
    case "callback.book": try bookCallback(request, &directory)
    case "outreach.heard": try hearOutreach(request, &directory)
    default: throw ServiceFault("it is in the catalog, but not built in")
    }
  }

  /// The caller as `caller.find` and the expressions of a flow see them.
  ///
  /// - Parameter number: `nil` for a withheld number, of which nothing is ever known.
  package static func callerValue(
    number: String?, in directory: some CallerDirectory, at now: Instant
  ) throws(ServiceFault) -> Value {
    guard let number = number.map(PhoneNotation.normalized) else {
      return value(of: nil, number: nil)
    }
    return try value(
      of: try directory.caller(number: number), number: number, in: directory,
      at: directory.moment(of: now))
  }

  static func value(of caller: CallerRecord?, number: String?) -> Value {
    if let caller { return caller.value }
    return .record([
      "known": .boolean(false), "withheld": .boolean(number == nil),
      "number": number.map(Value.text) ?? .null,
    ])
  }

  private static func findCaller(
    _ request: ServiceRequest, _ directory: some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    guard let number = try request.number("number"),
      let caller = try directory.caller(number: number)
    else { return .outcome("missing", value: .null) }
    return .outcome(
      "found", value: try value(of: caller, number: number, in: directory, at: request.at))
  }
}

extension ServiceRequest {
  /// An input that must be there as text; numbers count as the text of their digits.
  func required(_ name: String) throws(ServiceFault) -> String {
    guard let text = try text(name) else { throw ServiceFault("input \"\(name)\" is missing") }
    return text
  }

  /// An input as text without the blanks around it; `nil` if it is absent, null or empty.
  func text(_ name: String) throws(ServiceFault) -> String? {
    let text: String
    switch inputs[name] ?? .null {
    case .null: return nil
    case .text(let given): text = given
    case .number(let number): text = number.description
    case let other:
      throw ServiceFault("input \"\(name)\": expected text, found \(other.kindName)")
    }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return String(scalars[first...last])
  }

  /// A number to call or to look up: the input, else the calling number; `nil` if that is withheld.
  func number(_ name: String) throws(ServiceFault) -> String? {
    try text(name).map(PhoneNotation.normalized) ?? callingNumber
  }

  /// An amount of money in yuan, as a number or a decimal text.
  /// - Throws: `ServiceFault` if it is neither; an amount in fractions of a cent is neither.
  func money(_ name: String) throws(ServiceFault) -> Money? {
    switch inputs[name] ?? .null {
    case .null: return nil
    case .number(let number):
      if let money = Money(number) { return money }
    case .text(let text):
      if let money = Money(text) { return money }
    default: break
    }
    throw ServiceFault("input \"\(name)\" is no amount in yuan")
  }
}
