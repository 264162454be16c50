import Diagnostics
import FlowInterpreter
import TestOutput
import Testing
import VendorFlows

/// Files that are JSON all the same, with something left out, exchanged, doubled or of another kind.
struct StructureMutationTests {
  private static let samples = [
    ConnectExportTests.flow,
    ConnectFlow.text(
      ConnectFlow.action(
        "ask", "GetParticipantInput",
        #"{"Text":"Hello $.Attributes.name, press 1.","StoreInput":"False","InputTimeLimitSeconds":"5"}"#,
        next: "end", conditions: [("Equals", "1", "loop")],
        errors: [("NoMatchingError", "end"), ("InputTimeLimitExceeded", "loop")]),
      ConnectFlow.action(
        "loop", "Loop", #"{"LoopCount":"3"}"#, next: "end",
        conditions: [("Equals", "ContinueLooping", "look"), ("Equals", "DoneLooping", "keep")]),
      ConnectFlow.action(
        "look", "InvokeLambdaFunction",
        #"{"LambdaFunctionARN":"$.Attributes.finder","InvocationTimeLimitSeconds":"3","LambdaInvocationAttributes":{"a":"$.StoredCustomerInput"}}"#,
        next: "check", errors: [("NoMatchingError", "ask")]),
      ConnectFlow.action(
        "check", "Compare", #"{"ComparisonValue":"$.External['a b'].c"}"#, next: "end",
        conditions: [("NumberGreaterThan", "2", "store")],
        errors: [("NoMatchingCondition", "share")]),
      ConnectFlow.action(
        "store", "GetParticipantInput",
        ##"{"SSML":"<speak>PIN?<break time=\"1s\"/></speak>","StoreInput":"True","InputEncryption":{"Key":"k"},"InputValidation":{"CustomValidation":{"MaximumLength":"4"}},"DTMFConfiguration":{"InputTerminationSequence":"#","InterdigitTimeLimitSeconds":"3"}}"##,
        next: "hours", errors: [("NoMatchingError", "end")]),
      ConnectFlow.action(
        "hours", "CheckHoursOfOperation", #"{"HoursOfOperationId":"office"}"#, next: "end",
        conditions: [("Equals", "True", "queue"), ("Equals", "False", "wait")],
        errors: [("NoMatchingError", "end")]),
      ConnectFlow.action(
        "queue", "UpdateContactTargetQueue",
        #"{"QueueId":"arn:aws:connect:x:1:instance/i/queue/q"}"#,
        next: "staff", errors: [("NoMatchingError", "end")]),
      ConnectFlow.action(
        "staff", "CheckMetricData", #"{"MetricType":"NumberOfContactsInQueue"}"#, next: "end",
        conditions: [("NumberGreaterThan", "5", "call")],
        errors: [("NoMatchingCondition", "go"), ("NoMatchingError", "end")]),
      ConnectFlow.action(
        "go", "TransferContactToQueue", next: "end",
        errors: [("QueueAtCapacity", "call"), ("NoMatchingError", "end")]),
      ConnectFlow.action(
        "call", "CreateCallbackContact", #"{"QueueId":"q","InitialCallDelaySeconds":"60"}"#,
        next: "end", errors: [("NoMatchingError", "end")]),
      ConnectFlow.action(
        "wait", "Wait", #"{"TimeLimitSeconds":"30"}"#,
        conditions: [("Equals", "WaitCompleted", "out")], errors: [("NoMatchingError", "end")]),
      ConnectFlow.action(
        "out", "TransferParticipantToThirdParty",
        #"{"ThirdPartyPhoneNumber":"+12065550100","ThirdPartyConnectionTimeLimitSeconds":"30","ContinueFlowExecution":"True"}"#,
        next: "end", errors: [("CallFailed", "end"), ("NoMatchingError", "end")]),
      ConnectFlow.action(
        "share", "DistributeByPercentage", next: "end",
        conditions: [("NumberLessThan", "51", "bot")],
        errors: [("NoMatchingCondition", "view")]),
      ConnectFlow.action(
        "bot", "ConnectParticipantWithLexBot", #"{"Text":"How can I help?"}"#, next: "end",
        conditions: [("Equals", "Book", "module")],
        errors: [("NoMatchingCondition", "end"), ("NoMatchingError", "end")]),
      ConnectFlow.action(
        "module", "InvokeFlowModule", #"{"FlowModuleId":"m"}"#, next: "hook",
        errors: [("NoMatchingError", "end")]),
      ConnectFlow.action(
        "hook", "UpdateContactEventHooks", #"{"EventHooks":{"CustomerQueue":"arn:x:flow/w"}}"#,
        next: "go", errors: [("NoMatchingError", "end")]),
      ConnectFlow.action(
        "view", "ShowView", #"{"ViewResource":{"Id":"form","Version":"1"}}"#,
        conditions: [("Equals", "Submit", "keep")],
        errors: [
          ("NoMatchingError", "end"), ("NoMatchingCondition", "end"), ("TimeLimitExceeded", "end"),
        ]),
      ConnectFlow.action(
        "keep", "UpdateContactAttributes",
        #"{"Attributes":{"finder":"arn:aws:lambda:x:1:function:f"}}"#,
        next: "music", errors: [("NoMatchingError", "end")]),
      ConnectFlow.action(
        "music", "MessageParticipantIteratively",
        #"{"Messages":[{"Text":"One."},{"PromptId":"p"}],"InterruptFrequencySeconds":"20"}"#,
        conditions: [("Equals", "MessagesInterrupted", "end")], errors: [("NoMatchingError", "end")]
      ),
      ConnectFlow.ends(), metadata: #"{"queue":{"queue":{"text":"Sales"}}}"#),
    StudioFlow.text(
      StudioFlow.widget(
        "ask", "gather-input-on-call",
        #"{"say":"{% if a %}{{ b | plus: 1 }}{% endif %}","timeout":5,"number_of_digits":1}"#,
        ways: [("keypress", "by"), ("speech", "by"), ("timeout", "set")]),
      StudioFlow.split(
        "by", on: "{{widgets.ask.Digits | downcase}}",
        [("equal_to", "1", "find"), ("regex", "[0-9]+", "say")], otherwise: "ask"),
      StudioFlow.widget(
        "set", "set-variables",
        #"{"variables":[{"key":"n","value":"{{ flow.variables.n | plus: 1 }}"}]}"#,
        ways: [("next", "ask")]),
      StudioFlow.widget(
        "find", "make-http-request",
        #"{"url":"https://example.com/a","method":"POST","parameters":[{"key":"k","value":"{{trigger.call.From}}"}]}"#,
        ways: [("success", "record"), ("failed", "write")]),
      StudioFlow.widget(
        "record", "record-voicemail", #"{"timeout":5,"max_length":60}"#,
        ways: [("recordingComplete", "say"), ("noAudio", "say"), ("hangup", "")]),
      StudioFlow.widget(
        "write", "send-and-wait-for-reply", #"{"body":"Yes?","timeout":"60"}"#,
        ways: [("incomingMessage", "say"), ("timeout", ""), ("deliveryFailure", "")]),
      StudioFlow.says("say", "{{ widgets.ask.SpeechResult | split: ',' | last }}", next: "enter"),
      StudioFlow.widget(
        "enter", "enqueue-call", #"{"queue_name":"Support"}"#,
        ways: [("callComplete", ""), ("failedToEnqueue", ""), ("callFailure", "")]), begins: "ask"),
  ]

  /// What an error names: a block, or a key of the file.
  private static let names = [
    "action", "widget", "Actions", "states", "modules", "key", "StartAction", "initial_state",
    "start", "Version", "node", "is neither", "expected", "values are nested",
  ]

  private var numbers = SeededNumbers(seed: 20_261_130)

  private mutating func random(below limit: Int) -> Int { numbers.next(below: limit) }

  private mutating func spoil(_ tree: inout JSONTree) {
    let number = random(below: tree.count)
    let (kind, pick, depth) = (
      random(below: 9), random(below: 1_000), [3, 40, 600][random(below: 3)]
    )
    tree.change(number) { part in
      switch (kind, part) {
      // A key, or an element, less.
      case (0, .object(var members)) where !members.isEmpty:
        members.remove(at: pick % members.count)
        part = .object(members)
      case (0, .array(var elements)) where !elements.isEmpty:
        elements.remove(at: pick % elements.count)
        part = .array(elements)
      // Something twice: an identifier, a branch, a key.
      case (1, .array(var elements)) where !elements.isEmpty:
        elements.append(elements[pick % elements.count])
        part = .array(elements)
      case (1, .object(var members)) where !members.isEmpty:
        members.append(members[pick % members.count])
        part = .object(members)
      case (2, _): part = .text("nowhere")
      case (3, _): part = .text("")
      case (4, _):
        let huge = ["1e400", "-1", "99999999999999999999999999", "0.1", "9223372036854775807"]
        part = .word(huge[pick % huge.count])
      case (5, _):
        for _ in 0..<depth {
          part = pick % 2 == 0 ? .array([part]) : .object([.init(key: "Text", value: part)])
        }
      case (6, _): part = .text(String(repeating: "ab ", count: depth * 20))
      case (7, .text): part = .text("$.Attributes['a" + String(repeating: "{{", count: pick % 5))
      default:
        let others: [JSONTree] = [
          .word("null"), .word("true"), .word("7"), .array([]), .object([]),
        ]
        part = others[pick % others.count]
      }
    }
  }

  @Test func `no flow of another form stops the program, and every error says of what it speaks`()
    throws
  {
    var tests = self
    let trees = try Self.samples.map(JSONTree.init)
    var (played, refused) = (0, 0)
    for _ in 0..<(runsSlowTests ? 50_000 : 500) {
      var tree = trees[tests.random(below: trees.count)]
      for _ in 0...tests.random(below: 3) { tests.spoil(&tree) }
      let log = DiagnosticLog()
      let source = SourceText(path: "main.json", text: tree.json)
      let folder = FlowFolder([source], others: VendorSystems.readers)
      guard let library = FlowLibrary.read(["main"], in: folder, log: log) else {
        refused += 1
        let errors = log.diagnostics.filter { $0.severity == .error }
        #expect(!errors.isEmpty, "\(tree.json.prefix(2_000))")
        for error in errors {
          #expect(
            error.place != nil && Self.names.contains { error.message.contains($0) },
            "\(error.headline)")
        }
        continue
      }
      played += 1
      let fixture = Fixture(
        name: "it", flow: NamedPlace("main"), caller: "13800138000",
        steps: ["1", "2", "1"].map { FixtureStep(.act(.press($0), .afterPrompt)) },
        expect: Expectations())
      _ = PreparedFixture(fixture: fixture, library: library).run()
      _ = FlowLinter.findings(in: library.flows)
      _ = FlowFileWriter(library.flows[0]).text
    }
    #expect(played > 100 && refused > 50)
  }
}
