internal import CommandConsole
internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Foundation
internal import VendorFlows

extension Hotline {
  static let flowGraph = Command(
    "graph",
    summary: Wording(zh: "画流程图", en: "Draw a call flow"),
    discussion: Wording(
      zh: """
        把流程和它运行的流程画成图：节点的类型和话，每条路上来电者怎么做。加 --diff 只画这个流程，标出与旧文件
        相比新增（+）、删除（−）和改动（~）。加 --coverage 会跑测试，标出没走到的（✗）。加 --population 让人群
        走一遍，每个节点标出到达占比和挂机占比。

          hotline flow graph hotline --format svg --output hotline.svg
          hotline flow graph hotline --coverage --format svg --output coverage.svg
          hotline flow graph hotline --diff old/hotline.json5
          hotline flow graph hotline --population Fixtures/Data/callers.json5 --format svg --output traffic.svg
        """,
      en: """
        Writes the flow and those it runs as a graph: a node's kind and words, and on each way what the
        caller does to take it. With --diff the flow alone, with what was added (+), removed (−) and
        changed (~) since an old version of its file. With --coverage the fixtures are run, and what they
        don't take is marked (✗). With --population its callers walk through the flow, and each node tells
        the share of calls that come there, and the share of those that hang up there.

          hotline flow graph hotline --format svg --output hotline.svg
          hotline flow graph hotline --coverage --format svg --output coverage.svg
          hotline flow graph hotline --diff old/hotline.json5
          hotline flow graph hotline --population Fixtures/Data/callers.json5 --format svg --output traffic.svg
        """),
    arguments: [Argument("FLOW", help: Wording(zh: "流程名或文件", en: "a flow's id, or its file"))],
    options: [
      FlowSelection.directoryOption,
      .value(
        "format", "mermaid|dot|svg",
        help: Wording(
          zh: "svg 需要 Graphviz（默认 mermaid）", en: "svg needs Graphviz (default: mermaid)"),
        completion: .choices(["mermaid", "dot", "svg"])),
      .flag(
        "coverage",
        help: Wording(
          zh: "跑测试，走到的和没走到的用颜色区分", en: "run the fixtures, and colour what they take and what not")),
      .value(
        "fixtures", "PATH",
        help: Wording(
          zh: "--coverage 用的测试文件和文件夹（默认 Fixtures）",
          en: "files and folders of fixtures for --coverage (default: Fixtures)"),
        isRepeatable: true, completion: .files),
      .value(
        "population", "FILE",
        help: Wording(
          zh: "标出人群里有多少来电到达各节点（.json5）",
          en: "write at each node how many of its callers come there (.json5)"),
        completion: .files),
      WalkRequest.callsOption,
      .value(
        "diff", "OLD",
        help: Wording(zh: "旧版本：文件或流程名", en: "the old version: a file, or a flow's id"),
        completion: .files),
      .value(
        "output", "FILE", short: "o",
        help: Wording(zh: "写到这里，不输出到终端", en: "write there instead of to the terminal"),
        completion: .files),
    ]
  ) { invocation, console in
    let format = try invocation.choice("format", of: ["mermaid", "dot", "svg"]) ?? "mermaid"
    let kinds = [
      invocation.flag("coverage") ? "--coverage" : nil,
      invocation.value("population").map { _ in "--population" },
      invocation.value("diff").map { _ in "--diff" },
    ].compactMap(\.self)
    if kinds.count > 1 {
      throw UsageError(
        Wording(
          zh: "\(kinds[0]) 和 \(kinds[1]) 不能一起用",
          en: "\(kinds[0]) and \(kinds[1]) can't be given together"))
    }
    let output = try OutputFile("output", invocation)
    let directory = invocation.value("flows") ?? "CallFlows"
    let flows = try FlowSelection.one(invocation.arguments[0], directory: directory)
    let drawing: FlowDrawing
    if let old = invocation.value("diff") {
      let oldFlow = try FlowSelection.version(old, directory: directory)
      drawing = FlowDrawing(from: oldFlow, to: flows.flow)
      // In words, too, beside the drawing.
      console.writeError(FlowDifference(from: oldFlow, to: flows.flow).text(for: console))
    } else if invocation.flag("coverage") {
      let given = invocation.values("fixtures")
      var loader = FixtureLoader(flows: directory, others: VendorSystems.readersForCalls)
      let fixtures = try loader.load(given.isEmpty ? ["Fixtures"] : given).map(\.prepared)
      let coverage = Coverage(of: zip(fixtures, fixtures.runAll()).map { ($0, $1) })
      drawing = FlowDrawing(of: flows.flow, in: flows.library, coverage: coverage)
    } else if invocation.value("population") != nil {
      let walk = try WalkRequest(invocation, console)
      drawing = FlowDrawing(of: flows.flow, in: flows.library, traffic: walk.run().result)
    } else {
      drawing = FlowDrawing(of: flows.flow, in: flows.library)
    }
    let text =
      switch format {
      case "dot": drawing.dot
      case "svg": try Graphviz(console: console).svg(of: drawing.dot)
      default: drawing.mermaid
      }
    if let output {
      try output.write(text)
    } else {
      console.write(text)
    }
    return .success
  }
}
