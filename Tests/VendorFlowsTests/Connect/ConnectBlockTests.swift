import FlowInterpreter
import Testing

/// What each block does when all is well and when something fails.
struct ConnectBlockTests {
  /// A block that goes on to words of its own by each way.
  private static func flow(
    _ type: String, _ parameters: String = "{}", conditions: [(String, String)] = [],
    errors: [String] = ["NoMatchingError"]
  ) -> String {
    let targets = ["on"] + conditions.map(\.1) + errors
    let words = targets.map { ConnectFlow.says($0, "It is \($0).", next: "end") }
    let block = ConnectFlow.action(
      "block", type, parameters, next: "on",
      conditions: conditions.map { ($0.0, $0.1, $0.1) }, errors: errors.map { ($0, $0) })
    let actions = ([block] + words + [ConnectFlow.ends()]).joined(separator: ",\n")
    return """
      {"Version":"2019-10-30","StartAction":"block","Metadata":{},"Actions":[\(actions)]}
      """
  }

  private func heard(_ text: String, by members: String, in flow: String) throws {
    let failures = try VendorCall.failures(
      "\(members) expect: { heard: [{ exactly: \"It is \(text).\" }] }", in: flow)
    #expect(failures.isEmpty)
  }

  @Test(arguments: [
    "UpdateFlowLoggingBehavior", "UpdateContactTextToSpeechVoice", "UpdateContactRecordingBehavior",
    "UpdateContactEventHooks", "UpdateContactData", "UpdateContactMediaStreamingBehavior",
    "UpdateContactRoutingBehavior", "UpdateContactRoutingCriteria", "TagContact", "UntagContact",
    "CreateWisdomSession", "StartVoiceIdStream", "UpdatePreviousContactParticipantState",
    "UpdateContactRecordingAndAnalyticsBehavior",
  ])
  func `settings pass a call on, leave their trace, and fail where a fixture says so`(type: String)
    throws
  {
    let flow = Self.flow(type)
    try heard("on", by: "steps: [],", in: flow)
    try heard("NoMatchingError", by: "faults: [\"block\"], steps: [],", in: flow)
    let result = try VendorCall.run("steps: [], expect: { visits: [\"block\"] }", in: flow)
    #expect(result.failures.isEmpty)
  }

  @Test(arguments: [
    ("GetCustomerProfile", "MultipleFoundError"), ("GetCustomerProfile", "NoneFoundError"),
    ("CreateCase", "ContactNotLinked"), ("GetCase", "NoneFoundError"),
  ])
  func `what outside finds decides, and what isn't there takes the error way`(
    type: String, outcome: String
  ) throws {
    let flow = Self.flow(type, errors: [outcome, "NoMatchingError"])
    try heard(
      outcome, by: "services: { \(type): [{ outcome: \"\(outcome)\" }] }, steps: [],", in: flow)
    try heard("on", by: "services: { block: [{ outcome: \"done\" }] }, steps: [],", in: flow)
    try heard("NoMatchingError", by: "steps: [],", in: flow)
  }

