internal import AfterSales
internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import ServiceDesk

/// A call of the terminal that meets the callers of the database, and is kept there when it is over.
struct StoreCall {
  let placed: PhoneCall
  private let call: MenuCall
  private let console: Console

  var id: String { call.id }

  /// - Throws: `UsageError` if the calling number is none, or the call's id is taken.
  init(_ phone: PhoneCall, _ invocation: Invocation, _ console: Console) throws {
    // The time in the audit: that of the call if it was given, else that of the wall clock.
    let given = try invocation.instant("at") == nil ? nil : phone.at
    let desk = ServiceDesk(
      try StorePlace(invocation, console).open(), house: .files(in: nil, console),
      clock: { given ?? .now })
    do {
      call = try desk.takeCall(from: phone.caller, id: invocation.value("call"), began: phone.at)
    } catch DeskRefusal.unreadableNumber {
      throw UsageError.noTelephoneNumber(at: "--from")
    } catch DeskRefusal.callIsKept(let id) {
      throw UsageError("--call: there is a call \(id) already")
    }
    self.console = console
    var placed = phone
    placed.caller = call.number
    placed.announcement = call.announcement
    self.placed = placed
  }

  /// - Throws: `ServiceFault` if the look-up of who calls can't be made, or not be audited.
  ///
  /// - Parameter isLive: whether its queues are those of the switchboard.
  func session(isLive: Bool = false) throws -> CallSession<StoreDirectory> {
    try placed.begin(id, meeting: call.directory, outside: isLive ? .queues : [])
  }

  /// Saves the call among the earlier calls of whoever made it.
  func keep(_ session: CallSession<StoreDirectory>) throws {
    try keep(
      Contact(
        id, of: session.transcript, flow: placed.flow, at: placed.at))
  }

  /// What was kept of the call so far; `nil` if nothing was.
  func kept() throws -> Contact? { try call.kept() }

  /// Saves what is known of the call.
  func keep(_ contact: Contact) throws {
    try call.keep(contact)
    console.writeError(
      console.text(zh: "通话已保存：\(id)\n", en: "the call is kept as \(id)\n"))
  }
}
