import Testing

/// What is said of Studio definitions that are wrong.
struct StudioReadingTests {
  @Test func `all problems of a file are told, each with its widget and what to do`() {
    let text = """
      {"initial_state":"Start","states":[
      {"name":"a","type":"say-ply","transitions":[]},
      {"name":"a","type":"trigger","transitions":[]}
      ]}
      """
    #expect(
      VendorCall.findings(text) == [
        #"1:18: error: initial_state: "Start" is no widget of the flow"#,
        #"2:9: error: widget "a": type: "say-ply" is no widget type of Twilio Studio (did you mean "say-play"?)"#,
        #"3:9: error: widget "a": there is another widget of this name"#,
      ])
  }

  @Test func `a split without a way for no match, and a way to nowhere, are told`() {
    let text = StudioFlow.text(
      StudioFlow.split(
        "by", on: "{{flow.variables.x}}", [("equal_to", "1", "lost")], otherwise: ""),
      begins: "by")
    #expect(
      VendorCall.findings(text).map { String($0.drop { $0 != " " }.dropFirst()) } == [
        #"warning: widget "by": transitions: noMatch leads nowhere"#,
        #"warning: widget "by": leads to "lost", which is no widget of the flow"#,
      ])
  }
}
