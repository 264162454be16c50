internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import ReportPages
internal import Reports

extension Hotline {
  /// `hotline test`: plays fixtures and tells which hold.
  static let test = Command(
    "test",
    summary: "Run fixtures: scripted calls and what must come of them",
    discussion: """
      hotline test
      hotline test Fixtures/Refund --filter "over the limit"
      hotline test --tag smoke --watch
      hotline test --coverage --min-coverage 95 --junit results.xml

      Of a folder all .json5 files that hold fixtures are run. Flows are looked up in the folder
      "flows" beside a fixture, then in --flows; data files beside it, then in Fixtures/Data.
      With --watch fixtures run again when they, their flows or their data change, until Ctrl-C.
      Exit status: 0 all passed, 1 a fixture failed or the coverage is too low, 2 a file is wrong.
      """,
    arguments: [
      Argument(
        "PATH", help: "files and folders of fixtures (default: Fixtures)", isOptional: true,
        isRepeating: true)
    ],
    options: [
      .value(
        "flows", "DIR", help: "where flows are (default: CallFlows)", completion: .directories),
      .value("filter", "TEXT", help: "run only fixtures that have the text in their name or file"),
      .value(
        "tag", "TAG", help: "run only fixtures that have one of the tags", isRepeatable: true),
      .value(
        "junit", "FILE", help: "write the results as JUnit XML, also if a file can't be read",
        completion: .files),
      ReportFile.option,
      .flag("tap", help: "print the results in the Test Anything Protocol"),
      .flag("github", help: "print what failed as annotations of GitHub Actions, too"),
      .json("print the results as JSON"),
      .flag("coverage", help: "tell what the calls went through of each flow"),
      .value("min-coverage", "PERCENT", help: "fail if fewer of all edges were covered"),
      .flag("update", help: "record prompts and paths as snapshots; refused when CI is set"),
      .flag("watch", help: "run again what changes touch, until Ctrl-C"),
    ]
  ) { invocation, console in
    let run = try TestRun(invocation, console)
    guard invocation.flag("watch") else { return try run.run() }
    return TestWatch(run, console).run()
  }
}
