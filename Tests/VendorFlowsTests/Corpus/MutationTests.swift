import Diagnostics
import FlowInterpreter
import Foundation
import TestOutput
import Testing
import VendorFlows

/// Files that somebody, or something, has spoilt.
struct MutationTests {
  private static let samples = [
    ConnectFlow.text(
      ConnectFlow.action(
        "ask", "GetParticipantInput",
        #"{"SSML":"<speak>Press 1<break time=\"2s\"/> $.Attributes.name</speak>","StoreInput":"False"}"#,
        next: "end", conditions: [("Equals", "1", "loop")],
        errors: [("NoMatchingError", "end"), ("InputTimeLimitExceeded", "loop")]),
      ConnectFlow.action(
        "loop", "Loop", #"{"LoopCount":"3"}"#, next: "end",
        conditions: [("Equals", "ContinueLooping", "look"), ("Equals", "DoneLooping", "end")]),
      ConnectFlow.action(
        "look", "InvokeLambdaFunction", #"{"LambdaFunctionARN":"arn:aws:lambda:x:1:function:f"}"#,
        next: "check", errors: [("NoMatchingError", "ask")]),
      ConnectFlow.action(
        "check", "Compare", #"{"ComparisonValue":"$.External['a b'].c"}"#, next: "end",
        conditions: [("NumberGreaterThan", "2", "ask")], errors: [("NoMatchingCondition", "end")]),
      ConnectFlow.ends()),
    StudioFlow.text(
      StudioFlow.widget(
        "ask", "gather-input-on-call",
        #"{"say":"{% if a %}{{ b | plus: 1 }}{% endif %}","timeout":5}"#,
        ways: [("keypress", "by"), ("speech", "by"), ("timeout", "")]),
      StudioFlow.split(
        "by", on: "{{widgets.ask.Digits | downcase}}",
        [("equal_to", "1", "ask"), ("regex", "[0-9]+", "say")], otherwise: "ask"),
      StudioFlow.says("say", "{{ widgets.ask.SpeechResult | split: ',' | last }}"), begins: "ask"),
  ]

  @Test func `no spoilt file makes the program stop or hang`() throws {
    let isSlow = runsSlowTests
    var numbers = SeededNumbers(seed: 20_260_711)
    func random(below limit: Int) -> Int { numbers.next(below: limit) }
    let pieces = [
      "{", "}", "[", "]", "\"", "null", "0", "-1", "1e999", "{{", "}}", "{%", "%}", "$.", "\\u0000",
      "",
      "$.External", "ask", "end", "99999999999", "true",
    ]
    var played = 0
    for _ in 0..<(isSlow ? 50_000 : 400) {
      var bytes = Array(Self.samples[random(below: Self.samples.count)].utf8)
      for _ in 0...random(below: 3) {
        let at = random(below: bytes.count)
        let end = min(bytes.count, at + random(below: 12))
        bytes.replaceSubrange(at..<end, with: Array(pieces[random(below: pieces.count)].utf8))
        if bytes.isEmpty { bytes = [0x7B] }
      }
      let source = SourceText(path: "main.json", bytes: bytes)
      let log = DiagnosticLog()
      let folder = FlowFolder([source], others: VendorSystems.readers)
      guard let library = FlowLibrary.read(["main"], in: folder, log: log) else {
        #expect(log.hasErrors)
        continue
      }
      played += 1
      let fixture = Fixture(
        name: "it", flow: NamedPlace("main"), caller: "13800138000",
        steps: [FixtureStep(.act(.press("1"), .afterPrompt))], expect: Expectations())
      _ = PreparedFixture(fixture: fixture, library: library).run()
      _ = FlowLinter.findings(in: library.flows)
      _ = FlowFileWriter(library.flows[0]).text
    }
    #expect(played > 20)
  }
}
