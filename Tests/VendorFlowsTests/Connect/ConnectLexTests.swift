import FlowInterpreter
import Testing
import VendorFlows

/// What a Lex bot makes of what callers say.
struct ConnectLexTests {
  private let bye = ConnectFlow.says("bye", "Goodbye.", next: "end")

  private func bot(_ intents: (String, String)...) -> String {
    ConnectFlow.action(
      "bot", "ConnectParticipantWithLexBot",
      #"{"Text":"How can I help?","LexV2Bot":{"AliasArn":"arn:aws:lex:x:1:bot-alias/B/A"}}"#,
      next: "bye", conditions: intents.map { ("Equals", $0.0, $0.1) },
      errors: [("NoMatchingCondition", "none"), ("NoMatchingError", "bye")])
  }

  @Test func `speech that no intent takes is the fallback intent where a way waits for it`() throws
  {
    let flow = ConnectFlow.text(
      bot(("Book", "bye"), ("FallbackIntent", "again")),
      ConnectFlow.says("again", "Pardon?", next: "end"),
      ConnectFlow.says("none", "No such thing.", next: "end"), bye, ConnectFlow.ends())
    #expect(
      try VendorCall.failures(
        "steps: [{ say: \"green cheese\" }], expect: { heard: [\"Pardon?\"] }", in: flow) == [])
    // An intent that the flow doesn't ask for is none.
    #expect(
      try VendorCall.failures(
        "steps: [{ say: { intent: \"Cancel\" } }], expect: { heard: [\"No such thing.\"] }",
        in: flow) == [])
  }

  @Test func `what a bot keeps beside the intent is given by the fixture, and found by exploring`()
    throws
  {
    func compare(_ id: String, _ path: String, _ value: String, _ yes: String, _ no: String)
      -> String
    {
      ConnectFlow.action(
        id, "Compare", #"{"ComparisonValue":"$.Lex.\#(path)"}"#, next: no,
        conditions: [("Equals", value, yes)], errors: [("NoMatchingCondition", no)])
    }
    let flow = ConnectFlow.text(
      bot(("Book", "city")), compare("city", "Slots.City", "Rome", "mood", "bye"),
      compare("mood", "SessionAttributes.mood", "glad", "sure", "bye"),
      compare("sure", "SentimentResponse.Label", "POSITIVE", "rome", "bye"),
      ConnectFlow.says("rome", "To Rome, gladly.", next: "end"),
      ConnectFlow.says("none", "No such thing.", next: "end"), bye, ConnectFlow.ends())
    #expect(
      try VendorCall.failures(
        """
        steps: [{ say: { intent: "Book", slots: { City: "Rome" }, attributes: { mood: "glad" },
          details: { SentimentResponse: { Label: "POSITIVE" } } } }],
        expect: { heard: ["To Rome, gladly."] }
        """, in: flow) == [])
    let exploration = FlowExplorer.explore("main", of: try VendorCall.library(["main.json": flow]))
    #expect(exploration.unreached.isEmpty)
  }
}
