import Diagnostics
import FlowInterpreter
import Testing

/// Whether calls are found for what real flows have that is hard to come by.
struct ConnectExploringTests {
  /// The ways that no call was found for, though nothing rules them out.
  private func missed(_ actions: String...) throws -> [String] {
    let text = """
      {"Version":"2019-10-30","StartAction":"first","Metadata":{"ActionMetadata":{}},
      "Actions":[\(actions.joined(separator: ",\n"))]}
      """
    let exploration = FlowExplorer.explore(
      "main", of: try VendorCall.library(["main.json": text]))
    return exploration.unreached.filter { $0.reason.en.hasPrefix("not found") }
      .map { "\($0.node) \($0.way)" }
  }

  private let staffed = ConnectFlow.action(
    "staffed", "CheckMetricData", #"{"MetricType":"NumberOfAgentsStaffed"}"#, next: "bye",
    conditions: [("NumberGreaterThan", "0", "transfer")],
    errors: [("NoMatchingError", "bye"), ("NoMatchingCondition", "bye")])
  private let bye = ConnectFlow.says("bye", "Goodbye.", next: "end")

  private func transfer(_ id: String = "transfer", full: String) -> String {
    ConnectFlow.action(
      id, "TransferContactToQueue", next: "bye",
      errors: [("QueueAtCapacity", full), ("NoMatchingError", "bye")])
  }

