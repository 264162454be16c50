package import Diagnostics
package import FlowInterpreter
package import Reports

/// The page that `hotline test --html` writes.
struct TestPage: Localized {
  let report: TestReport
  let coverage: Coverage
  let record: RunRecord
  let language: Language

  private var failed: [(LoadedFixture, FixtureResult)] {
    zip(report.fixtures, report.results).filter { !$0.1.passed }
  }

  private var ways: FlowCoverage.Tally { coverage.edges }
  private var nodes: FlowCoverage.Tally {
    coverage.flows.map(\.nodes).reduce(FlowCoverage.Tally(), +)
  }

  var page: ReportPage {
    ReportPage(
      language: language, origin: "hotline test",
      title: say("呼叫流程测试", "Tests of the call flows"),
      question: say(
        "\(report.results.count) 个用例的通话是否都按预期进行？走过了流程的哪些部分？",
        "Do the \(report.results.count) scripted calls go as they must, and what do they reach?"),
      verdict: report.passed ? say("通过", "Passed") : say("未通过", "Failed"),
      isGood: report.passed, answer: answer, facts: facts,
      sections: [
        ReportPage.Section(say("未通过的用例", "Fixtures that failed"), failures),
        ReportPage.Section(say("覆盖", "Coverage"), [.table(coverageTable)]),
        ReportPage.Section(say("流程", "The flows"), pictures.map { .flow($0) }),
        ReportPage.Section(say("用例", "Fixtures"), [.table(fixtureTable)]),
        record.section(language, more: []),
      ].filter { !$0.blocks.isEmpty })
  }

  private var answer: String {
    let count = report.results.count
    let passed = count - failed.count
    let percent = ChartUnit.share.text(ways.percent / 100, language)
    let least = report.leastCoverage.map {
      say("（要求 ≥ ", " (needed ≥ ") + ChartUnit.share.text($0 / 100, language) + say("）", ")")
    }
    return say(
      "\(count) 个用例中 \(passed) 个通过，走过了 \(percent) 的路径\(least ?? "")。",
      "\(passed) of \(count) fixtures pass, and they take \(percent) of all ways\(least ?? "").")
  }

  private var facts: [ReportPage.Fact] {
    let count = report.results.count
    func tally(_ name: String, _ tally: FlowCoverage.Tally, _ isGood: Bool?) -> ReportPage.Fact {
      ReportPage.Fact(
        name: name, value: ChartUnit.share.text(tally.percent / 100, language),
        notes: ["\(tally.covered) / \(tally.total)"], isGood: isGood)
    }
    let errors = coverage.flows.map(\.errorEdges).reduce(FlowCoverage.Tally(), +)
    let choices = coverage.flows.map(\.choices).reduce(FlowCoverage.Tally(), +)
    return [
      ReportPage.Fact(
        name: say("用例通过", "fixtures passed"), value: "\(count - failed.count) / \(count)",
        notes: [], isGood: failed.isEmpty),
      tally(say("路径", "ways taken"), ways, report.leastCoverage.map { ways.percent >= $0 }),
      tally(say("节点", "nodes reached"), nodes, nil),
      tally(say("选项", "choices taken"), choices, nil),
      tally(say("异常路径", "error ways taken"), errors, nil),
    ]
  }

  private var failures: [ReportPage.Block] {
    let items = failed.map { loaded, result in
      (
        name: "✘ \(result.name) · \(loaded.place)",
        lines: TestReport.details(loaded, result).map(language.text)
      )
    }
    return items.isEmpty ? [] : [.list(items)]
  }

  private var coverageTable: PageTable {
    PageTable(
      caption: say("各流程走过的部分", "What the calls went through of each flow"),
      columns: [
        say("流程", "flow"), say("节点", "nodes"), say("路径", "ways"), say("选项", "choices"),
        say("异常路径", "error ways"),
      ],
      rows: coverage.flows.map { flow in
        [PageTable.Cell(flow.flow)]
          + [flow.nodes, flow.edges, flow.choices, flow.errorEdges].map { tally in
            tally.total == 0
              ? PageTable.Cell(FigureText.none)
              : PageTable.Cell(
                "\(tally.covered)/\(tally.total) · "
                  + ChartUnit.share.text(tally.percent / 100, language), value: tally.percent)
          }
      })
  }

  private var fixtureTable: PageTable {
    PageTable(
      caption: say("全部用例，按文件", "All fixtures, by file"),
      columns: [
        say("用例", "fixture"), say("结果", "result"), say("结局", "outcome"),
        say("通话时长", "call lasted"), say("位置", "place"),
      ],
      rows: zip(report.fixtures, report.results).map { loaded, result in
        [
          PageTable.Cell(result.name),
          PageTable.Cell(
            result.passed ? say("通过", "passed") : say("未通过", "failed"), isGood: result.passed),
          PageTable.Cell(result.outcome?.name ?? FigureText.none),
          PageTable.Cell(ChartUnit.seconds.text(result.lasted.inSeconds, language)),
          PageTable.Cell(loaded.place),
        ]
      }, isText: true)
  }

  // MARK: Flows

  private var traffic: FlowTraffic {
    var traffic = FlowTraffic()
    for result in report.results {
      for place in result.path { traffic.count(place.flow, place.node, nil) }
      for taken in result.ways { traffic.count(taken.place.flow, taken.place.node, taken.way) }
    }
    return traffic
  }

  /// The flows that fixtures ran, each once, as they are found first.
  private var pictures: [FlowPicture] {
    let traffic = traffic
    var files: Set<String> = []
    var pictures: [FlowPicture] = []
    for fixture in report.fixtures {
      let library = fixture.prepared.library
      for flow in library.flows where files.insert(flow.source.path).inserted {
        let drawing = FlowDrawing(of: flow, in: library, coverage: coverage)
        pictures.append(
          FlowPicture(
            drawing, cluster: 0, traffic: traffic,
            note: say(
              "线宽与数字为走过的次数；虚线框和虚线为没有用例走过。",
              "Widths and numbers: how often the fixtures go there; dashed: never."),
            trafficName: say("次数", "times"), language: language))
      }
    }
    return pictures
  }
}

extension ReportPage {
  /// The page that `hotline test --html` writes.
  package init(
    _ report: TestReport, coverage: Coverage, record: RunRecord, language: Language
  ) {
    self = TestPage(report: report, coverage: coverage, record: record, language: language).page
  }
}
