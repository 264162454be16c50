internal import ArgumentParsing
internal import CallRecords
internal import CommandConsole
internal import Diagnostics

/// The folder of `calibrate --traces`: for each day its calls, and a scenario that has them.
struct TraceFolder {
  let path: String

  /// `nil` without the option.
  /// - Throws: `UsageError` if the folder can't be made or written to.
  init?(_ invocation: Invocation) throws(UsageError) {
    guard let path = invocation.value("traces") else { return nil }
    self.path = path
    // Whether files can be made there is known before long work begins.
    _ = try OutputFile("traces", invocation, name: "day.csv")
  }

  /// - Throws: `UsageError` if a file can't be written.
  func write(
    _ traces: LearntTraces, offset: (CivilDate) -> String
  ) throws(UsageError) {
    for date in traces.days {
      try OutputFile("traces", path: "\(path)/\(date).csv").write(traces.trace(of: date))
      try OutputFile("traces", path: "\(path)/\(date).json5")
        .write(traces.scenario(of: date, offset: offset(date)))
    }
  }
}
