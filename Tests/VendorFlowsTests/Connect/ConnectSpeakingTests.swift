import FlowInterpreter
import Testing

/// What callers hear and are asked in Amazon Connect flows.
struct ConnectSpeakingTests {
  private static let menu = ConnectFlow.text(
    ConnectFlow.says("welcome", "Welcome to the shop.", next: "main menu"),
    ConnectFlow.action(
      "main menu", "GetParticipantInput",
      #"{"Text":"Press 1 for sales. Press 2 for help.","StoreInput":"False","InputTimeLimitSeconds":"5"}"#,
      next: "sorry", conditions: [("Equals", "1", "sales"), ("Equals", "2", "help")],
      errors: [
        ("InputTimeLimitExceeded", "nothing"), ("NoMatchingCondition", "sorry"),
        ("NoMatchingError", "sorry"),
      ]),
    ConnectFlow.says("sales", "You have reached sales.", next: "end"),
    ConnectFlow.says("help", "You have reached help.", next: "end"),
    ConnectFlow.says("nothing", "We heard nothing.", next: "end"),
    ConnectFlow.says("sorry", "That is no option.", next: "end"), ConnectFlow.ends())

  @Test func `a menu takes the way of the key that is pressed`() throws {
    let failures = try VendorCall.failures(
      """
      steps: [{ hear: "Welcome to the shop." }, { hear: "Press 1 for sales" }, { press: "2" }],
      expect: { outcome: "completed", heard: ["You have reached help."],
        path: ["welcome", "main-menu", "help", "end"] }
      """, in: Self.menu)
    #expect(failures.isEmpty)
  }

  @Test func `a menu tells a key that isn't offered from silence`() throws {
    let wrong = try VendorCall.failures(
      #"steps: [{ press: "7" }], expect: { visits: ["sorry"], avoids: ["nothing"] }"#,
      in: Self.menu)
    #expect(wrong.isEmpty)
    // The prompt of 36 characters lasts 2.4 s, the first one of 20 characters 1.34 s.
    let silent = try VendorCall.failures(
      #"steps: [{ silence: "5.5s" }], expect: { visits: ["nothing"], avoids: ["sorry"] }"#,
      in: Self.menu)
    #expect(silent.isEmpty)
  }

  private static let account = ConnectFlow.text(
    ConnectFlow.action(
      "ask", "GetParticipantInput",
      #"{"Text":"Enter your account.","StoreInput":"True","InputTimeLimitSeconds":"5","InputValidation":{"CustomValidation":{"MaximumLength":"6"}}}"#,
      next: "check", errors: [("NoMatchingError", "end")]),
    ConnectFlow.action(
      "check", "Compare", #"{"ComparisonValue":"$.StoredCustomerInput"}"#, next: "end",
      conditions: [("Equals", "Timeout", "silent")], errors: [("NoMatchingCondition", "told")]),
    ConnectFlow.says("told", "You entered $.StoredCustomerInput.", next: "end"),
    ConnectFlow.says("silent", "You entered nothing.", next: "end"), ConnectFlow.ends())

  @Test func `what is typed is stored, and said where the text names it`() throws {
    let failures = try VendorCall.failures(
      ##"steps: [{ press: "4711#" }], expect: { heard: ["You entered 4711."] }"##,
      in: Self.account)
    #expect(failures.isEmpty)
  }

  @Test func `who types nothing has stored the word Timeout, and takes no error way`() throws {
    let failures = try VendorCall.failures(
      #"""
      steps: [{ silence: "7s" }],
      expect: { heard: ["You entered nothing."], variables: { StoredCustomerInput: "Timeout" } }
      """#, in: Self.account)
    #expect(failures.isEmpty)
  }

  @Test func `marked-up speech is heard without its marks, and its breaks take their time`() throws
  {
    let flow = ConnectFlow.text(
      ConnectFlow.action(
        "hold", "MessageParticipant",
        #"{"SSML":"<speak>Please <emphasis>wait</emphasis> &amp; see<break time=\"4s\"/></speak>"}"#,
        next: "end", errors: [("NoMatchingError", "end")]), ConnectFlow.ends())
    let result = try VendorCall.run(
      #"steps: [], expect: { heard: [{ exactly: "Please wait & see" }] }"#, in: flow)
    #expect(result.failures.isEmpty)
    // 17 characters at 15 a second, and the break.
    #expect(result.lasted > .seconds(5) && result.lasted < .seconds(6))
  }

  private static let bot = ConnectFlow.text(
    ConnectFlow.action(
      "bot", "ConnectParticipantWithLexBot",
      #"{"Text":"What can I do for you?","LexV2Bot":{"AliasArn":"arn:aws:lex:x:1:bot-alias/A/B"}}"#,
      next: "sorry", conditions: [("Equals", "BookHotel", "book"), ("Equals", "Cancel", "cancel")],
      errors: [("NoMatchingCondition", "sorry"), ("NoMatchingError", "sorry")]),
    ConnectFlow.says("book", "A hotel in $.Lex.Slots.City.", next: "end"),
    ConnectFlow.says("cancel", "It is cancelled.", next: "end"),
    ConnectFlow.says("sorry", "I can't do that.", next: "end"), ConnectFlow.ends())

  @Test func `a bot understands what the fixture says it does`() throws {
    let failures = try VendorCall.failures(
      #"""
      steps: [{ say: { intent: "BookHotel", slots: { City: "Rome" } } }],
      expect: { heard: ["A hotel in Rome."] }
      """#, in: Self.bot)
    #expect(failures.isEmpty)
  }

  @Test func `a bot knows an intent by the phrases of the fixture`() throws {
    let failures = try VendorCall.failures(
      #"""
      intents: { Cancel: ["never mind", "call it off"] },
      steps: [{ say: "Oh, please call it off!" }], expect: { heard: ["It is cancelled."] }
      """#, in: Self.bot)
    #expect(failures.isEmpty)
    let unknown = try VendorCall.failures(
      #"steps: [{ say: "Where is my dog?" }], expect: { heard: ["I can't do that."] }"#,
      in: Self.bot)
    #expect(unknown.isEmpty)
  }
}
