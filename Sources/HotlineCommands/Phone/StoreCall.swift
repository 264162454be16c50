internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import DeskCommands
internal import DeskScreens
internal import Diagnostics
internal import FlowInterpreter
internal import ServiceDesk

/// A call of the terminal that meets the callers of the database, and is kept there when it is over.
struct StoreCall {
  private let placed: PhoneCall
  private let call: MenuCall
  private let console: Console

  /// - Throws: `UsageError` if the calling number is none, or the call's id is taken.
  init(_ phone: PhoneCall, _ invocation: Invocation, _ console: Console) throws {
    let desk = try ServiceDesk(
      try StorePlace(invocation, console).open(), house: .files(in: nil, console),
      clock: { .now }
    ).stating(invocation)
    do {
      call = try desk.takeCall(from: phone.caller, id: invocation.value("call"), began: phone.at)
    } catch DeskRefusal.unreadableNumber {
      throw UsageError.noTelephoneNumber(at: "--from")
    } catch DeskRefusal.callIsKept(let id) {
      throw UsageError(
        Wording(zh: "--call：已有来电 \(id)", en: "--call: there is a call \(id) already"))
    }
    if desk.isPractice { console.write(console.practiceNotice) }
    self.console = console
    var placed = phone
    placed.caller = call.number
    placed.announcement = call.announcement
    placed.closed = call.closedItems
    self.placed = placed
  }

  /// The call with queues that answer as the command line says.
  /// - Throws: `ServiceFault` if the look-up of who calls can't be made, or not be audited.
  func session() throws -> CallSession<StoreDirectory> {
    try placed.begin(call.id, meeting: call.directory)
  }

  /// A phone whose queues are those of the switchboard.
  /// - Throws: `ServiceFault` if the look-up of who calls can't be made, or not be audited;
  ///   `SwitchboardError` if there is no switchboard.
  func livePhone(in place: StorePlace) throws -> LivePhone {
    let session = try placed.begin(call.id, meeting: call.directory, outside: .queues)
    return try LivePhone(session, of: call, flow: placed.flow, at: placed.at, in: place) { news in
      if let line = news.line(for: console) { console.write(line + "\n") }
    }
  }

  /// Saves the call among the earlier calls of whoever made it.
  func keep(_ session: CallSession<StoreDirectory>) throws {
    try call.keep(Contact(call.id, of: session, flow: placed.flow, at: placed.at))
    try call.keepOwed(session, began: placed.at)
    tellThatItIsKept()
  }

  func tellThatItIsKept() {
    console.writeError(
      console.text(zh: "通话已保存：\(call.id)\n", en: "the call is kept as \(call.id)\n"))
  }
}
