import AfterSales
import CallerProfiles
import Foundation
import Switchboard
import TestOutput
import Testing

/// A switchboard that is killed again and again while callers and agents are at work.
///
/// What must hold, holds whatever the timing; the delays before a kill follow from a fixed seed.
@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"), .serialized)
struct KilledSwitchboardStatistics {
  @Test func `no call is lost and none is answered twice, whenever the process is killed`() throws {
    let board = try SwitchboardProcess()
    let sightings = Sightings()
    let database = board.database
    for index in 0..<4 {
      Thread.detachNewThread {
        recording { try runAgent("a\(index)", pool: "front", database: database, sightings) }
      }
    }
    for index in 0..<8 {
      Thread.detachNewThread {
        recording { try runCaller("c\(index)", database: database, sightings) }
      }
    }
    var numbers = EvenNumbers(seed: 20_261_111)
    for _ in 0..<200 {
      try board.start()
      // From before the database is open to the middle of the work.
      Thread.sleep(forTimeInterval: Double(numbers.next(below: 300)) / 1_000)
      board.kill()
    }
    try board.start()
    let joinedBefore = sightings.all.joined.count
    Thread.sleep(forTimeInterval: 1)
    sightings.note { $0.isOver = true }
    let limit = Date().addingTimeInterval(60)
    while !sightings.all.unfinished.isEmpty, Date() < limit {
      Thread.sleep(forTimeInterval: 0.05)
    }
    sightings.note { $0.isDone = true }
    board.kill()

    let seen = sightings.all
    #expect(joinedBefore > 200, "too few calls to prove something: \(joinedBefore)")
    #expect(seen.unfinished.isEmpty)
    let store = try board.store
    for call in seen.joined.sorted() {
      let contact = try #require(try store.contact(call)?.contact, "\(call) was lost")
      let agent = try #require(contact.agent, "\(call) was never answered")
      #expect(seen.agentsOf[call, default: [agent]] == [agent], "\(call) was answered twice")
    }
    #expect(try store.check().isEmpty)
    #expect(try store.audit.verify().findings.isEmpty)
    let answered = try store.connection.integer("SELECT sum(answered) FROM live_days") ?? 0
    let kept = try store.connection.integer(
      "SELECT count(*) FROM contacts WHERE agent IS NOT NULL")
    #expect(answered == kept)
  }
}
