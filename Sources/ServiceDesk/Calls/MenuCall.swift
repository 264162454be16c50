package import AfterSales
package import Diagnostics
package import FlowInterpreter

/// A call through the menu that meets the callers of the store, and is kept there when it is over.
package struct MenuCall {
  package let id: String
  /// Who calls, as the store writes numbers, since flows compare them; `nil` if withheld.
  package let number: String?
  /// The services of the flow.
  package let directory: StoreDirectory
  /// What all callers are told at present; `nil` if that is nothing.
  package let announcement: String?
  /// The items of menus that emergency plans have closed at present.
  package let closedItems: Set<String>
  private let from: CallingNumber
  private let clock: () -> Instant

  fileprivate init(
    _ id: String, from: CallingNumber, number: String?, _ directory: StoreDirectory,
    announcement: String?, closedItems: Set<String>, _ clock: @escaping () -> Instant
  ) {
    self.id = id
    self.from = from
    self.number = number
    self.directory = directory
    self.announcement = announcement
    self.closedItems = closedItems
    self.clock = clock
  }

  /// Saves what is known of the call among the earlier calls of whoever made it.
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func keep(_ contact: Contact) throws {
    try directory.store.keep(contact, from: from, at: clock())
  }

  /// Saves the messages that were left in it, to be worked off.
  /// - Parameter skill: who is to deal with them; `nil` for anybody.
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func keep(_ messages: [LeftMessage], began: Instant, skill: String?) throws {
    for (index, message) in messages.enumerated() {
      var asked = AskedCall(
        id: index == 0 ? "m-\(id)" : "m-\(id)-\(index + 1)", .message, in: id, from: from,
        at: began + message.at)
      asked.skill = skill
      asked.words = message.words.isEmpty ? nil : ClearText(message.words, .text)
      asked.lasted = message.lasted
      try directory.store.keepOwedCall(asked)
    }
  }

  /// Saves a callback that was asked for while no switchboard takes it.
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func keep(_ order: CallbackOrder, number index: Int, at moment: Instant) throws {
    var asked = AskedCall(
      id: index == 1 ? "b-\(id)" : "b-\(id)-\(index)", .callback, in: id,
      from: CallingNumber(order.number), at: moment)
    asked.skill = order.skill
    asked.wanted = order.at.flatMap { Instant($0) }
    try directory.store.keepOwedCall(asked)
  }

  /// What was kept of the call so far; `nil` if nothing was.
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func kept() throws -> Contact? { try directory.store.contact(id)?.contact }
}

extension ServiceDesk {
  /// Takes a call into the menu.
  ///
  /// - Parameters:
  ///   - number: who calls, in any notation; `nil` if withheld.
  ///   - id: what it is kept under; by default one of its own, such as `c-20261112-200500-3fa9`.
  ///   - began: when the call came in.
  /// - Throws: `DeskRefusal` if the number is none, or there is a call of this id already.
  package func takeCall(
    from number: String?, id: String?, began: Instant
  ) throws -> MenuCall {
    let from = CallingNumber(number)
    if from == .unreadable { throw DeskRefusal.unreadableNumber }
    try check(id, .id)
    let id = id ?? Self.newCallID(at: began)
    if try store.contact(id) != nil { throw DeskRefusal.callIsKept(id) }
    let canonical = from == .withheld ? nil : number.flatMap(PhoneNotation.canonical)
    return MenuCall(
      id, from: from, number: canonical,
      StoreDirectory(
        store, rules: try house.priorities(), callingNumber: canonical, classify: house.classify,
        clock: clock),
      announcement: try store.announcement(),
      closedItems: Set((try store.planned(.closed) ?? "").split(separator: " ").map(String.init)),
      clock)
  }

  private static func newCallID(at moment: Instant) -> String {
    let digits = moment.description.prefix(19).filter { $0 != "-" && $0 != ":" }
    let random = String(UInt32.random(in: 0x1_0000...0x1_FFFF), radix: 16).dropFirst()
    return "c-" + digits.replacing("T", with: "-") + "-" + random
  }
}