  @Test func `a queue that the call comes with is full, behind a branch that all calls take`()
    throws
  {
    let lambda = ConnectFlow.action(
      "first", "InvokeLambdaFunction", #"{"LambdaFunctionARN":"arn:aws:lambda:x:1:function:f"}"#,
      next: "staffed", errors: [("NoMatchingError", "staffed")])
    let full = ConnectFlow.says("full", "All lines are busy.", next: "end")
    #expect(
      try missed(lambda, staffed, transfer(full: "full"), full, bye, ConnectFlow.ends()) == [])
  }

  @Test func `a transfer fails that comes after a full queue`() throws {
    let set = ConnectFlow.action(
      "first", "UpdateContactTargetQueue", #"{"QueueId":"sales"}"#, next: "transfer",
      errors: [("NoMatchingError", "bye")])
    #expect(
      try missed(
        set, transfer(full: "again"), transfer("again", full: "end"), bye, ConnectFlow.ends())
        == [])
  }

  @Test func `a loop that only services go round is left when it is done`() throws {
    let loop = ConnectFlow.action(
      "first", "Loop", #"{"LoopCount":"20"}"#, next: "bye",
      conditions: [("Equals", "ContinueLooping", "look"), ("Equals", "DoneLooping", "bye")])
    let look = ConnectFlow.action(
      "look", "InvokeLambdaFunction", #"{"LambdaFunctionARN":"arn:aws:lambda:x:1:function:f"}"#,
      next: "more", errors: [("NoMatchingError", "more")])
    let more = ConnectFlow.action(
      "more", "InvokeLambdaFunction", #"{"LambdaFunctionARN":"arn:aws:lambda:x:1:function:g"}"#,
      next: "found", errors: [("NoMatchingError", "found")])
    let found = ConnectFlow.action(
      "found", "Compare", #"{"ComparisonValue":"$.External.left"}"#, next: "first",
      conditions: [("Equals", "0", "bye")], errors: [("NoMatchingCondition", "first")])
    #expect(try missed(loop, look, more, found, bye, ConnectFlow.ends()) == [])
  }

  @Test func `where every digit is an intent some key is still understood as nothing`() throws {
    let bot = ConnectFlow.action(
      "first", "ConnectParticipantWithLexBot", #"{"Text":"How much, from 0 to 9?"}"#, next: "bye",
      conditions: (0...9).map { ("Equals", String($0), "bye") },
      errors: [("NoMatchingCondition", "again"), ("NoMatchingError", "end")])
    let again = ConnectFlow.says("again", "That is no number.", next: "bye")
    #expect(try missed(bot, again, bye, ConnectFlow.ends()) == [])
  }

  @Test func `a number that was checked when typed is proved to be a number`() throws {
    let ask = ConnectFlow.action(
      "first", "GetParticipantInput",
      #"{"Text":"Your number?","StoreInput":"True","InputTimeLimitSeconds":"5","InputValidation":{"PhoneNumberValidation":{"NumberFormat":"Local","CountryCode":"AU"}}}"#,
      next: "number", errors: [("InvalidPhoneNumber", "bye"), ("NoMatchingError", "bye")])
    let number = ConnectFlow.action(
      "number", "UpdateContactCallbackNumber", #"{"CallbackNumber":"$.StoredCustomerInput"}"#,
      next: "bye",
      errors: [("InvalidCallbackNumber", "sorry"), ("CallbackNumberNotDialable", "sorry")])
    let sorry = ConnectFlow.says("sorry", "That is no number.", next: "bye")
    #expect(try missed(ask, number, sorry, bye, ConnectFlow.ends()) == [])
  }

  @Test func `a number that was typed unchecked may be none`() throws {
    let ask = ConnectFlow.action(
      "first", "GetParticipantInput",
      #"{"Text":"Your number?","StoreInput":"True","InputTimeLimitSeconds":"5","InputValidation":{"CustomValidation":{"MaximumLength":"12"}}}"#,
      next: "number", errors: [("NoMatchingError", "bye")])
    let number = ConnectFlow.action(
      "number", "UpdateContactCallbackNumber", #"{"CallbackNumber":"$.StoredCustomerInput"}"#,
      next: "bye",
      errors: [("InvalidCallbackNumber", "sorry"), ("CallbackNumberNotDialable", "sorry")])
    let sorry = ConnectFlow.says("sorry", "That is no number.", next: "bye")
    let exploration = FlowExplorer.explore(
      "main",
      of: try VendorCall.library([
        "main.json": ConnectFlow.text(ask, number, sorry, bye, ConnectFlow.ends())
      ]))
    #expect(exploration.unreached.filter { $0.way == .otherwise }.isEmpty)
  }

  @Test func `entries with signs in them are found`() throws {
    let ask = ConnectFlow.action(
      "first", "GetParticipantInput",
      #"{"Text":"Amount?","StoreInput":"True","InputTimeLimitSeconds":"5","InputValidation":{"CustomValidation":{"MaximumLength":"6"}}}"#,
      next: "many", errors: [("NoMatchingError", "bye")])
    let many = ConnectFlow.action(
      "many", "Compare", #"{"ComparisonValue":"$.StoredCustomerInput"}"#, next: "bye",
      conditions: [
        ("TextContains", "*", "star"), ("NumberGreaterThan", "5", "bye"),
        ("NumberLessOrEqualTo", "5", "end"),
      ], errors: [("NoMatchingCondition", "star")])
    let star = ConnectFlow.says("star", "Digits only.", next: "bye")
    #expect(try missed(ask, many, star, bye, ConnectFlow.ends()) == [])
  }

  @Test func `silence is found where music before the question can't be interrupted`() throws {
    let music = ConnectFlow.action(
      "first", "MessageParticipantIteratively",
      #"{"Messages":[{"Text":"Please hold."},{"Text":"Music."}],"InterruptFrequencySeconds":"20"}"#,
      conditions: [("Equals", "MessagesInterrupted", "offer")], errors: [("NoMatchingError", "end")]
    )
    let offer = ConnectFlow.action(
      "offer", "GetParticipantInput",
      #"{"Text":"Press 1 to leave.","StoreInput":"False","InputTimeLimitSeconds":"3"}"#,
      next: "first", conditions: [("Equals", "1", "bye")],
      errors: [
        ("InputTimeLimitExceeded", "first"), ("NoMatchingCondition", "first"),
        ("NoMatchingError", "first"),
      ])
    #expect(try missed(music, offer, bye, ConnectFlow.ends()) == [])
  }
}
