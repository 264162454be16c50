import FlowInterpreter
import Testing

/// A block between a good way and a bad one, with a call for each.
struct BlockExample: Sendable, CustomTestStringConvertible {
  var type: String
  var parameters = "{}"
  /// Operator and operand of a condition that leads to the good way; without one that is the usual way.
  var condition: (String, String)?
  /// The errors that lead to the bad way.
  var errors = ["NoMatchingError"]
  /// What the fixture of the good call says besides.
  var good = "steps: []"
  /// And that of the bad one.
  var bad = #"faults: ["it"], steps: []"#
  /// What the good call ends as, where the block is its end.
  var outcome: String?

  var testDescription: String { "\(type) \(parameters)" }

  var flow: String {
    ConnectFlow.text(
      ConnectFlow.action(
        "it", type, parameters, next: condition == nil ? "well" : "badly",
        conditions: condition.map { [($0.0, $0.1, "well")] } ?? [],
        errors: errors.map { ($0, "badly") }),
      ConnectFlow.says("well", "It went well.", next: "end"),
      ConnectFlow.says("badly", "It went badly.", next: "end"), ConnectFlow.ends())
  }

  /// The same in the designer's older export.
  static func set(_ key: String, _ value: String) -> String { #"{"\#(key)":"\#(value)"}"# }
}

struct ConnectEveryBlockTests {
  /// What changes nothing: a call passes, unless it is made to fail.
  private static let settings =
    [
      "UpdateFlowLoggingBehavior", "UpdateContactTextToSpeechVoice",
      "UpdateContactRecordingBehavior",
      "UpdateContactRecordingAndAnalyticsBehavior", "UpdateContactData",
      "UpdateContactMediaStreamingBehavior", "UpdateContactMediaProcessing",
      "UpdateContactRoutingCriteria", "TagContact", "UntagContact", "CreateWisdomSession",
      "StartVoiceIdStream", "UpdatePreviousContactParticipantState",
      "CreatePersistentContactAssociation", "AssociateContactToCustomerProfile",
      "CompleteOutboundCall", "LoadContactContent", "ResumeContact", "UpdateContactRoutingBehavior",
    ].map { BlockExample(type: $0) } + [
      BlockExample(
        type: "UpdateContactEventHooks", parameters: #"{"EventHooks":{"CustomerQueue":"w"}}"#)
    ]

  /// What asks something outside by its own name: without an answer it takes the error way.
  private static let outside =
    [
      "GetCustomerProfile", "CreateCustomerProfile", "UpdateCustomerProfile",
      "GetCustomerProfileObject", "GetCalculatedAttributesForCustomerProfile", "CreateCase",
      "GetCase", "UpdateCase", "CreateTask", "AuthenticateParticipant", "StartOutboundChatContact",
      "StartOutboundEmailContact", "CreateContact", "RenderMessageTemplate",
      "EvaluateDataTableValues",
    ].map {
      BlockExample(
        type: $0, good: "services: { \($0): [{ outcome: \"done\" }] }, steps: []", bad: "steps: []")
    } + [
      BlockExample(
        type: "GetCustomerProfile", errors: ["NoMatchingError", "NoneFoundError"],
        good: #"services: { GetCustomerProfile: [{ outcome: "done" }] }, steps: []"#,
        bad: #"services: { GetCustomerProfile: [{ outcome: "NoneFoundError" }] }, steps: []"#),
      BlockExample(
        type: "CheckVoiceId", condition: ("Equals", "Authenticated"),
        good: #"services: { CheckVoiceId: [{ outcome: "Authenticated" }] }, steps: []"#,
        bad: #"services: { CheckVoiceId: [{ fault: "down" }] }, steps: []"#),
      BlockExample(
        type: "CheckOutboundCallStatus", condition: ("Equals", "CallAnswered"),
        bad: #"services: { CheckOutboundCallStatus: [{ fault: "down" }] }, steps: []"#),
      BlockExample(
        type: "ShowView", parameters: #"{"ViewResource":{"Id":"arn:aws:connect:x:1:view/order"}}"#,
        condition: ("Equals", "Submit"),
        errors: ["NoMatchingError", "NoMatchingCondition", "TimeLimitExceeded"],
        good: #"services: { order: [{ outcome: "Submit" }] }, steps: []"#,
        bad: #"services: { order: [{ outcome: "TimeLimitExceeded" }] }, steps: []"#),
      BlockExample(
        type: "InvokeLambdaFunction",
        parameters: BlockExample.set("LambdaFunctionARN", "arn:aws:lambda:x:1:function:f"),
        good: #"services: { f: [{ outcome: "done" }] }, steps: []"#,
        bad: #"services: { f: [{ outcome: "done", takes: "9s" }] }, steps: []"#),
      BlockExample(
        type: "InvokeFlowModule", parameters: BlockExample.set("FlowModuleId", "m"),
        good: #"services: { m: [{ outcome: "done" }] }, steps: []"#, bad: "steps: []"),
    ]

  private static let speaking = [
    BlockExample(type: "MessageParticipant", parameters: BlockExample.set("Text", "Hello.")),
    BlockExample(
      type: "MessageParticipantIteratively", parameters: #"{"Messages":[{"Text":"Music."}]}"#),
    BlockExample(
      type: "GetParticipantInput",
      parameters: #"{"Text":"Press 1.","StoreInput":"False","InputTimeLimitSeconds":"5"}"#,
      condition: ("Equals", "1"),
      errors: ["NoMatchingError", "NoMatchingCondition", "InputTimeLimitExceeded"],
      good: #"steps: [{ press: "1" }]"#, bad: #"steps: [{ press: "7" }]"#),
    BlockExample(
      type: "GetParticipantInput",
      parameters:
        #"{"Text":"Your number?","StoreInput":"True","InputTimeLimitSeconds":"5","InputValidation":{"PhoneNumberValidation":{"NumberFormat":"Local","CountryCode":"US"}}}"#,
      errors: ["NoMatchingError", "InvalidPhoneNumber"],
      good: #"steps: [{ press: "2065550100#" }]"#,
      bad: #"steps: [{ press: "12#" }]"#),
    BlockExample(
      type: "ConnectParticipantWithLexBot", parameters: BlockExample.set("Text", "How can I help?"),
      condition: ("Equals", "BookHotel"), errors: ["NoMatchingError", "NoMatchingCondition"],
      good: #"steps: [{ say: { intent: "BookHotel" } }]"#,
      bad: #"steps: [{ say: { intent: "Weather" } }]"#),
  ]

  private static let deciding = [
    BlockExample(
      type: "Compare", parameters: BlockExample.set("ComparisonValue", "$.Attributes.a"),
      condition: ("Equals", "x"), errors: ["NoMatchingCondition"],
      good: #"attributes: { a: "x" }, steps: []"#, bad: #"attributes: { a: "X" }, steps: []"#),
    BlockExample(
      type: "CheckHoursOfOperation", parameters: BlockExample.set("HoursOfOperationId", "office"),
      condition: ("Equals", "True"), good: #"hours: { office: "open" }, steps: []"#,
      bad: #"hours: { office: "closed" }, steps: []"#),
    BlockExample(
      type: "CheckMetricData",
      parameters: #"{"MetricType":"NumberOfAgentsAvailable","QueueId":"q"}"#,
      condition: ("NumberGreaterThan", "0"), errors: ["NoMatchingCondition", "NoMatchingError"],
      good: #"queues: { q: { metrics: { NumberOfAgentsAvailable: 1 } } }, steps: []"#,
      bad: "steps: []"),
    BlockExample(
      type: "GetMetricData", parameters: BlockExample.set("QueueId", "q"),
      good: #"queues: { q: { metrics: { Queue: { Size: 1 } } } }, steps: []"#, bad: "steps: []"),
    BlockExample(
      type: "DistributeByPercentage", condition: ("NumberLessThan", "51"),
      errors: ["NoMatchingCondition"], good: #"services: { it: [{ outcome: "51" }] }, steps: []"#,
      bad: #"services: { it: [{ outcome: "rest" }] }, steps: []"#),
    BlockExample(
      type: "Loop", parameters: BlockExample.set("LoopCount", "0"),
      condition: ("Equals", "DoneLooping"), errors: [], bad: ""),
    BlockExample(
      type: "Wait", parameters: BlockExample.set("TimeLimitSeconds", "60"),
      condition: ("Equals", "WaitCompleted")),
    BlockExample(
      type: "UpdateContactAttributes", parameters: #"{"Attributes":{"a":"b"}}"#),
    BlockExample(
      type: "UpdateFlowAttributes", parameters: #"{"FlowAttributes":{"a":{"Value":"b"}}}"#),
  ]

  private static let handingOver = [
    BlockExample(type: "UpdateContactTargetQueue", parameters: BlockExample.set("QueueId", "q")),
    BlockExample(
      type: "TransferContactToQueue", errors: ["NoMatchingError", "QueueAtCapacity"],
      good: #"attributes: { "Queue.Name": "q" }, steps: []"#, bad: "steps: []", outcome: "queued"),
    BlockExample(
      type: "TransferContactToQueue", errors: ["NoMatchingError", "QueueAtCapacity"],
      good: #"attributes: { "Queue.Name": "q" }, steps: []"#,
      bad: #"attributes: { "Queue.Name": "q" }, queues: { q: { full: true } }, steps: []"#,
      outcome: "queued"),
    BlockExample(
      type: "DequeueContactAndTransferToQueue", parameters: BlockExample.set("QueueId", "q"),
      errors: ["NoMatchingError", "QueueAtCapacity"],
      bad: "queues: { q: { full: true } }, steps: []", outcome: "queued"),
    BlockExample(
      type: "TransferContactToAgent", parameters: BlockExample.set("AgentId", "ann"),
      outcome: "queued"),
    BlockExample(
      type: "UpdateContactCallbackNumber",
      parameters: BlockExample.set("CallbackNumber", "$.StoredCustomerInput"),
      errors: ["InvalidCallbackNumber", "CallbackNumberNotDialable"],
      good: #"attributes: { StoredCustomerInput: "+12065550100" }, steps: []"#,
      bad: #"attributes: { StoredCustomerInput: "Timeout" }, steps: []"#),
    BlockExample(
      type: "CreateCallbackContact", good: #"caller: "13800138000", steps: []"#,
      bad: "caller: null, steps: []", outcome: "callback"),
    BlockExample(
      type: "TransferParticipantToThirdParty",
      parameters: #"{"ThirdPartyPhoneNumber":"+12065550100","ContinueFlowExecution":"True"}"#,
      errors: ["NoMatchingError", "CallFailed", "ConnectionTimeLimitExceeded"],
      bad: #"services: { "+12065550100": [{ outcome: "CallFailed" }] }, steps: []"#,
      outcome: "transferred"),
    BlockExample(
      type: "TransferParticipantToThirdParty",
      parameters: #"{"ThirdPartyPhoneNumber":"+12065550100","ContinueFlowExecution":"False"}"#,
      outcome: "transferred"),
    BlockExample(
      type: "TransferToFlow", parameters: BlockExample.set("ContactFlowId", "other"),
      good: #"flows: { other: "other" }, steps: []"#, bad: "", outcome: "completed"),
    BlockExample(type: "EndFlowExecution", errors: [], bad: "", outcome: "completed"),
    BlockExample(type: "EndFlowModuleExecution", errors: [], bad: "", outcome: "completed"),
    BlockExample(type: "DisconnectParticipant", errors: [], bad: "", outcome: "completed"),
  ]

  private static let other = [
    "other.json": ConnectFlow.text(
      ConnectFlow.says("hello", "It went well.", next: "end"), ConnectFlow.ends())
  ]

  @Test(arguments: settings + outside + speaking + deciding + handingOver)
  func `every block has its good way and its bad one`(example: BlockExample) throws {
    let heard = example.outcome == nil ? #"heard: ["It went well."]"# : nil
    let outcome = example.outcome.map { "outcome: \"\($0)\"" }
    let good = [heard, outcome, #"notHeard: ["It went badly."]"#].compactMap(\.self)
      .joined(separator: ", ")
    let well = try VendorCall.failures(
      "\(example.good), expect: { \(good) }", in: example.flow, with: Self.other)
    #expect(well.isEmpty)
    guard !example.bad.isEmpty else { return }
    let badly = try VendorCall.failures(
      #"\#(example.bad), expect: { heard: ["It went badly."], notHeard: ["It went well."] }"#,
      in: example.flow, with: Self.other)
    #expect(badly.isEmpty)
  }
}
