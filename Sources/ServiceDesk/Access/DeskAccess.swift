internal import AfterSales
internal import Diagnostics
internal import Switchboard
internal import Synchronization

/// A way to the desk, for whoever has errands there.
package protocol DeskAccess {
  /// Has an errand run.
  ///
  /// - Throws: what the use case throws: refusals as they are, and of a running desk `DeskFailure` for
  ///   everything else.
  func run<Errand: DeskErrand>(_ errand: Errand) throws -> Errand.Answer
}

/// The desk of the owner of the database, who works on the file alone.
package struct FileAccess: DeskAccess {
  package let desk: ServiceDesk
  package let actor: DeskActor

  package init(desk: ServiceDesk, actor: DeskActor) {
    self.desk = desk
    self.actor = actor
  }

  /// See `DeskAccess`.
  /// - Throws: what the use case throws.
  package func run<Errand: DeskErrand>(_ errand: Errand) throws -> Errand.Answer {
    try errand.perform(at: desk, by: actor)
  }
}

/// The desk that runs, by its socket.
package struct SocketAccess: DeskAccess, Sendable {
  let database: String
  let agent: String?
  let moment: Instant?
  private let greeting = DeskGreeting()

  init(database: String, agent: String?, moment: Instant?) {
    self.database = database
    self.agent = agent
    self.moment = moment
  }

  /// - Throws: `DeskFailure` if no desk runs, or for what it could not do; refusals as they are.
  package func run<Errand: DeskErrand>(_ errand: Errand) throws -> Errand.Answer {
    let header = ErrandHeader(name: Errand.name, agent: agent, at: moment)
    let request = try ErrandCoding.bytes(ErrandRequest(header: header, errand: errand))
    guard let answer = try connection().ask(request) else { throw DeskFailure.noAnswer }
    switch try ErrandCoding.value(ErrandReply<Errand.Answer>.self, answer) {
    case .answer(let answer): return answer
    case .refused(let refusal): throw refusal.error
    case .failed(let wording): throw DeskFailure(wording: wording)
    }
  }

  private func connection() throws(DeskFailure) -> FrameClient {
    do {
      let client = try FrameClient(database: database)
      if greeting.isDue {
        try client.greet()
        greeting.note()
      }
      return client
    } catch {
      throw DeskFailure(wording: error.wording)
    }
  }
}

/// When a desk was last greeted: a command asks for several things in a row, and who is a switchboard
/// at the first of them is one at the next.
private final class DeskGreeting: Sendable {
  private let last = Mutex<ContinuousClock.Instant?>(nil)

  var isDue: Bool { last.withLock { $0.map { .now - $0 > .seconds(1) } ?? true } }

  func note() { last.withLock { $0 = .now } }
}
