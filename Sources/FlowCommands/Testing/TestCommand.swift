package import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import FlowInterpreter
internal import ReportPages
internal import Reports

extension Hotline {
  /// `hotline test`: plays fixtures and tells which hold.
  package static let test = Command(
    "test",
    summary: Wording(
      zh: "跑测试：照剧本打电话，检查结果", en: "Run fixtures: scripted calls and what must come of them"),
    discussion: Wording(
      zh: """
        hotline test
        hotline test Fixtures/Refund --filter "over the limit"
        hotline test --tag smoke --watch
        hotline test --coverage --min-coverage 95 --junit results.xml

        文件夹里凡是含测试的 .json5 都跑。流程先在测试旁的 "flows" 里找，再在 --flows 里找；数据文件先在测试旁找，
        再在 Fixtures/Data 里找。加 --watch，测试、流程或数据一改就重跑，Ctrl-C 结束。
        状态：0 全部通过，1 有测试失败或覆盖率太低，2 文件有错。
        """,
      en: """
        hotline test
        hotline test Fixtures/Refund --filter "over the limit"
        hotline test --tag smoke --watch
        hotline test --coverage --min-coverage 95 --junit results.xml

        Of a folder all .json5 files that hold fixtures are run. Flows are looked up in the folder
        "flows" beside a fixture, then in --flows; data files beside it, then in Fixtures/Data.
        With --watch fixtures run again when they, their flows or their data change, until Ctrl-C.
        Exit status: 0 all passed, 1 a fixture failed or the coverage is too low, 2 a file is wrong.
        """),
    arguments: [
      Argument(
        "PATH",
        help: Wording(
          zh: "测试文件和文件夹（默认 Fixtures）", en: "files and folders of fixtures (default: Fixtures)"),
        isOptional: true,
        isRepeating: true)
    ],
    options: [
      .value(
        "flows", "DIR",
        help: Wording(zh: "流程在哪里（默认 CallFlows）", en: "where flows are (default: CallFlows)"),
        completion: .directories),
      .value(
        "filter", "TEXT",
        help: Wording(
          zh: "只跑名字或文件名含此文字的测试", en: "run only fixtures that have the text in their name or file")),
      .value(
        "tag", "TAG",
        help: Wording(zh: "只跑有其中一个标签的测试", en: "run only fixtures that have one of the tags"),
        isRepeatable: true),
      .value(
        "junit", "FILE",
        help: Wording(
          zh: "把结果写成 JUnit XML，文件读不了时也写",
          en: "write the results as JUnit XML, also if a file can't be read"),
        completion: .files),
      ReportFile.option,
      .flag(
        "tap",
        help: Wording(zh: "以 TAP 格式输出结果", en: "print the results in the Test Anything Protocol")),
      .flag(
        "github",
        help: Wording(
          zh: "失败的另以 GitHub Actions 标注输出",
          en: "print what failed as annotations of GitHub Actions, too")),
      .json(Wording(zh: "以 JSON 输出结果", en: "print the results as JSON")),
      .flag(
        "coverage",
        help: Wording(zh: "显示来电走过各流程的哪些地方", en: "tell what the calls went through of each flow")),
      .value(
        "min-coverage", "PERCENT",
        help: Wording(zh: "走过的路少于这个比例就算失败", en: "fail if fewer of all edges were covered")),
      .flag(
        "update",
        help: Wording(
          zh: "把提示和路径录成快照；设了 CI 时拒绝",
          en: "record prompts and paths as snapshots; refused when CI is set")),
      .flag(
        "watch",
        help: Wording(zh: "改了什么就重跑什么，Ctrl-C 结束", en: "run again what changes touch, until Ctrl-C")),
    ]
  ) { invocation, console in
    let run = try TestRun(invocation, console)
    guard invocation.flag("watch") else { return try run.run() }
    return TestWatch(run, console).run()
  }
}
