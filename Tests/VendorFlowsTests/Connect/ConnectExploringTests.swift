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
}
