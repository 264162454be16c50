import FlowInterpreter
import Testing

/// The designer's older export.
struct ConnectExportTests {
  static let flow = """
    {"modules":[
    {"id":"ask","type":"GetUserInput","target":"Digits","parameters":[
      {"name":"Text","value":"Press 1 or 2.","namespace":null},{"name":"TextToSpeechType","value":"text"},
      {"name":"Timeout","value":"5"},{"name":"MaxDigits","value":"1"}],
     "branches":[{"condition":"Evaluate","conditionType":"Equals","conditionValue":"1","transition":"look"},
      {"condition":"Timeout","transition":"bye"},{"condition":"NoMatch","transition":"bye"},
      {"condition":"Error","transition":"bye"}]},
    {"id":"look","type":"InvokeExternalResource","target":"Lambda","parameters":[
      {"name":"FunctionArn","value":"arn:aws:lambda:x:1:function:look"},{"name":"TimeLimit","value":"3"}],
     "branches":[{"condition":"Success","transition":"keep"},{"condition":"Error","transition":"bye"}]},
    {"id":"keep","type":"SetAttributes","parameters":[
      {"name":"Attribute","key":"tier","value":"level","namespace":"External"}],
     "branches":[{"condition":"Success","transition":"check"},{"condition":"Error","transition":"bye"}]},
    {"id":"check","type":"CheckAttribute","parameters":[
      {"name":"Attribute","value":"tier"},{"name":"Namespace","value":"User Defined"}],
     "branches":[{"condition":"Evaluate","conditionType":"GreaterThan","conditionValue":"2","transition":"set"},
      {"condition":"NoMatch","transition":"bye"}]},
    {"id":"set","type":"SetQueue","parameters":[{"name":"Queue","value":"arn:x:queue/q","resourceName":"Gold"}],
     "branches":[{"condition":"Success","transition":"go"},{"condition":"Error","transition":"bye"}]},
    {"id":"go","type":"Transfer","target":"Queue","parameters":[],
     "branches":[{"condition":"AtCapacity","transition":"bye"},{"condition":"Error","transition":"bye"}]},
    {"id":"bye","type":"PlayPrompt","parameters":[{"name":"Text","value":"Goodbye."}],
     "branches":[{"condition":"Success","transition":"end"}]},
    {"id":"end","type":"Disconnect","parameters":[],"branches":[]}],
    "start":"ask","version":"1","type":"contactFlow","metadata":{"name":"Old menu"}}
    """

  @Test func `it plays as the newer language does`() throws {
    #expect(try VendorCall.flow(Self.flow).title == "Old menu")
    for (members, expect) in [
      (
        #"services: { look: [{ outcome: "done", value: { level: 3 } }] }, steps: [{ press: "1" }]"#,
        #"{ outcome: "queued", skill: "Gold", variables: { tier: 3 } }"#
      ),
      (
        #"services: { look: [{ outcome: "done", value: { level: "2" } }] }, steps: [{ press: "1" }]"#,
        #"{ heard: ["Goodbye."], visits: ["check"] }"#
      ),
      (#"steps: [{ press: "2" }]"#, #"{ heard: ["Goodbye."], avoids: ["look"] }"#),
    ] {
      #expect(try VendorCall.failures("\(members), expect: \(expect)", in: Self.flow).isEmpty)
    }
  }
}
