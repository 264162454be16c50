import Diagnostics
import FlowInterpreter
import Testing

/// What changed between two versions of another system's flow, block by block.
struct ConnectComparingTests {
  private func flow(limit: String, words: String) throws -> Flow {
    try VendorCall.flow(
      ConnectFlow.text(
        ConnectFlow.action(
          "look", "InvokeLambdaFunction",
          #"{"LambdaFunctionARN":"arn:aws:lambda:x:1:function:f","InvocationTimeLimitSeconds":"\#(limit)"}"#,
          next: "hello", errors: [("NoMatchingError", "hello")]),
        ConnectFlow.says("hello", words, next: "end"), ConnectFlow.ends()))
  }

  @Test func `settings and prompts are told with their block, not the whole file`() throws {
    let changes = FlowDifference(
      from: try flow(limit: "3", words: "Hello."), to: try flow(limit: "8", words: "Hi.")
    ).changes
    #expect(
      changes.map(\.wording.en) == [
        #"node look, InvocationTimeLimitSeconds: was "3", is "8""#,
        #"node hello, prompt prompt: was "Hello.", is "Hi.""#,
      ])
  }

  @Test func `the older export tells its settings by their names`() throws {
    let text = { (limit: String) in
      """
      {"start":"a","type":"contactFlow","metadata":{"name":"main"},"modules":[
      {"id":"a","type":"InvokeExternalResource","parameters":[
      {"name":"FunctionArn","value":"arn:aws:lambda:x:1:function:f"},{"name":"TimeLimit","value":"\(limit)"},
      {"name":"Parameter","key":"kind","value":"new"}],
      "branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]},
      {"id":"b","type":"Disconnect","parameters":[],"branches":[]}]}
      """
    }
    let changes = FlowDifference(
      from: try VendorCall.flow(text("3")), to: try VendorCall.flow(text("8"))
    ).changes
    #expect(changes.map(\.wording.en) == [#"node a, TimeLimit: was "3", is "8""#])
  }

  @Test func `a silence is nothing that is said for too long`() throws {
    let flow = try VendorCall.flow(
      ConnectFlow.text(
        ConnectFlow.action(
          "wait", "Wait", #"{"TimeLimitSeconds":"60"}"#, next: "bye",
          conditions: [("Equals", "WaitCompleted", "bye")], errors: [("NoMatchingError", "bye")]),
        ConnectFlow.says("bye", "Goodbye.", next: "end"), ConnectFlow.ends()))
    #expect(FlowLinter.findings(in: [flow]).map(\.code) == [])
  }
}
