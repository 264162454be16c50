import Diagnostics
import FlowInterpreter
import Testing
import VendorFlows

/// Flows that both systems can say, written for one and read again.
struct RoundTripTests {
  /// Nodes, ways and where they lead.
  private func graph(_ flow: Flow) -> Set<String> {
    Set(
      flow.nodes.flatMap { node in
        node.ways.map { "\(node.id) -\($0.way.phrase.en)-> \($0.target.id)" } + [node.id]
      })
  }

  @Test func `a Connect flow of what both have has the same graph after a round trip`() throws {
    let flow = try VendorCall.flow(
      ConnectFlow.text(
        ConnectFlow.says("hello", "Hello $.Attributes.name.", next: "find"),
        ConnectFlow.action(
          "find", "InvokeLambdaFunction",
          #"{"LambdaFunctionARN":"arn:aws:lambda:x:1:function:f","InvocationTimeLimitSeconds":"3"}"#,
          next: "tier", errors: [("NoMatchingError", "end")]),
        ConnectFlow.action(
          "tier", "Compare", #"{"ComparisonValue":"$.External.tier"}"#, next: "menu",
          conditions: [("Equals", "gold", "set")], errors: [("NoMatchingCondition", "menu")]),
        ConnectFlow.action(
          "set", "UpdateContactAttributes", #"{"Attributes":{"tier":"gold"}}"#, next: "menu",
          errors: [("NoMatchingError", "end")]),
        ConnectFlow.action(
          "menu", "GetParticipantInput",
          #"{"Text":"Press 1.","StoreInput":"False","InputTimeLimitSeconds":"6"}"#, next: "end",
          conditions: [("Equals", "1", "other")],
          errors: [
            ("InputTimeLimitExceeded", "menu"), ("NoMatchingCondition", "hello"),
            ("NoMatchingError", "end"),
          ]),
        ConnectFlow.action(
          "other", "TransferToFlow", #"{"ContactFlowId":"other"}"#, next: "end",
          errors: [("NoMatchingError", "end")]), ConnectFlow.ends()))
    let file = ConnectFileWriter(flow)
    #expect(file.losses.isEmpty, "\(file.losses)")
    #expect(graph(try VendorCall.flow(file.text)) == graph(flow))
  }

  @Test func `a Studio definition of what both have has the same graph after a round trip`() throws
  {
    let flow = try VendorCall.flow(
      StudioFlow.text(
        StudioFlow.widget(
          "ask", "gather-input-on-call", #"{"say":"A digit?","timeout":4,"number_of_digits":1}"#,
          ways: [("keypress", "by"), ("speech", "by"), ("timeout", "ask")]),
        StudioFlow.split(
          "by", on: "{{widgets.ask.Digits}}", [("equal_to", "1", "find")], otherwise: "bye"),
        StudioFlow.widget(
          "find", "run-function", #"{"url":"https://example.com/find"}"#,
          ways: [("success", "bye"), ("fail", "ask")]), StudioFlow.says("bye", "Goodbye."),
        begins: "ask"))
    let file = StudioFileWriter(flow)
    #expect(file.losses.isEmpty, "\(file.losses)")
    #expect(graph(try VendorCall.flow(file.text)) == graph(flow))
  }

  @Test func `what the other system can't say is listed, and nothing is written`() throws {
    let source = SourceText(
      path: "own.json5",
      text: """
        { flow: "own", start: "ask", nodes: {
          ask: { type: "menu", prompt: "按1。", exhausted: "end",
            choices: [{ key: "1", label: "一", words: ["一"], next: "end" }] },
          end: { type: "hangup", prompt: "再见。" } } }
        """)
    let flow = try FlowReader.read(source)
    let connect = ConnectFileWriter(flow)
    #expect(connect.text.isEmpty)
    #expect(connect.losses.map(\.node) == ["ask", "end"])
    let studio = StudioFileWriter(flow)
    #expect(studio.text.isEmpty && studio.losses.map(\.node) == ["ask", "end"])
  }
}
