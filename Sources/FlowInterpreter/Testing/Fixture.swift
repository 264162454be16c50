package import Diagnostics

/// A scripted call of a flow: who calls when, what the caller does, and what must come of it.
package struct Fixture: Sendable {
  /// What the fixture shows, which is its name.
  package var name: String
  package var flow: NamedPlace
  /// The calling number, `nil` if it is withheld.
  package var caller: String?
  /// When the call comes in.
  package var at: Instant
  /// What all callers are told at that time; `nil` if that is nothing.
  package var announcement: String?
  /// Items of menus that are closed at that time, by the nodes that their choices lead to.
  package var closed: Set<String> = []
  package var data: FixtureData
  /// How the queues behave, by skill; one that is not named answers at once.
  package var queues: [String: QueueBehaviour]
  /// Answers in place of services, by name; one that is not named works on the data.
  package var stubs: [String: ServiceStub]
  package var steps: [FixtureStep]
  package var expect: Expectations
  /// What the call comes with, for flows of other systems.
  package var attributes: [String: Value] = [:]
  /// What callers say for an intent that a recogniser outside knows, by its name.
  package var intents: [String: [String]] = [:]
  /// The ids of flows that go by other names in another system, by those.
  package var flows: [String: NamedPlace] = [:]
  /// The nodes that fail when the call comes there.
  package var faults: [NamedPlace] = []
  /// For people.
  package var note: String?
  /// What `hotline test --tag` chooses it by.
  package var tags: [String] = []
  /// Why it isn't run; `nil` if it is.
  package var skip: String?
  /// The names in it that its flows must know.
  package var mentions: [FixtureMention] = []
  /// Where the fixture stands in its file.
  package var offset: Int
  /// Where its name does.
  package var nameOffset = 0

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
