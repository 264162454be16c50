internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import Foundation
internal import VendorFlows

extension Hotline {
  static let flowGraph = Command(
    "graph",
    summary: "Draw a call flow",
    discussion: """
      Writes the flow and those it runs as a graph: a node's kind and words, and on each way what the
      caller does to take it. With --diff the flow alone, with what was added (+), removed (−) and
      changed (~) since an old version of its file. With --coverage the fixtures are run, and what they
      don't take is marked (✗). With --population its callers walk through the flow, and each node tells
      the share of calls that come there, and the share of those that hang up there.

        hotline flow graph hotline --format svg --output hotline.svg
        hotline flow graph hotline --coverage --format svg --output coverage.svg
        hotline flow graph hotline --diff old/hotline.json5
        hotline flow graph hotline --population Fixtures/Data/callers.json5 --format svg --output traffic.svg
      """,
    arguments: [Argument("FLOW", help: "a flow's id, or its file")],
    options: [
      FlowSelection.directoryOption,
      .value(
        "format", "mermaid|dot|svg", help: "svg needs Graphviz (default: mermaid)",
        completion: .choices(["mermaid", "dot", "svg"])),
      .flag("coverage", help: "run the fixtures, and colour what they take and what not"),
      .value(
        "fixtures", "PATH",
        help: "files and folders of fixtures for --coverage (default: Fixtures)",
        isRepeatable: true, completion: .files),
      .value(
        "population", "FILE",
        help: "write at each node how many of its callers come there (.json5)",
        completion: .files),
      .value("diff", "OLD", help: "the file of an old version of the flow", completion: .files),
      .value(
        "output", "FILE", short: "o", help: "write there instead of to the terminal",
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
      throw UsageError("\(kinds[0]) and \(kinds[1]) can't be given together")
    }
    let output = try OutputFile("output", invocation)
    let directory = invocation.value("flows") ?? "CallFlows"
    let flows = try FlowSelection.one(invocation.arguments[0], directory: directory)
    let drawing: FlowDrawing
    if let old = invocation.value("diff") {
      let oldFlow = try FlowSelection.file(old)
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
