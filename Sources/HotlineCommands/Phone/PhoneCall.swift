internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter

/// A call that is to be played: who calls which flow, when, and what its queues do.
struct PhoneCall {
  var flow: String
  var library: FlowLibrary
  /// The calling number, `nil` if it is withheld.
  var caller: String?
  var at: Instant
  /// What all callers are told at present.
  var announcement: String?
  /// The items of menus that are closed at present.
  var closed: Set<String> = []
  var queues: [String: QueueBehaviour]
  /// Answers in place of services.
  var stubs: [String: ServiceStub] = [:]

  /// The call as it comes in now.
  ///
  /// - Parameter id: services act once for one id and the same inputs.
  /// - Throws: `ServiceFault` if the directory can't tell who calls.
  func begin<Directory>(
    _ id: String, meeting directory: Directory, outside: OutsideParts = []
  ) throws -> CallSession<Directory> {
    let session = try CallSession(
      flow, of: library, id: id, from: caller, at: at, announcement: announcement,
      closed: closed,
      in: CallSurroundings(directory, queues: queues, stubs: stubs, outside: outside))
    // The flow was read, so it is there.
    guard let session else { throw UsageError(Wording(zh: "没有这个流程", en: "there is no such flow")) }
    return session
  }
}
