import Switchboard
import Testing

@Suite struct PrintedMessageTests {
  private static let joining = ClientMessage.Joining(
    call: "c1", number: "13800138000", queue: "recharge")

  @Test
  func `a request that is printed in an error or a log names the call and nobody's number`() {
    for request in [
      ClientMessage.join(Self.joining), .bookCallback(Self.joining, dueMilliseconds: 1),
    ] {
      let printed = ["\(request)", String(reflecting: request)]
      #expect(printed.allSatisfy { $0.contains("c1") && !$0.contains("13800138000") })
    }
  }
}
