/// What a call meets besides its flow: whom the services know, what queues do, and answers in place
/// of services.
package struct CallSurroundings<Directory: CallerDirectory> {
  package var directory: Directory
  /// What queues do, by skill; one that is not named answers at once.
  package var queues: [String: QueueBehaviour]
  /// Answers in place of services, by name; one that is not named works on the directory.
  package var stubs: [String: ServiceStub]
  /// What whoever plays the call tells it, rather than these surroundings.
  package var outside: OutsideParts
  private var answersUsed: [String: Int] = [:]
  /// The requests for which no answer in turn was left; each was answered by a fault.
  package private(set) var unanswered: [Unanswered] = []
  /// The services that nothing answered, each once, in the order in which they were asked.
  package private(set) var unstubbed: [String] = []

  /// A request for which no answer in turn was left.
  package struct Unanswered: Sendable, Hashable {
    package var service: String
    /// Which request for the service it was, from 1.
    package var number: Int
    /// How many answers there were.
    package var of: Int
  }

  package init(
    _ directory: Directory, queues: [String: QueueBehaviour] = [:],
    stubs: [String: ServiceStub] = [:], outside: OutsideParts = []
  ) {
    self.directory = directory
    self.queues = queues
    self.stubs = stubs
    self.outside = outside
  }

  mutating func answer(_ request: ServiceRequest) -> StubbedReply {
    let names = request.namesInCall + [request.service] + request.otherNames
    let name = names.first { stubs[$0] != nil }
    switch name.flatMap({ stubs[$0] }) {
    case nil:
      // What has a usual answer lacks none.
      if let usual = request.usual { return StubbedReply(usual) }
      if ServiceCatalog.signature(of: request.service) == nil, !unstubbed.contains(request.service)
      {
        unstubbed.append(request.service)
      }
      return StubbedReply(BuiltInServices.answer(request, from: &directory))
    case .always(let reply): return reply
    case .byHours(let stub):
      return StubbedReply(
        .outcome(
          ServiceRequest.hoursOutcome(isOpen: stub.hours.isOpen(at: request.at)), value: .null))
    case .inTurn(let replies):
      let name = name ?? request.service
      let used = answersUsed[name, default: 0]
      answersUsed[name] = used + 1
      if used < replies.count { return replies[used] }
      unanswered.append(
        Unanswered(service: request.service, number: used + 1, of: replies.count))
      return StubbedReply(.fault("no answer is left for it"))
    }
  }

  /// The answers that were given, for another call that is to meet the same.
  package var stubsUsed: [String: ServiceStub] {
    stubs.reduce(into: [:]) { used, entry in
      guard case .inTurn(let replies) = entry.value else {
        used[entry.key] = entry.value
        return
      }
      let count = min(answersUsed[entry.key, default: 0], replies.count)
      if count > 0 { used[entry.key] = .inTurn(Array(replies.prefix(count))) }
    }
  }

  /// Answers in turn that nobody asked for, by service.
  var answersLeft: [(service: String, count: Int, of: Int)] {
    stubs.sorted { $0.key < $1.key }.compactMap { service, stub in
      guard case .inTurn(let replies) = stub else { return nil }
      let left = replies.count - answersUsed[service, default: 0]
      return left > 0 ? (service, left, replies.count) : nil
    }
  }
}

/// What of a call's surroundings whoever plays it tells itself.
package struct OutsideParts: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let queues = OutsideParts(rawValue: 1)
  package static let services = OutsideParts(rawValue: 2)
}

/// What becomes of a call that is put in a queue.
package enum QueueBehaviour: Sendable, Hashable {
  /// An agent picks up after a while, and hangs up after another.
  case answers(after: Duration, talk: Duration)
  case full
  case closed
  /// Nobody works for it: a call that has a way for that takes it, another waits in vain.
  case nobody

  /// Answered at once, a minute of talk.
  package static let usual = QueueBehaviour.answers(after: .zero, talk: usualTalk)
  /// How long a talk lasts where a fixture says nothing of it.
  package static let usualTalk: Duration = .seconds(60)

  /// What the queue tells the call, and how long after it was put there, the first one first.
  ///
  /// No other call waits, so that this one is first in line.
  func replies(to request: QueueRequest) -> [(after: Duration, reply: QueueReply)] {
    switch self {
    case .full: [(.zero, .full)]
    case .closed: [(.zero, .closed)]
    case .nobody:
      request.asksForNobody ? [(.zero, .nobody)] : [(.zero, .waiting(expected: nil, position: 1))]
    case .answers(.zero, let talk): [(.zero, .answered), (talk, .agentLeft)]
    case .answers(let after, let talk):
      [
        (.zero, .waiting(expected: request.saysEstimate ? after : nil, position: 1)),
        (after, .answered), (after + talk, .agentLeft),
      ]
    }
  }
}

/// Answers in place of a service.
package enum ServiceStub: Sendable, Hashable {
  /// Used up in turn; for a request too many there is none.
  case inTurn([StubbedReply])
  case always(StubbedReply)
  /// Whether a calendar is open when it is asked.
  case byHours(HoursStub)
}

/// Hours that stand in for those kept in another system.
package struct HoursStub: Sendable, Hashable {
  package var hours: OpeningHours
  /// As the fixture writes them.
  package var text: String

  package init(_ hours: OpeningHours, text: String) {
    self.hours = hours
    self.text = text
  }

  package static func == (a: Self, b: Self) -> Bool { a.text == b.text }

  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// An answer in place of a service, and how long it takes to come.
package struct StubbedReply: Sendable, Hashable {
  package var reply: ServiceReply
  /// From the question to the answer.
  package var takes: Duration

  package init(_ reply: ServiceReply, takes: Duration = .zero) {
    self.reply = reply
    self.takes = takes
  }
}
