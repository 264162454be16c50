internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import VendorFlows

extension Hotline {
  static let flowImport = Command(
    "import",
    summary: "Write another system's flow as a flow of ours",
    discussion: """
      Reads Amazon Connect flows and Twilio Studio definitions (.json) and writes each as a flow file of
      ours, ID.json5, with its blocks' names. What has no equal is listed, one a line. To test, draw or
      explore such a flow it need not be imported: a .json file in the folder of flows is a flow as it is.

        hotline flow import exported/main-menu.json --to CallFlows
      """,
    arguments: [
      Argument("FILE", help: "a flow of another system (.json)", isRepeating: true)
    ],
    options: [
      .value("to", "DIR", help: "write the files there", completion: .directories),
      .json("write what has no equal as JSON"),
    ]
  ) { invocation, console in
    guard invocation.value("to") != nil else {
      throw UsageError("--to is missing", hint: "say where to write: --to CallFlows")
    }
    let log = DiagnosticLog()
    let flows = try invocation.arguments.compactMap { path -> Flow? in
      guard path.hasSuffix(".json") else {
        throw UsageError("\(path): expected a file of another system (.json)")
      }
      return try FlowSelection.file(path, log: log)
    }
    try log.throwIfErrors()
    console.tell(log.diagnostics.sorted())
    var lost: [(flow: String, loss: FlowFileWriter.Loss)] = []
    for flow in flows {
      let file = FlowFileWriter(flow)
      try OutputFile("to", invocation, name: "\(flow.id).json5")?.write(file.text)
      lost += file.losses.map { (flow.id, $0) }
    }
    console.show(
      invocation,
      json: .object([
        "flows": .array(flows.map { .text($0.id) }),
        "lost": .array(
          lost.map { flow, loss in
            .object([
              "flow": .text(flow), "node": loss.node.map { .text($0) }, "what": .text(loss.what.en),
            ])
          }),
      ]),
      text: lost.map { flow, loss in
        let place = loss.node.map { "\(flow)/\($0)" } ?? flow
        return DisplayWidth.printable(
          "\(place): " + console.text(zh: "没有对应写法：", en: "no equal: ") + console.text(loss.what)) + "\n"
      }.joined())
    return .success
  }
}
