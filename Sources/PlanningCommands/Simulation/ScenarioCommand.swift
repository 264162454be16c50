package import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import MenuSampling

extension Hotline {
  package static let scenario = Command(
    "scenario", summary: Wording(zh: "检查队列仿真的情景", en: "Check scenarios of the queue simulator"),
    subcommands: [scenarioLint])

  private static let scenarioLint = Command(
    "lint",
    summary: Wording(zh: "找出情景文件里不对或不妥的地方", en: "Say what is wrong or unwise in scenario files"),
    discussion: Wording(
      zh: """
        有错误的情景不能用；警告指出多半不是本意的，如工作量全天都超过坐席能力。
        """,
      en: """
        Errors make a scenario unusable; warnings point at what can hardly be meant, such as more
        work than the agents can do all day.
        """),
    arguments: [
      Argument(
        "SCENARIO", help: Wording(zh: "情景文件（.json5）", en: "scenario files (.json5)"),
        isRepeating: true)
    ],
    options: [.json(Wording(zh: "把发现写成 JSON", en: "write the findings as JSON"))]
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
        console.write(
          error.diagnostics.map { $0.rendered(in: console.language) }.joined(separator: "\n") + "\n"
        )
      }
    }
    console.show(invocation, json: .findings(findings), text: "")
    return status
  }
}
