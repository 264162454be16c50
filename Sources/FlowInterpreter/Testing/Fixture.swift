package import Diagnostics

/// A scripted call of a flow: who calls when, what the caller does, and what must come of it.
package struct Fixture: Sendable {
  /// What the fixture shows, which is its name.
  package var name: String
  package var flow: NamedPlace
  /// The calling number, `nil` if it is withheld.
  package var caller: String?
  package var at: Instant
  /// What all callers are told at that time; `nil` if that is nothing.
  package var announcement: String?
  package var data: FixtureData
  /// How the queues behave, by skill; one that is not named answers at once.
  package var queues: [String: QueueBehaviour]
  /// Answers in place of services, by name; one that is not named works on the data.
  package var stubs: [String: ServiceStub]
  package var steps: [FixtureStep]
  package var expect: Expectations
  /// For people.
  package var note: String?
  /// Where the fixture stands in its file.
  package var offset: Int

  /// When a fixture that doesn't say so takes place: a Wednesday morning within office hours.
  package static let usualTime = Instant(milliseconds: 1_794_362_400_000, offset: 8 * 3_600)

  package init(
    name: String, flow: NamedPlace, caller: String?, at: Instant = usualTime,
    announcement: String? = nil, data: FixtureData = .none, queues: [String: QueueBehaviour] = [:],
    stubs: [String: ServiceStub] = [:], steps: [FixtureStep], expect: Expectations,
    note: String? = nil, offset: Int = 0
  ) {
    self.name = name
    self.flow = flow
    self.caller = caller
    self.at = at
    self.announcement = announcement
    self.data = data
    self.queues = queues
    self.stubs = stubs
    self.steps = steps
    self.expect = expect
    self.note = note
    self.offset = offset
  }
}

/// A name of something elsewhere, and where in the fixture's file it stands.
package struct NamedPlace: Sendable, Hashable {
  package var name: String
  package var offset: Int

  package init(_ name: String, offset: Int = 0) {
    self.name = name
    self.offset = offset
  }
}

/// The callers, orders and complaints that a call meets.
package enum FixtureData: Sendable {
  case none
  /// A data file by name.
  case file(NamedPlace)
  /// Data that stand in the fixture, with their text as it was written.
  case inline(DirectoryData, text: String)
}

/// What becomes of a call that is put in a queue.
package enum QueueBehaviour: Sendable, Hashable {
  /// An agent picks up after a while, and hangs up after another.
  case answers(after: Duration, talk: Duration)
  case full
  case closed

  /// Answered at once, a minute of talk.
  package static let usual = QueueBehaviour.answers(after: .zero, talk: usualTalk)
  package static let usualTalk: Duration = .seconds(60)
}

/// Answers in place of a service.
package enum ServiceStub: Sendable, Hashable {
  /// Used up in turn; a call too many or an answer left over fails the fixture.
  case inTurn([StubbedReply])
  case always(StubbedReply)
}

/// An answer in place of a service, and how long it takes to come.
package struct StubbedReply: Sendable, Hashable {
  package var reply: ServiceReply
  package var takes: Duration

  package init(_ reply: ServiceReply, takes: Duration = .zero) {
    self.reply = reply
    self.takes = takes
  }
}
