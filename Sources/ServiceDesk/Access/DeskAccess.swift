internal import AfterSales
internal import Diagnostics

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
  let agent: String?
  let moment: Instant?
  private let connection: DeskConnection

  init(_ connection: DeskConnection, agent: String?, moment: Instant?) {
    self.connection = connection
    self.agent = agent
    self.moment = moment
  }

  /// - Throws: `DeskFailure` if no desk runs, or for what it could not do; refusals as they are.
  package func run<Errand: DeskErrand>(_ errand: Errand) throws -> Errand.Answer {
    let header = ErrandHeader(name: Errand.name, agent: agent, at: moment)
    let request = try ErrandCoding.bytes(ErrandRequest(header: header, errand: errand))
    let answer = try connection.ask(request, greets: errand is Greeting)
    switch try Self.reply(Errand.self, answer) {
    case .answer(let answer): return answer
    case .refused(let refusal): throw refusal.error
    case .failed(let wording): throw DeskFailure(wording: wording)
    }
  }

  private static func reply<Errand: DeskErrand>(
    _: Errand.Type, _ answer: [UInt8]
  ) throws -> ErrandReply<Errand.Answer> {
    do {
      return try ErrandCoding.value(ErrandReply<Errand.Answer>.self, answer)
    } catch is DecodingError {
      throw DeskFailure.unknownAnswer
    }
  }
}
