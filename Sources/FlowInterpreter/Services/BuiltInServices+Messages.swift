internal import Diagnostics

extension BuiltInServices {
  static func sendMessage(
    _ request: ServiceRequest, _ directory: inout some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    let text = try request.required("text")
    func refused(_ reason: String) -> ServiceReply {
      .outcome("refused", value: .record(["reason": .text(reason)]))
    }
    guard let number = try request.number("to") else { return refused("withheld") }
    guard isMobile(number) else { return refused("no-mobile-number") }
    // What fits into a long message of ten parts of 67 characters each (3GPP TS 23.040).
    guard text.count <= 670 else { return refused("too-long") }
    try directory.record(.messageSent(to: number, text: text, at: request.at))
    return .outcome("sent", value: .record(["reason": .null]))
  }

  static func bookCallback(
    _ request: ServiceRequest, _ directory: inout some CallerDirectory
  ) throws(ServiceFault) -> ServiceReply {
    let skill = try request.required("skill")
    let time = try request.text("at")
    func reply(_ outcome: String, _ reason: String?) -> ServiceReply {
      .outcome(
        outcome,
        value: .record([
          "skill": .text(skill), "at": time.map(Value.text) ?? .null,
          "reason": reason.map(Value.text) ?? .null,
        ]))
    }
    guard let number = try request.number("number") else { return reply("refused", "withheld") }
    guard isDialable(number) else { return reply("refused", "no-number") }
    var callAt: Instant?
    if let time {
      guard let instant = Instant(time) else { return reply("refused", "bad-time") }
      guard instant > request.at else { return reply("refused", "past") }
      callAt = instant
    }
    try directory.record(
      .callbackBooked(number: number, skill: skill, callAt: callAt, at: request.at))
    return reply("booked", nil)
  }

  /// Whether a number is a mobile number of the mainland: eleven digits from 13 to 19.
  private static func isMobile(_ number: String) -> Bool {
    let bytes = Array(number.utf8)
    return bytes.count == 11 && bytes[0] == UInt8(ascii: "1")
      && (UInt8(ascii: "3")...UInt8(ascii: "9")).contains(bytes[1]) && isDialable(number)
  }

  /// Whether a number can be dialled: 3 to 20 digits, with a plus in front at most.
  private static func isDialable(_ number: String) -> Bool {
    let digits = number.utf8.drop { $0 == UInt8(ascii: "+") }
    return number.utf8.count - digits.count <= 1 && (3...20).contains(digits.count)
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
