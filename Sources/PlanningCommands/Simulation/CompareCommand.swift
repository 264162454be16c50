internal import CommandConsole
internal import ReportPages
package import ArgumentParsing
internal import Diagnostics
internal import MenuSampling
internal import QueueSimulator
internal import Reports

extension Hotline {
  package static let compare = Command(
    "compare",
    summary: Wording(
      zh: "用同一批日子和来电者，把几个情景和第一个比较",
      en: "Compare scenarios with a first one, over the same days and callers"),
    discussion: Wording(
      zh: """
        各情景用同一种子仿真，面对同一批来电者；差异逐日配对，带 95% 置信区间。只列出真实的差异：
        几百个数里总有一些碰巧落在区间外，所以把所有情景的所有数放在一起判断（Holm 法，95%）。
          hotline compare evening.json5 with-callbacks.json5 more-agents.json5
        """,
      en: """
        All are simulated with the same seed, so that they face the same callers; differences are
        those of paired days, with 95 % confidence intervals. Only differences that are real are
        listed: among hundreds of figures some lie outside of their intervals by chance, so all
        figures of all scenarios are looked at together (Holm's method, 95 %).
          hotline compare evening.json5 with-callbacks.json5 more-agents.json5
        """),
    arguments: [
      Argument("FIRST", help: Wording(zh: "一个情景（.json5）", en: "a scenario (.json5)")),
      Argument(
        "OTHER", help: Wording(zh: "其他情景，各与第一个比较", en: "others, each compared with the first"),
        isRepeating: true),
    ],
    options: [
      .value(
        "replications", "N",
        help: Wording(zh: "多少天（默认第一个情景的）", en: "how many days (default: the first scenario's)")),
      .value(
        "seed", "N",
        help: Wording(
          zh: "随机数种子（默认第一个情景的）", en: "seed of the random numbers (default: the first scenario's)")),
      .jobs,
      .json(Wording(zh: "以 JSON 输出全部差异", en: "print all differences as JSON")),
      .charts,
      ReportFile.option,
    ] + PartedRun.options + ArgumentParsing.Option.workers
  ) { invocation, console in
    try compare(invocation, console, PartedRun(invocation, console, excluding: "workers"))
  }

  static func compare(
    _ invocation: Invocation, _ console: Console, _ parted: PartedRun
  ) throws -> ExitStatus {
    let files = try invocation.arguments.map { try ScenarioFile($0, warning: console) }
    var sources: [SourceText] = []
    for source in files.flatMap(\.sources)
    where !sources.contains(where: { $0.path == source.path }) {
      sources.append(source)
    }
    try parted.check(sources)
    let report = try ReportFile(invocation, console)
    var settings = try study(of: files[0].scenario, invocation)
    if let count = try replications(invocation) { settings.replications = count }
    let wanted = settings
    let names = shortNames(of: invocation.arguments)
    let others = zip(names, files).dropFirst().map { (name: $0, scenario: $1.scenario) }
    let comparisons = try invocation.withRunner(console) { runner, console in
      var study = wanted
      study.runner = runner
      return try parted.run(console) { (stop, progress) throws(PartProblem) in
        try Comparisons.run(study, named: names[0], with: others, parted.runs, stop: stop) {
          progress.show(done: $0.done, of: $0.planned)
        }
      }
    }
    guard let comparisons else { return try parted.keep(sources, invocation, console) }
    guard comparisons.replications > 0 else {
      throw UsageError(
        Wording(zh: "没仿真完所有情景就中断了", en: "interrupted before all scenarios were simulated"))
    }
    try report?.write {
      ReportPage(comparisons, record: RunRecord(invocation, of: sources), language: $0)
    }
    console.show(invocation, comparisons.summary(console.format))
    return .success
  }

  /// The names of files without folders and endings where that tells them apart; else their paths, and
  /// those of one file with a number.
  private static func shortNames(of paths: [String]) -> [String] {
    func counted(_ names: [String]) -> [String] {
      names.indices.map { index in
        let before = names[..<index].count { $0 == names[index] }
        return names.count { $0 == names[index] } == 1
          ? names[index] : "\(names[index]) (\(before + 1))"
      }
    }
    let bases = paths.map { path in
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return name.hasSuffix(".json5") ? String(name.dropLast(6)) : name
    }
    return counted(Set(bases).count == Set(paths).count ? bases : paths)
  }
}
