internal import Reports
internal import Diagnostics
internal import FlowInterpreter

/// The coverage of flows as a table, and what is not covered as a list.
struct CoverageTable {
  private let coverage: Coverage

  init(_ coverage: Coverage) { self.coverage = coverage }

  func text(_ format: TextFormat) -> String {
    let header = [
      format.text(zh: "流程", en: "flow"), format.text(zh: "节点", en: "nodes"),
      format.text(zh: "边", en: "edges"), format.text(zh: "选项", en: "choices"),
      format.text(zh: "异常边", en: "error edges"),
    ]
    var rows = [header]
    for flow in coverage.flows {
      rows.append(
        [flow.flow] + [flow.nodes, flow.edges, flow.choices, flow.errorEdges].map(Self.cell))
    }
    let widths = header.indices.map { column in
      rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    var text = ""
    for row in rows {
      let cells = row.enumerated().map { column, cell in
        column == 0
          ? DisplayWidth.pad(cell, to: widths[0])
          : DisplayWidth.padLeading(cell, to: widths[column])
      }
      text += cells.joined(separator: "  ") + "\n"
    }
    for flow in coverage.flows {
      for node in flow.uncoveredNodes {
        text += format.text(zh: "未覆盖 ", en: "not covered ")
        text += DisplayWidth.printable("\(flow.flow): \(node)") + "\n"
      }
      for way in flow.uncoveredWays {
        text += format.text(zh: "未覆盖 ", en: "not covered ")
        text +=
          DisplayWidth.printable(
            "\(flow.flow): \(way.node) –\(format.text(way.way.phrase))→ \(way.target)") + "\n"
      }
    }
    return text
  }

  private static func cell(_ tally: FlowCoverage.Tally) -> String {
    tally.total == 0
      ? "–" : "\(tally.covered)/\(tally.total) (\(JSONValue.number(tally.percent).compact) %)"
  }

  var json: JSONValue {
    .object([
      "edges": Self.json(coverage.edges),
      "flows": .array(
        coverage.flows.map { flow in
          .object([
            "flow": .text(flow.flow), "file": .text(flow.file), "nodes": Self.json(flow.nodes),
            "edges": Self.json(flow.edges), "choices": Self.json(flow.choices),
            "errorEdges": Self.json(flow.errorEdges),
            "uncoveredNodes": .array(flow.uncoveredNodes.map(JSONValue.text)),
            "uncoveredEdges": .array(
              flow.uncoveredWays.map { way in
                .object([
                  "from": .text(way.node), "way": .text(way.way.phrase.en), "to": .text(way.target),
                ])
              }),
          ])
        }),
    ])
  }

  private static func json(_ tally: FlowCoverage.Tally) -> JSONValue {
    .object([
      "covered": .integer(Int64(tally.covered)), "total": .integer(Int64(tally.total)),
      "percent": .number(tally.percent),
    ])
  }
}
