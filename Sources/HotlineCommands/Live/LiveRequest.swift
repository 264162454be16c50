internal import ArgumentParsing
internal import Diagnostics
internal import ServiceDesk
internal import Switchboard

/// One question to a switchboard that runs.
struct LiveRequest {
  private let client: SwitchboardClient
  private let console: Console

  init(_ invocation: Invocation, _ console: Console) throws {
    client = try SwitchboardClient(database: StorePlace(invocation, console).database)
    self.console = console
  }

  /// Asks, and tells the user what came of it.
  func ask(_ message: ClientMessage) throws -> ExitStatus {
    switch try answer(to: message) {
    case .done:
      console.write(console.text(zh: "已生效并记录\n", en: "done, and recorded in the audit\n"))
      return .success
    case .refused(_, let why): throw try refusal(of: message, why)
    case .misread(_, let code):
      throw try unknownPart(of: message) ?? UsageError(LiveText.refused(code, console))
    default:
      throw UsageError(zh: "总机没有回答", en: "the switchboard did not answer")
    }
  }

  /// Why nothing came of what was asked, with the names there are if one was wrong.
  func refusal(of message: ClientMessage, _ why: LiveRefusal) throws -> UsageError {
    try unknownPart(of: message) ?? UsageError(LiveText.refusal(why, console))
  }

  /// The answer; `nil` if the connection broke before it came.
  func answer(to message: ClientMessage) throws -> ServerMessage? {
    client.send(message, number: 1)
    while let answer = try client.next() {
      if answer.request == 1 { return answer }
    }
    return nil
  }

  /// Which queue or pool that a message names there isn't, and which there are; `nil` if all are
  /// there.
  private func unknownPart(of message: ClientMessage) throws -> UsageError? {
    guard case .queues(_, let status)? = try answer(to: .queues) else { return nil }
    let queueNames = status.queues.map(\.id)
    let poolNames = Set(status.queues.flatMap(\.pools))
    switch message {
    case .open(let queue, _), .close(let queue, _), .transfer(let queue, _):
      return unknown(queue: queue, queueNames)
    case .addPool(let pool, let queue, _, _):
      return unknown(pool: pool, poolNames.sorted()) ?? unknown(queue: queue, queueNames)
    case .logOn(_, let pool?): return unknown(pool: pool, poolNames.sorted())
    default: return nil
    }
  }

  private func unknown(queue name: String, _ known: [String]) -> UsageError? {
    unknown(name, known, Wording(zh: "没有队列", en: "there is no queue"))
  }

  private func unknown(pool name: String, _ known: [String]) -> UsageError? {
    unknown(name, known, Wording(zh: "没有班组", en: "there is no pool"))
  }

  private func unknown(_ name: String, _ known: [String], _ what: Wording) -> UsageError? {
    guard !known.contains(name) else { return nil }
    let guess = Suggestion.guess(at: name, in: known)
    return UsageError(
      zh: "\(what.zh)“\(name)”\(guess.zh)；有：\(known.joined(separator: "、"))",
      en: "\(what.en) \"\(name)\"\(guess.en); there are: \(known.joined(separator: ", "))")
  }
}
