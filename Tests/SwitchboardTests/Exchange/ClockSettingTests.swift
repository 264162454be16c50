import AfterSales
import CallerProfiles
import Diagnostics
import Switchboard
import Testing

@Suite struct `A wall clock that is set` {
  private static let start = Instant(milliseconds: 1_794_369_600_000)
  private static let steps: [Duration] = [
    .seconds(-3_600), .seconds(-86_400 * 400), .seconds(2), .seconds(3_600),
  ]

  private let queue: LiveQueue

  init() throws { queue = try LiveQueue() }

  // MARK: The clock

  /// Clocks that say what a test wants.
  private final class Clocks {
    var reading = WallClock.Reading(wall: start, elapsed: .seconds(1_000))

    func pass(_ time: Duration, setBy step: Duration = .zero) {
      reading.elapsed += time
      reading.wall = reading.wall + time + step
    }
  }

  @Test func `is told apart from time that passes`() {
    let clocks = Clocks()
    var clock = WallClock { clocks.reading }
    clocks.pass(.seconds(7_200))
    #expect(clock.tell() == (Self.start + .seconds(7_200), .zero))
    clocks.pass(.seconds(10), setBy: .seconds(-3_600))
    #expect(clock.now == Self.start + .seconds(7_210))
    #expect(clock.tell() == (Self.start + .seconds(3_610), .seconds(-3_600)))
    clocks.pass(.seconds(5), setBy: .seconds(60))
    #expect(clock.tell() == (Self.start + .seconds(3_675), .seconds(60)))
    clocks.pass(.seconds(1))
    #expect(clock.tell() == (Self.start + .seconds(3_676), .zero))
  }

  @Test func `that is a little off never makes time go back`() {
    let clocks = Clocks()
    var clock = WallClock { clocks.reading }
    var last = clock.tell().now
    for step in [300, -300, 0, -200, 400, -100] {
      clocks.pass(.milliseconds(20), setBy: .milliseconds(step))
      let told = clock.tell()
      #expect(told == (last + .milliseconds(20), .zero))
      last = told.now
    }
  }

  // MARK: Those who wait meanwhile

  @Test(arguments: steps)
  func `lets a call ring for as long as ever`(step: Duration) throws {
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 2)
    #expect(queue.heard(1).offeredCall == "c1")
    try queue.wait(seconds: 10, alive: [1])
    try queue.setClock(by: step)
    try queue.wait(seconds: 9, alive: [1])
    #expect(queue.heard(1).isEmpty)
    try queue.wait(seconds: 1, alive: [1])
    #expect(queue.heard(1).contains(.withdrawn(call: "c1", why: .notAnswered)))
  }

  @Test(arguments: steps)
  func `ends neither a wait nor a wrap-up sooner or later`(step: Duration) throws {
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.say(.finish(disposition: nil), as: 1)
    try queue.say(LiveQueue.call("c2", "technical"), as: 3)
    try queue.wait(seconds: 100, alive: [1])
    try queue.setClock(by: step)
    _ = queue.heard(1)
    try queue.wait(seconds: 79, alive: [1])
    #expect(queue.heard(1).isEmpty)
    // Wrap-up lasts three minutes at most, the wait ten.
    try queue.wait(seconds: 1, alive: [1])
    #expect(queue.heard(1) == [.phase(.idle)])
    try queue.wait(seconds: 419)
    #expect(!queue.heard(3).contains(.timedOut(toVoicemail: true)))
    try queue.wait(seconds: 1)
    #expect(queue.heard(3).contains(.timedOut(toVoicemail: true)))
  }

  @Test(arguments: steps)
  func `makes neither a wait nor a talk longer or shorter than it was`(step: Duration) throws {
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.wait(seconds: 3)
    try queue.setClock(by: step)
    try queue.wait(seconds: 4)
    try queue.agent("a1", as: 1)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.wait(seconds: 2, alive: [1])
    try queue.setClock(by: step)
    try queue.wait(seconds: 3, alive: [1])
    try queue.say(.finish(disposition: "solved"), as: 1)
    let contact = try #require(try queue.store.contact("c1")?.contact)
    #expect(contact.waited == .seconds(7))
    #expect(contact.talked == .seconds(5))
  }

  @Test(arguments: [3_600, -3_600])
  func `calls back at the hour that was agreed`(step: Int64) throws {
    try queue.agent("a1", as: 1)
    let due = queue.now + .seconds(7_200)
    var joining = ClientMessage.Joining(call: "c1", number: "13800138000", queue: "recharge")
    joining.path = ["welcome"]
    try queue.say(.bookCallback(joining, dueMilliseconds: due.milliseconds), as: 2)
    try queue.wait(seconds: 600, alive: [1])
    try queue.setClock(by: .seconds(step))
    _ = queue.heard(1)
    let rest = Int((due - queue.now) / .seconds(1))
    try queue.wait(seconds: rest - 1, alive: [1])
    #expect(queue.heard(1).offeredCall == nil)
    try queue.wait(seconds: 1, alive: [1])
    #expect(queue.heard(1).offeredCall == "c1")
  }

  @Test func `back while the switchboard is down makes nobody wait for it`() throws {
    try queue.say(LiveQueue.call("c1", "technical"), as: 2)
    try queue.wait(seconds: 300)
    try queue.crash(clockSetBy: .seconds(-86_400))
    try queue.say(.resume(call: "c1"), as: 12)
    // The wait is over after ten minutes of it at the latest.
    try queue.wait(seconds: 600)
    #expect(queue.heard(12).contains(.timedOut(toVoicemail: true)))
  }

  @Test func `stays so over a crash`() throws {
    try queue.say(LiveQueue.call("c1", "technical"), as: 2)
    try queue.wait(seconds: 300)
    try queue.setClock(by: .seconds(-3_600))
    try queue.crash()
    try queue.say(.resume(call: "c1"), as: 12)
    try queue.wait(seconds: 299)
    #expect(!queue.heard(12).contains(.timedOut(toVoicemail: true)))
    try queue.wait(seconds: 1)
    #expect(queue.heard(12).contains(.timedOut(toVoicemail: true)))
  }
}
