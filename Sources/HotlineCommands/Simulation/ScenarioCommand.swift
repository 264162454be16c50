internal import ArgumentParsing
internal import Diagnostics
internal import MenuSampling

extension Hotline {
  static let scenario = Command(
    "scenario", summary: "Check scenarios of the queue simulator",
    subcommands: [scenarioLint])

  private static let scenarioLint = Command(
    "lint", summary: "Say what is wrong or unwise in scenario files",
    discussion: """
      Errors make a scenario unusable; warnings point at what can hardly be meant, such as more
      work than the agents can do all day.
      """,
    arguments: [Argument("SCENARIO", help: "scenario files (.json5)", isRepeating: true)],
    options: [.json("write the findings as JSON")]
  ) { invocation, console in
    let isJSON = invocation.writesJSON
    var findings: [Diagnostic] = []
    var status = ExitStatus.success
    for path in invocation.arguments {
      do {
        let warnings = try ScenarioFile(path, console).warnings
        findings += warnings
        if isJSON { continue }
        for warning in warnings { console.write(warning.rendered(in: console.language) + "\n") }
        if warnings.isEmpty {
          let shown = DisplayWidth.printable(path)
          console.write(console.text(zh: "\(shown): 没有问题\n", en: "\(shown): nothing found\n"))
        }
      } catch let error as InvalidInput {
        findings += error.diagnostics
        status = .checkFailed
        if isJSON { continue }
        console.write(error.diagnostics.map { $0.rendered(in: console.language) }.joined(separator: "\n") + "\n")
      }
    }
    console.show(invocation, json: .findings(findings), text: "")
    return status
  }
}
