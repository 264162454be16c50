internal import AfterSales
internal import Diagnostics

/// The desk as it serves others: it finds out who asks, does what they may have done, and answers.
///
/// It has a connection of its own to the database, and belongs to one thread.
final class ErrandDesk {
  private let place: StorePlace
  private let house: HouseRules
  private let clock: @Sendable () -> Instant
  /// Opened when it is first needed.
  private var store: (any DeskStore)?

  init(_ place: StorePlace, house: HouseRules, clock: @escaping @Sendable () -> Instant) {
    self.place = place
    self.house = house
    self.clock = clock
  }

  /// Answers a frame, whatever may stand in it.
  ///
  /// - Parameter account: whose it is, as the operating system numbers accounts.
  func answer(to frame: [UInt8], from account: UInt32) -> [UInt8] {
    do {
      let request = try ErrandCoding.value(ErrandRequest<Ignored>.self, frame)
      guard let errand = ErrandCatalogue.errand(named: request.header.name) else {
        throw DeskFailure.misread
      }
      return try run(errand, request.header, frame, for: account)
    } catch {
      return Self.failure(error)
    }
  }

  private func run<Errand: DeskErrand>(
    _ type: Errand.Type, _ header: ErrandHeader, _ frame: [UInt8], for account: UInt32
  ) throws -> [UInt8] {
    let store = try openStore()
    let standing = try store.standing(ofAccount: account)
    store.isOwnersHand = standing.isOwner
    let desk = ServiceDesk(store, house: house, clock: clock)
    do {
      let actor = try desk.actor(standing, actingAs: header.agent)
      // Read only now: of who is nobody here, nothing more is looked at.
      let errand = try ErrandCoding.value(ErrandRequest<Errand>.self, frame).errand
      let answer = try errand.perform(at: try desk.stating(header.at, by: actor), by: actor)
      let reply = try ErrandCoding.bytes(ErrandReply<Errand.Answer>.answer(answer))
      guard reply.count <= StorePlace.longestAnswer else { return Self.failure(Self.tooMuch) }
      return reply
    } catch {
      guard let refusal = CarriedRefusal(error) else { throw error }
      return try ErrandCoding.bytes(ErrandReply<Nothing>.refused(refusal))
    }
  }

  private func openStore() throws -> any DeskStore {
    if let store { return store }
    let opened = try place.open()
    store = opened
    return opened
  }

  private static let tooMuch = DeskFailure(
    wording: Wording(zh: "结果太多，请缩小范围", en: "that is too much at once; ask for less"))

  private static func failure(_ error: any Error) -> [UInt8] {
    let wording =
      switch error {
      case let error as any Error & Worded: error.wording
      case is DecodingError, is ErrandFault: DeskFailure.misread.wording
      default: Wording("\(error)")
      }
    // A wording is text alone, which always can be written.
    return (try? ErrandCoding.bytes(ErrandReply<Nothing>.failed(wording))) ?? []
  }

  /// Any errand, which isn't looked at yet.
  private struct Ignored: Codable {}
}
