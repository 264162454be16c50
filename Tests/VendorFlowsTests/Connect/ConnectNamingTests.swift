import FlowInterpreter
import Testing

/// Resources that a flow names by a value which it has set, or which only the call knows.
struct ConnectNamingTests {
  private let bye = ConnectFlow.says("bye", "Goodbye.", next: "end")
  private let sorry = ConnectFlow.says("sorry", "Sorry.", next: "end")

  private func lambda(_ path: String) -> String {
    ConnectFlow.action(
      "look", "InvokeLambdaFunction", #"{"LambdaFunctionARN":"\#(path)"}"#, next: "bye",
      errors: [("NoMatchingError", "sorry")])
  }

  @Test
  func `a function that an attribute names is stubbed by its own name, and by the attribute's`()
    throws
  {
    let set = ConnectFlow.action(
      "set", "UpdateFlowAttributes",
      #"{"FlowAttributes":{"finder":{"Value":"arn:aws:lambda:$.AwsRegion:1:function:findCustomer:live"}}}"#,
      next: "look", errors: [("NoMatchingError", "sorry")])
    let flow = ConnectFlow.text(
      set, lambda("$.FlowAttributes.finder"), bye, sorry, ConnectFlow.ends())
    for name in ["findCustomer", "finder", "$.FlowAttributes.finder"] {
      #expect(
        try VendorCall.failures(
          "services: { \"\(name)\": [{ outcome: \"done\" }] }, steps: [], expect: { heard: [\"Goodbye.\"] }",
          in: flow) == [])
    }
  }

  @Test func `a function that only the call knows is stubbed by what it is called there`() throws {
    let flow = ConnectFlow.text(lambda("$.External.next"), bye, sorry, ConnectFlow.ends())
    #expect(
      try VendorCall.failures(
        """
        attributes: { External: { next: "arn:aws:lambda:x:1:function:payBill" } },
        services: { payBill: [{ outcome: "done" }] }, steps: [], expect: { heard: ["Goodbye."] }
        """, in: flow) == [])
    #expect(
      try VendorCall.run("steps: [], expect: { heard: [\"Sorry.\"] }", in: flow).passed)
  }

  @Test func `hours without a name are those of the queue that was set`() throws {
    func queue(_ id: String) -> String {
      ConnectFlow.action(
        id, "UpdateContactTargetQueue",
        #"{"QueueId":"arn:aws:connect:x:1:instance/i/queue/\#(id)"}"#,
        next: "hours", errors: [("NoMatchingError", "sorry")])
    }
    let menu = ConnectFlow.action(
      "menu", "GetParticipantInput",
      #"{"Text":"Press 1 or 2.","StoreInput":"False","InputTimeLimitSeconds":"5"}"#, next: "sorry",
      conditions: [("Equals", "1", "sales"), ("Equals", "2", "care")],
      errors: [
        ("InputTimeLimitExceeded", "sorry"), ("NoMatchingCondition", "sorry"),
        ("NoMatchingError", "sorry"),
      ])
    let hours = ConnectFlow.action(
      "hours", "CheckHoursOfOperation", "{}", next: "sorry",
      conditions: [("Equals", "True", "bye"), ("Equals", "False", "closed")],
      errors: [("NoMatchingError", "sorry")])
    let closed = ConnectFlow.says("closed", "We are closed.", next: "end")
    let flow = ConnectFlow.text(
      menu, queue("sales"), queue("care"), hours, closed, bye, sorry, ConnectFlow.ends())
    for (key, heard) in [("1", "Goodbye."), ("2", "We are closed.")] {
      #expect(
        try VendorCall.failures(
          """
          hours: { sales: "open", care: "closed" }, steps: [{ press: "\(key)" }],
          expect: { heard: ["\(heard)"] }
          """, in: flow) == [])
    }
  }

  @Test func `a module that an attribute names is the flow here of that name`() throws {
    let set = ConnectFlow.action(
      "set", "UpdateContactAttributes",
      #"{"Attributes":{"checker":"arn:aws:connect:x:1:instance/i/flow-module/Verify Caller"}}"#,
      next: "run", errors: [("NoMatchingError", "sorry")])
    let run = ConnectFlow.action(
      "run", "InvokeFlowModule", #"{"FlowModuleId":"$.Attributes.checker"}"#, next: "bye",
      errors: [("NoMatchingError", "sorry")])
    let module = ConnectFlow.text(
      ConnectFlow.says("ask", "Who are you?", next: "done"),
      ConnectFlow.action("done", "EndFlowModuleExecution"))
    #expect(
      try VendorCall.failures(
        "steps: [], expect: { heard: [\"Who are you?\", \"Goodbye.\"] }",
        in: ConnectFlow.text(set, run, bye, sorry, ConnectFlow.ends()),
        with: ["verify-caller.json": module]) == [])
  }
}
