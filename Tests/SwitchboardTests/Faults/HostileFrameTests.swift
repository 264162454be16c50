import AfterSales
import CallerProfiles
import Foundation
import Switchboard
import Testing

/// Frames that no program of this project sends, beside one that does.
@Suite(.serialized) struct `A frame to the desk` {
  private let board: SwitchboardProcess

  init() throws {
    board = try SwitchboardProcess()
    try board.startAndWait()
  }

  private func ask(_ frame: [UInt8]) throws -> String? {
    try FrameClient(database: board.database).ask(frame).map { String(decoding: $0, as: UTF8.self) }
  }

  private func ask(_ text: String) throws -> String? { try ask(Array(text.utf8)) }

  private static let greeting = #"{"header":{"name":"greeting"},"errand":{}}"#

  /// A sound frame of each kind of value that an errand has.
  private static let sound = [
    greeting, #"{"header":{"name":"pop"},"errand":{"number":"anonymous"}}"#,
    #"{"header":{"name":"refund pay","agent":"a1"},"errand":{"order":"x","amount":12}}"#,
    #"{"header":{"name":"case step"},"errand":{"number":"1","step":"respond","demand":{},"command":{"respond":{}}}}"#,
    #"{"header":{"name":"audit list"},"errand":{"limit":3,"revealsReasons":false}}"#,
  ]

  @Test(arguments: [
    "", "{}", "[", "null", "{\"header\":{\"name\":\"fly\"},\"errand\":{}}",
    String(repeating: "[", count: 100_000),
    #"{"header":{"name":"greeting","at":[9223372036854775807,0]},"errand":{}}"#,
    #"{"header":{"name":"greeting","at":[0,9223372036854775807]},"errand":{}}"#,
    #"{"header":{"name":"pop"},"errand":{"number":"1","choice":-9223372036854775808}}"#,
    #"{"header":{"name":"case stats"},"errand":{"weeks":9223372036854775807}}"#,
    #"{"header":{"name":"refund pay","agent":"a1"},"errand":{"order":"x","amount":9223372036854775807}}"#,
    #"{"header":{"name":"case list"},"errand":{"filter":{"isMine":false,"showsClosed":true,"limit":-1}}}"#,
    #"{"header":{"name":"case step"},"errand":{"number":"1","step":"a b","demand":{},"command":{"respond":{}}}}"#,
    #"{"header":{"name":"case step"},"errand":{"number":"1","step":"join","demand":{},"command":{"join":{"_0":"phone"}}}}"#,
  ])
  func `that can't be meant is told so, and the desk serves on`(text: String) throws {
    let answer = try #require(try ask(text))
    #expect(answer.contains("\"failed\""), "\(answer)")
    #expect(try ask(Self.greeting)?.contains("\"answer\"") == true)
  }

  @Test func `that says to be longer than may be is not waited for`() throws {
    // Of the first byte on, it is a frame of 32 MiB.
    let client = try SwitchboardClient(database: board.database)
    client.send(line: "\u{2}\u{0}\u{0}\u{0}")
    #expect(try client.next() == nil)
    #expect(try ask(Self.greeting)?.contains("\"answer\"") == true)
  }

  @Test func `of changed bytes is answered, or not, and nothing else happens`() throws {
    var numbers = EvenNumbers(seed: 11)
    for text in Self.sound {
      for _ in 0..<60 {
        var bytes = Array(text.utf8)
        for _ in 0...numbers.next(below: 3) {
          switch numbers.next(below: 3) {
          case 0: bytes[numbers.next(below: bytes.count)] = UInt8(numbers.next(below: 256))
          case 1: bytes.remove(at: numbers.next(below: bytes.count))
          default:
            bytes.insert(UInt8(numbers.next(below: 256)), at: numbers.next(below: bytes.count))
          }
        }
        #expect(try ask(bytes) != nil)
      }
    }
    #expect(try ask(Self.greeting)?.contains("\"answer\"") == true)
    #expect(try board.store.check().isEmpty)
  }

  @Test func `that comes before the last one is answered ends the connection`() throws {
    let client = try SwitchboardClient(database: board.database)
    // The second of two frames, sent at once.
    let frame = "\u{0}\u{0}\u{0}\u{2A}" + Self.greeting
    client.send(line: frame + frame)
    while try client.next() != nil {}
    #expect(try ask(Self.greeting)?.contains("\"answer\"") == true)
  }

  @Test func `that names a call in hand counts for the agent who has that call alone`() throws {
    let caller = try SwitchboardClient(database: board.database)
    let agent = try SwitchboardClient(database: board.database)
    func say(_ message: ClientMessage, _ client: SwitchboardClient, _ number: Int) throws {
      client.send(message, number: number)
      while let answer = try client.next(), answer.request != number {}
    }
    try say(LiveQueue.call("c1"), caller, 1)
    try say(.logOn(agent: "a1", pool: "front"), agent, 1)
    try say(.ready, agent, 2)
    let wishes = [
      ("pick up", #"{"call":"c1"}"#), ("look again", #"{"inHand":{"call":"c1"}}"#),
      ("number to ring", #"{"inHand":{"call":"c1"}}"#),
      ("reveal", #"{"inHand":{"call":"c1"},"field":"name","reason":"x"}"#),
    ]
    func wish(_ index: Int, of agent: String) throws -> String {
      let (name, errand) = wishes[index]
      let frame = #"{"header":{"name":"\#(name)","agent":"\#(agent)"},"errand":\#(errand)}"#
      return try #require(try ask(frame))
    }
    for index in wishes.indices {
      let answer = try wish(index, of: "a2")
      #expect(answer.contains("callOfAnother") && !answer.contains("8000"), "\(answer)")
    }
    for index in wishes.indices.dropLast() {
      let answer = try wish(index, of: "a1")
      #expect(answer.contains("\"answer\""), "\(answer)")
    }
    let refusals = try board.store.connection.integer(
      "SELECT count(*) FROM audit WHERE object = 'call c1 of another agent'")
    #expect(refusals == 4)
  }

  @Test func `is answered while others have only begun theirs`() throws {
    let slow = try (0..<50).map { _ in try SwitchboardClient(database: board.database) }
    for client in slow { client.send(line: "\u{0}\u{0}") }
    #expect(try ask(Self.greeting)?.contains("\"answer\"") == true)
  }
}
