import AfterSales
import Switchboard
import Testing

@Suite struct `A line of the switchboard` {
  private func read(_ line: String) throws -> ServerMessage {
    try ServerMessage(line: Array(line.utf8))
  }

  /// As the program of 0.1 wrote them.
  @Test(
    arguments: [
      (#"{"event":"done","re":3}"#, .done(request: 3)),
      (#"{"event":"refused","re":1,"code":"notYours"}"#, .refused(request: 1, .notYours)),
      (
        #"{"event":"desk","re":1,"pool":"front","phase":"talking","call":"c1"}"#,
        .desk(request: 1, pool: "front", phase: .talking(call: "c1"))
      ),
      (
        #"{"event":"desk","re":1,"pool":"front","phase":"notReady"}"#,
        .desk(request: 1, pool: "front", phase: .notReady(.own("")))
      ),
      (#"{"event":"line","re":2,"state":"over"}"#, .line(request: 2, state: .over)),
      (
        #"{"event":"withdrawn","call":"c1","why":"callerHungUp"}"#,
        .withdrawn(call: "c1", why: .callerHungUp)
      ),
      (
        #"{"event":"phase","phase":"notReady","reason":"declined"}"#,
        .phase(.notReady(.callLost(.declined)))
      ),
      (#"{"event":"phase","phase":"notReady","reason":"lunch"}"#, .phase(.notReady(.own("lunch")))),
      (#"{"event":"waiting","position":2}"#, .waiting(position: 2, expectedSeconds: nil)),
    ] as [(String, ServerMessage)])
  func `means what it meant in 0.1, and is written again so that it does`(
    line: String, message: ServerMessage
  ) throws {
    #expect(try read(line) == message)
    #expect(try read(message.line) == message)
  }

  @Test(arguments: [
    #"{"event":"flood"}"#, #"{"event":"refused","re":1,"code":"mood"}"#,
    #"{"event":"phase","phase":"asleep"}"#, #"{"event":"phase","phase":"talking"}"#,
    #"{"event":"line","re":1,"state":"busy"}"#, #"{"event":"withdrawn","call":"c1","why":"rain"}"#,
    #"{"event":"offer","call":"c1"}"#, #"{"event":"status","re":1,"status":{}}"#, "[]", "{", "",
  ])
  func `with a word that this version doesn't know is an error`(line: String) {
    #expect(throws: SwitchboardError.self) { try read(line) }
  }

  @Test func `tells the whole centre as it stands`() throws {
    let queue = try LiveQueue()
    try queue.agent("a1", as: 1)
    try queue.say(LiveQueue.call("c1"), as: 2)
    try queue.say(LiveQueue.call("c2", number: nil), as: 3)
    try queue.say(.accept(call: "c1"), as: 1)
    try queue.say(.announce(text: "抢修中", by: "u"), as: 4)
    try queue.wait(seconds: 1)
    for request in [ClientMessage.status, .queues] {
      try queue.say(request, as: 9)
      let told = try #require(queue.heard(9).first)
      #expect(try read(told.line) == told)
    }
  }
}
