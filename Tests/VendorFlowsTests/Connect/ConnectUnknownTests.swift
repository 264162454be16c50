import Diagnostics
import FlowInterpreter
import Testing
import VendorFlows

/// Blocks that there aren't, and files that are not what they seem.
struct ConnectUnknownTests {
  private static let flow = ConnectFlow.text(
    ConnectFlow.action(
      "ask", "GetParticipantInput",
      #"{"Text":"Press 1 or 2.","StoreInput":"False","InputTimeLimitSeconds":"5"}"#, next: "end",
      conditions: [("Equals", "1", "play"), ("Equals", "2", "end")],
      errors: [
        ("InputTimeLimitExceeded", "end"), ("NoMatchingCondition", "end"),
        ("NoMatchingError", "end"),
      ]),
    ConnectFlow.action("play", "PlayPrompt", #"{"Text":"Bye."}"#, next: "end"),
    ConnectFlow.ends())

  private func play(_ key: String) throws -> FixtureResult {
    let folder = FlowFolder(
      [SourceText(path: "main.json", text: Self.flow)], others: VendorSystems.readersForCalls)
    let log = DiagnosticLog()
    let library = try #require(FlowLibrary.read(["main"], in: folder, log: log))
    #expect(log.diagnostics.map(\.code) == ["unknown-action"])
    #expect(log.diagnostics.allSatisfy { $0.severity == .warning })
    let fixture = Fixture(
      name: "it", flow: NamedPlace("main"), caller: nil,
      steps: [FixtureStep(.act(.press(key), .afterPrompt))], expect: Expectations())
    return PreparedFixture(fixture: fixture, library: library).run()
  }

  @Test func `an unknown block is a fault only for the call that comes to it`() throws {
    #expect(try play("2").outcome == .completed)
    guard case .failed(let reason) = try play("1").outcome else {
      Issue.record("the call came past a block that there isn't")
      return
    }
    #expect(reason.contains("\"PlayPrompt\" is no action type of Amazon Connect"))
  }

  @Test func `a file with an unknown block is refused by its name, with what may be meant`() {
    let findings = VendorCall.findings(Self.flow)
    #expect(findings.count == 1)
    #expect(
      findings[0].contains(
        "action \"play\": Type: \"PlayPrompt\" is no action type of Amazon Connect (did you mean \"MessageParticipant\"?)"
      ))
  }

  @Test func `everything that is wrong with a file is told at once`() {
    let findings = VendorCall.findings(
      """
      {"StartAction":"nowhere","Actions":[
      {"Type":"Transfer","Parameters":[],"Transitions":[]},
      {"Identifier":"a","Parameters":{},"Transitions":{"Errors":{},"Conditions":[{"Condition":[],"NextAction":"a"}]}},
      {"Identifier":"a","Type":"DisconnectParticipant"}, 7]}
      """)
    for part in [
      "missing key \"Version\"", "Actions[0]: missing key \"Identifier\"",
      "\"Transfer\" is no action type",
      "Actions[0]: Parameters: expected an object", "Actions[0]: Transitions: expected an object",
      "action \"a\": missing key \"Type\"", "Errors: expected a list",
      "Condition: expected an object",
      "another action of this Identifier", "Actions[3]: expected an action",
      "StartAction: \"nowhere\" is no action",
    ] {
      #expect(findings.contains { $0.contains(part) }, "\(part)")
    }
  }

  @Test(arguments: [
    ("UnTagContact", "UntagContact"), ("UpdateRoutingCriteria", "UpdateContactRoutingCriteria"),
  ])
  func `what only the reference calls so is told`(type: String, name: String) {
    let findings = VendorCall.findings(
      ConnectFlow.text(ConnectFlow.action("a", type, next: "end"), ConnectFlow.ends()))
    #expect(findings.contains { $0.contains("the service calls it \"\(name)\"") })
  }
}
