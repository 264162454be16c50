import FlowInterpreter
import Testing

/// What Amazon Connect flows ask outside, and whom they hand calls to.
struct ConnectOutsideTests {
  private static let lookup = ConnectFlow.text(
    ConnectFlow.action(
      "find", "InvokeLambdaFunction",
      #"{"LambdaFunctionARN":"arn:aws:lambda:eu-west-1:111122223333:function:findOrder:live","InvocationTimeLimitSeconds":"4","LambdaInvocationAttributes":{"phone":"$.CustomerEndpoint.Address"}}"#,
      next: "status", errors: [("NoMatchingError", "broken")]),
    ConnectFlow.action(
      "status", "Compare", #"{"ComparisonValue":"$.External.status"}"#, next: "unknown",
      conditions: [
        ("Equals", "sent", "sent"), ("TextStartsWith", "ret", "returned"),
        ("NumberGreaterThan", "3", "late"),
      ], errors: [("NoMatchingCondition", "unknown")]),
    ConnectFlow.says("sent", "Order $.External.order was sent.", next: "end"),
    ConnectFlow.says("returned", "It came back.", next: "end"),
    ConnectFlow.says("late", "It is late.", next: "end"),
    ConnectFlow.says("unknown", "We don't know.", next: "end"),
    ConnectFlow.says("broken", "Try later.", next: "end"), ConnectFlow.ends())

