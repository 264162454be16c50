import Foundation
import Testing

@Suite struct `A signal that comes while the switchboard starts` {
  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func `ends it in order, as soon as there is a socket`(signal: Int32) throws {
    let board = try SwitchboardProcess()
    for _ in 1...5 {
      try board.startUntilSocket()
      #expect(board.end(by: signal) == 0)
    }
  }
}
