internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import Reports

/// Where build servers look up what came of a run, be it only that none came about.
///
/// A file of an earlier run must not pass for the result of one that failed before its first call.
struct TestResultsFiles {
  private let junit: OutputFile?
  private let paths: [String]
  private let annotates: Bool
  private let console: Console

  /// - Parameter annotates: whether failures are annotations of GitHub Actions, too.
  init(junit: OutputFile?, paths: [String], annotates: Bool, _ console: Console) {
    self.junit = junit
    self.paths = paths
    self.annotates = annotates
    self.console = console
  }

  func write(_ checks: CheckReport) throws {
    try junit?.write(checks.junit(suiteName: "hotline test"))
  }

  /// Does work without which nothing can be run; what it throws is written as the run's result, too.
  func tellingFailure<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let problem as InvalidInput {
      try write(Self.report(of: problem))
      if annotates { annotate(problem) }
      throw problem
    } catch let problem as UsageError {
      try write(report(of: problem))
      throw problem
    }
  }

  /// What can't be read, as errors of the files it is in.
  private static func report(of problem: InvalidInput) -> CheckReport {
    let errors = problem.diagnostics.filter { $0.severity == .error }
    let files = Dictionary(grouping: errors, by: \.file)
    return CheckReport(
      groups: files.keys.sorted().map { file in
        error(in: file, "can be read", (files[file] ?? []).map(\.headline))
      })
  }

  /// That nothing was run, as an error of what should have been.
  private func report(of problem: UsageError) -> CheckReport {
    CheckReport(groups: [
      Self.error(in: paths.joined(separator: ", "), "can be run", [problem.wording.en])
    ])
  }

  private static func error(
    in file: String, _ check: String, _ lines: [String]
  ) -> CheckReport.Group {
    .init(
      name: file, checks: [.init(name: check, failures: lines, details: [], isError: true)])
  }

  private func annotate(_ problem: InvalidInput) {
    let annotations = problem.diagnostics.filter { $0.severity == .error }.map { finding in
      Annotation(
        "error", file: finding.file, line: finding.place?.line, column: finding.place?.column,
        title: finding.code, message: [finding.message] + [finding.hint?.en].compactMap(\.self))
    }
    console.write(annotations.map(\.text).joined())
  }
}