  @Test(arguments: [
    (#"{ status: "sent", order: 12 }"#, "Order 12 was sent."),
    (#"{ status: "returned" }"#, "It came back."), ("{ status: 4 }", "It is late."),
    ("{ status: 3 }", "We don't know."), ("{}", "We don't know."),
  ])
  func `a function's answer is compared and told`(value: String, heard: String) throws {
    let failures = try VendorCall.failures(
      """
      services: { findOrder: [{ outcome: "done", value: \(value) }] },
      steps: [], expect: { heard: ["\(heard)"] }
      """, in: Self.lookup)
    #expect(failures.isEmpty)
  }

  @Test func `a function that fails, answers too late or isn't there takes the error way`() throws {
    for stub in [
      #"findOrder: [{ fault: "down" }]"#,
      #""arn:aws:lambda:eu-west-1:111122223333:function:findOrder:live": [{ outcome: "done", takes: "5s" }]"#,
    ] {
      let failures = try VendorCall.failures(
        #"services: { \#(stub) }, steps: [], expect: { heard: ["Try later."] }"#, in: Self.lookup)
      #expect(failures.isEmpty)
    }
    let result = try VendorCall.run(
      #"steps: [], expect: { heard: ["Try later."] }"#, in: Self.lookup)
    #expect(result.failures.isEmpty)
    #expect(result.unstubbed == ["findOrder"])
  }

  private static let queue = ConnectFlow.text(
    ConnectFlow.action(
      "hours", "CheckHoursOfOperation",
      #"{"HoursOfOperationId":"arn:aws:connect:x:1:instance/i/operating-hours/h"}"#,
      next: "error", conditions: [("Equals", "True", "set"), ("Equals", "False", "closed")],
      errors: [("NoMatchingError", "error")]),
    ConnectFlow.action(
      "set", "UpdateContactTargetQueue", #"{"QueueId":"arn:aws:connect:x:1:instance/i/queue/q"}"#,
      next: "staffed", errors: [("NoMatchingError", "error")]),
    ConnectFlow.action(
      "staffed", "CheckMetricData", #"{"MetricType":"NumberOfAgentsAvailable"}"#, next: "error",
      conditions: [("NumberGreaterThan", "0", "transfer")],
      errors: [("NoMatchingCondition", "nobody"), ("NoMatchingError", "error")]),
    ConnectFlow.action(
      "transfer", "TransferContactToQueue", next: "full",
      errors: [("QueueAtCapacity", "full"), ("NoMatchingError", "error")]),
    ConnectFlow.says("closed", "We are closed.", next: "end"),
    ConnectFlow.says("nobody", "Nobody is here.", next: "end"),
    ConnectFlow.says("full", "All lines are busy.", next: "end"),
    ConnectFlow.says("error", "Something went wrong.", next: "end"), ConnectFlow.ends(),
    metadata:
      #"{"hours":{"Hours":{"text":"Office"}},"set":{"queue":{"text":"Sales Team"}}}"#)

  @Test func `a call comes to the queue by the name that its designer gave`() throws {
    let failures = try VendorCall.failures(
      #"""
      hours: { Office: "open" }, queues: { "Sales Team": { metrics: { NumberOfAgentsAvailable: 2 } } },
      steps: [], expect: { outcome: "queued", skill: "Sales Team" }
      """#, in: Self.queue)
    #expect(failures.isEmpty)
  }

  @Test(arguments: [
    (#"hours: { Office: "closed" }, queues: {}"#, "We are closed."),
    (
      #"hours: { Office: { open: ["mon-fri 09:00-17:00"] } }, at: "2026-11-14T10:00:00+08:00""#,
      "We are closed."
    ),
    (
      #"hours: { Office: "open" }, queues: { "Sales Team": { metrics: { NumberOfAgentsAvailable: 0 } } }"#,
      "Nobody is here."
    ),
    (
      #"hours: { Office: "open" }, queues: { "Sales Team": { full: true, metrics: { Agents: { Available: { Count: 1 } } } } }"#,
      "All lines are busy."
    ),
    (#"queues: {}"#, "Something went wrong."),
    (#"hours: { Office: "open" }"#, "Something went wrong."),
  ])
  func `hours, figures and a full queue each have their way`(
    surroundings: String, heard: String
  ) throws {
    let failures = try VendorCall.failures(
      "\(surroundings), steps: [], expect: { heard: [\"\(heard)\"] }", in: Self.queue)
    #expect(failures.isEmpty)
  }

  @Test func `a transfer without a queue set before takes the error way`() throws {
    let flow = ConnectFlow.text(
      ConnectFlow.action(
        "transfer", "TransferContactToQueue", next: "full",
        errors: [("QueueAtCapacity", "full"), ("NoMatchingError", "error")]),
      ConnectFlow.says("full", "All lines are busy.", next: "end"),
      ConnectFlow.says("error", "There is no queue.", next: "end"), ConnectFlow.ends())
    let failures = try VendorCall.failures(
      #"steps: [], expect: { outcome: "completed", heard: ["There is no queue."] }"#, in: flow)
    #expect(failures.isEmpty)
  }

  @Test func `attributes come with the call, are set, and go along into another flow`() throws {
    let main = ConnectFlow.text(
      ConnectFlow.action(
        "language", "Compare", #"{"ComparisonValue":"$.Attributes.language"}"#, next: "set",
        conditions: [("Equals", "es", "set")], errors: [("NoMatchingCondition", "end")]),
      ConnectFlow.action(
        "set", "UpdateContactAttributes",
        #"{"Attributes":{"reason":"$.Attributes.language-refund"}}"#,
        next: "go", errors: [("NoMatchingError", "end")]),
      ConnectFlow.action(
        "go", "TransferToFlow",
        #"{"ContactFlowId":"arn:aws:connect:x:1:instance/i/contact-flow/f"}"#,
        next: "end", errors: [("NoMatchingError", "lost")]),
      ConnectFlow.says("lost", "There is no such flow.", next: "end"), ConnectFlow.ends())
    let other = ConnectFlow.text(
      ConnectFlow.says("hello", "You want $.Attributes.reason.", next: "end"), ConnectFlow.ends())
    let there = try VendorCall.failures(
      #"""
      attributes: { language: "es" }, flows: { "arn:aws:connect:x:1:instance/i/contact-flow/f": "other" },
      steps: [], expect: { outcome: "completed", visits: ["other/hello"] }
      """#, in: main, with: ["other.json": other])
    #expect(there.isEmpty)
    let lost = try VendorCall.failures(
      #"attributes: { language: "es" }, steps: [], expect: { heard: ["There is no such flow."] }"#,
      in: main)
    #expect(lost.isEmpty)
  }
}
