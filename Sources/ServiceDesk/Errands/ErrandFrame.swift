internal import AfterSales
package import Diagnostics
internal import Foundation

/// What is known of a request before its errand is read.
struct ErrandHeader: Codable {
  /// The errand's name.
  var name: String
  /// As whom the owner of the database acts; others act as themselves.
  var agent: String?
  /// The moment as of which it is done, in a database for practice.
  var at: Instant?
}

/// A request as it goes over the wire, in JSON.
struct ErrandRequest<Errand: Codable>: Codable {
  var header: ErrandHeader
  var errand: Errand
}

/// What comes back, in JSON.
enum ErrandReply<Answer: Codable>: Codable {
  case answer(Answer)
  case refused(CarriedRefusal)
  /// It could not be done, for reasons of the world.
  case failed(Wording)
}

/// A refusal on its way from the desk to whoever was refused.
enum CarriedRefusal: Codable {
  case desk(DeskRefusal)
  case complaint(CaseRefusal)
  case money(RefundRefusal)
  case keeping(KeepingRefusal)
  case owed(OwedCallRefusal)
  case search(SearchRefusal)
  case outreach(OutreachRefusal)
  case houseChange(HouseChangeRefusal)

  /// `nil` for what is no refusal.
  init?(_ error: any Error) {
    switch error {
    case let refusal as DeskRefusal: self = .desk(refusal)
    case let refusal as CaseRefusal: self = .complaint(refusal)
    case let refusal as RefundRefusal: self = .money(refusal)
    case let refusal as KeepingRefusal: self = .keeping(refusal)
    case let refusal as OwedCallRefusal: self = .owed(refusal)
    case let refusal as SearchRefusal: self = .search(refusal)
    case let refusal as OutreachRefusal: self = .outreach(refusal)
    case let refusal as HouseChangeRefusal: self = .houseChange(refusal)
    default: return nil
    }
  }

  var error: any Error {
    switch self {
    case .desk(let refusal): refusal
    case .complaint(let refusal): refusal
    case .money(let refusal): refusal
    case .keeping(let refusal): refusal
    case .owed(let refusal): refusal
    case .search(let refusal): refusal
    case .outreach(let refusal): refusal
    case .houseChange(let refusal): refusal
    }
  }
}

/// What the desk could not do, in its words.
package struct DeskFailure: Error, Worded {
  package let wording: Wording

  static let noAnswer = DeskFailure(
    wording: Wording(
      zh: "总台在回答之前中断；请查看是否已经办成，再决定是否重做",
      en: "the desk ended before it answered; look whether it was done before doing it again"))

  static let misread = DeskFailure(
    wording: Wording(
      zh: "总台不懂这个请求；请让双方使用同一版本的程序",
      en: "the desk doesn't understand this; run the same version of both"))

  static let unknownAnswer = DeskFailure(
    wording: Wording(
      zh: "看不懂总台的回答；请让双方使用同一版本的程序",
      en: "what the desk answers isn't understood; run the same version of both"))
}

/// JSON as it goes over the wire.
enum ErrandCoding {
  static func bytes(_ value: some Encodable) throws -> [UInt8] {
    Array(try JSONEncoder().encode(value))
  }

  static func value<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }
}
