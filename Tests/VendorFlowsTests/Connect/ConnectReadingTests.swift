import Testing

/// What is said of Amazon Connect files that are wrong.
struct ConnectReadingTests {
  @Test func `all problems of a file are told, each with its action and what to do`() {
    let text = """
      {"Version":"2019-10-30","StartAction":"start","Actions":[
      {"Identifier":"a","Type":"PlayPromt","Parameters":{}},
      {"Identifier":"a","Type":"DisconnectParticipant","Parameters":{}},
      {"Identifier":"b","Type":"TransferContactToFlow","Parameters":{}}
      ]}
      """
    #expect(
      VendorCall.findings(text) == [
        #"1:39: error: StartAction: "start" is no action of the flow"#,
        #"2:15: error: action "a": Type: "PlayPromt" is no action type of Amazon Connect"#,
        #"3:15: error: action "a": there is another action of this Identifier"#,
        #"4:15: error: action "b": Type: "TransferContactToFlow" is no action type of Amazon Connect (did you mean "TransferToFlow"?)"#,
      ])
  }

  @Test func `a file that is no flow of any system says so`() {
    #expect(
      VendorCall.findings(#"{ "name": "package" }"#) == [
        "1:1: error: the file is neither an Amazon Connect flow (Actions, or modules) nor "
          + "a Twilio Studio definition (states and initial_state)"
      ])
  }

  @Test func `what the service refuses though a call can be played is told`() {
    let text = ConnectFlow.text(
      ConnectFlow.action(
        "set", "UpdateContactAttributes", #"{"Attributes":{"note":""}}"#, next: "ask"),
      ConnectFlow.action(
        "ask", "GetParticipantInput", #"{"Text":"Press ${KEY}.","StoreInput":"False"}"#,
        next: "gone", conditions: [("Equals", "A", "end")],
        errors: [("NoMatchingError", "end"), ("NoMatchingCondition", "end")]),
      ConnectFlow.ends())
    let findings = VendorCall.findings(text).map { $0.drop { $0 != " " }.dropFirst() }
    #expect(
      Set(findings) == [
        #"warning: action "set": the attribute "note" is set to an empty text"#,
        #"warning: action "set": Transitions: Errors: lacks NoMatchingError"#,
        #"warning: action "ask": Parameters.Text: ${KEY} is left open"#,
        #"warning: action "ask": the option "A" is no key of a phone"#,
        #"warning: action "ask": Transitions: Errors: lacks InputTimeLimitExceeded"#,
      ])
  }
}
