internal import ArgumentParsing
internal import CommandConsole

/// The files that `hotline staff` was asked to write.
struct StaffOutputs {
  let page: ReportFile?
  /// The scenario with the agents filled in.
  let scenario: OutputFile?
  let roster: OutputFile?
  let calendar: OutputFile?
  /// The frontier.
  let csv: OutputFile?

  /// - Throws: `UsageError` if one can't be written, before anything is looked for.
  init(_ invocation: Invocation, _ console: Console) throws(UsageError) {
    page = try ReportFile(invocation, console)
    scenario = try OutputFile("write", invocation)
    roster = try OutputFile("roster", invocation)
    calendar = try OutputFile("calendar", invocation)
    csv = try OutputFile("csv", invocation)
  }
}