  @Test func `a view's action chooses the way`() throws {
    let flow = Self.flow(
      "ShowView", #"{"ViewResource":{"Id":"form"}}"#, conditions: [("Equals", "Save")],
      errors: ["NoMatchingCondition", "NoMatchingError", "TimeLimitExceeded"])
    try heard("Save", by: #"services: { form: [{ outcome: "Save" }] }, steps: [],"#, in: flow)
    try heard(
      "TimeLimitExceeded",
      by: #"services: { form: [{ outcome: "TimeLimitExceeded" }] }, steps: [],"#,
      in: flow)
    try heard(
      "NoMatchingCondition", by: #"services: { form: [{ outcome: "Other" }] }, steps: [],"#,
      in: flow)
    try heard("NoMatchingError", by: "steps: [],", in: flow)
  }

  @Test func `a share of calls goes each way, and a fixture may say which`() throws {
    let flow = Self.flow(
      "DistributeByPercentage", conditions: [("NumberLessThan", "31"), ("NumberLessThan", "61")],
      errors: ["NoMatchingCondition"])
    for share in ["31", "61"] {
      try heard(share, by: "services: { block: [{ outcome: \"\(share)\" }] }, steps: [],", in: flow)
    }
    try heard(
      "NoMatchingCondition", by: #"services: { block: [{ outcome: "rest" }] }, steps: [],"#,
      in: flow)
  }

  @Test func `a loop goes round as often as it says`() throws {
    let flow = ConnectFlow.text(
      ConnectFlow.action(
        "loop", "Loop", #"{"LoopCount":"$.Attributes.rounds"}"#, next: "done",
        conditions: [("Equals", "ContinueLooping", "again"), ("Equals", "DoneLooping", "done")]),
      ConnectFlow.says("again", "Round.", next: "loop"),
      ConnectFlow.says("done", "Done.", next: "end"), ConnectFlow.ends())
    let path =
      #"["loop", "loop-again", "again", "loop", "loop-again", "again", "loop", "loop-done", "done", "end"]"#
    let failures = try VendorCall.failures(
      "attributes: { rounds: \"2\" }, steps: [], expect: { path: \(path) }", in: flow)
    #expect(failures.isEmpty)
  }

  @Test func `a wait takes its time`() throws {
    let flow = ConnectFlow.text(
      ConnectFlow.action(
        "wait", "Wait", #"{"TimeLimitSeconds":"42"}"#, next: "end",
        conditions: [("Equals", "WaitCompleted", "end")], errors: [("NoMatchingError", "end")]),
      ConnectFlow.ends())
    let result = try VendorCall.run("steps: [], expect: { outcome: \"completed\" }", in: flow)
    #expect(result.failures.isEmpty && result.lasted == .seconds(42))
  }

  @Test func `a number outside takes the call, or doesn't`() throws {
    let flow = Self.flow(
      "TransferParticipantToThirdParty",
      #"{"ThirdPartyPhoneNumber":"+12065550100","ThirdPartyConnectionTimeLimitSeconds":"30","ContinueFlowExecution":"True"}"#,
      errors: ["CallFailed", "ConnectionTimeLimitExceeded", "NoMatchingError"])
    #expect(
      try VendorCall.failures(
        #"steps: [], expect: { outcome: "transferred", visits: ["on"] }"#, in: flow
      ).isEmpty)
    try heard(
      "CallFailed", by: #"services: { block: [{ outcome: "CallFailed" }] }, steps: [],"#, in: flow)
    let away = Self.flow(
      "TransferParticipantToThirdParty",
      #"{"ThirdPartyPhoneNumber":"+12065550100","ContinueFlowExecution":"False"}"#)
    #expect(
      try VendorCall.failures(
        #"steps: [], expect: { outcome: "transferred", path: ["block"] }"#, in: away
      ).isEmpty)
  }

  @Test func `a number to call back is checked, kept and used`() throws {
    let flow = ConnectFlow.text(
      ConnectFlow.action(
        "number", "UpdateContactCallbackNumber", #"{"CallbackNumber":"$.Attributes.number"}"#,
        next: "back",
        errors: [("InvalidCallbackNumber", "bad"), ("CallbackNumberNotDialable", "bad")]),
      ConnectFlow.action(
        "back", "CreateCallbackContact", #"{"InitialCallDelaySeconds":"60"}"#, next: "end",
        errors: [("NoMatchingError", "bad")]),
      ConnectFlow.says("bad", "That is no number.", next: "end"), ConnectFlow.ends())
    #expect(
      try VendorCall.failures(
        #"attributes: { number: "5550100" }, steps: [], expect: { outcome: "callback" }"#, in: flow
      ).isEmpty)
    #expect(
      try VendorCall.failures(
        #"attributes: { number: "nobody" }, steps: [], expect: { heard: ["That is no number."] }"#,
        in: flow
      ).isEmpty)
  }

  @Test func `a module comes back, and one that isn't here is answered for`() throws {
    let flow = Self.flow("InvokeFlowModule", #"{"FlowModuleId":"greeting"}"#)
    let module = ConnectFlow.text(
      ConnectFlow.says("hi", "Hi.", next: "back"),
      ConnectFlow.action("back", "EndFlowModuleExecution"))
    let failures = try VendorCall.failures(
      #"steps: [], expect: { heard: ["Hi.", "It is on."] }"#, in: flow,
      with: ["greeting.json": module])
    #expect(failures.isEmpty)
    try heard("on", by: #"services: { greeting: [{ outcome: "done" }] }, steps: [],"#, in: flow)
    try heard("NoMatchingError", by: "steps: [],", in: flow)
  }

  @Test func `messages in a row are played one after the other until an interruption`() throws {
    let flow = ConnectFlow.text(
      ConnectFlow.action(
        "wait", "MessageParticipantIteratively",
        #"{"Messages":[{"Text":"Please hold."},{"Text":"Still busy."}],"InterruptFrequencySeconds":"30"}"#,
        next: "end", conditions: [("Equals", "MessagesInterrupted", "offer")],
        errors: [("NoMatchingError", "end")]),
      ConnectFlow.says("offer", "Shall we call you?", next: "end"), ConnectFlow.ends())
    let result = try VendorCall.run("steps: [], expect: { outcome: \"completed\" }", in: flow)
    #expect(result.prompts == ["Please hold.", "Still busy.", "Shall we call you?"])
  }
}
