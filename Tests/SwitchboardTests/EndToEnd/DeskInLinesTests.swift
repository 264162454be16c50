import Testing

/// An agent's desk through pipes, in real processes.
@Suite struct DeskInLinesTests {
  private let board: SwitchboardProcess

  init() throws {
    board = try SwitchboardProcess()
    try board.add(
      flow: "desk",
      """
      { flow: "desk", title: "热线", language: "en", start: "queue", variables: {},
        nodes: { queue: { type: "queue", skill: "recharge", next: "bye" },
          bye: { type: "hangup" } } }
      """)
    try board.startAndWait()
  }

  @Test func `a queue that isn't there is named with those there are, and the caller is kept`()
    throws
  {
    let agent = try board.hotline("a", "agent", "--id", "a1", "--pool", "front")
    let caller = try board.hotline("c", "call", "desk", "--live", "--from", "13800138000")
    try agent.type("ready")
    try agent.wait(for: "(take or decline)")
    try agent.type("take")
    try caller.wait(for: "an agent answers")
    try agent.type("transfer tecnical no story told twice")
    try agent.wait(for: "there is no queue \"tecnical\" (did you mean \"technical\"?)")
    try agent.type("transfer technical no story told twice")
    try caller.wait(for: "you are put through to technical")
  }
}
