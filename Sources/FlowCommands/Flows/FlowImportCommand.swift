internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import FlowInterpreter
internal import VendorFlows

extension Hotline {
  static let flowImport = Command(
    "import",
    summary: Wording(zh: "把别的系统的流程写成自己的", en: "Write another system's flow as a flow of ours"),
    discussion: Wording(
      zh: """
        读 Amazon Connect 流程和 Twilio Studio 定义（.json），各写成一个流程文件 ID.json5，保留模块名。没有对应写法的
        逐行列出。只是测试、画图或探索，不必导入：流程文件夹里的 .json 文件本身就是流程。

          hotline flow import exported/main-menu.json --to CallFlows
        """,
      en: """
        Reads Amazon Connect flows and Twilio Studio definitions (.json) and writes each as a flow file of
        ours, ID.json5, with its blocks' names. What has no equal is listed, one a line. To test, draw or
        explore such a flow it need not be imported: a .json file in the folder of flows is a flow as it is.

          hotline flow import exported/main-menu.json --to CallFlows
        """),
    arguments: [
      Argument(
        "FILE", help: Wording(zh: "别的系统的流程（.json）", en: "a flow of another system (.json)"),
        isRepeating: true)
    ],
    options: [
      .value(
        "to", "DIR", help: Wording(zh: "写到这里", en: "write the files there"),
        completion: .directories),
      .json(Wording(zh: "把没有对应写法的写成 JSON", en: "write what has no equal as JSON")),
    ]
  ) { invocation, console in
    guard invocation.value("to") != nil else {
      throw UsageError(
        Wording(zh: "缺少 --to", en: "--to is missing"),
        hint: Wording(zh: "写明写到哪里：--to CallFlows", en: "say where to write: --to CallFlows"))
    }
    let log = DiagnosticLog()
    let flows = try invocation.arguments.compactMap { path -> Flow? in
      guard path.hasSuffix(".json") else {
        throw UsageError(
          Wording(
            zh: "\(path)：应为别的系统的文件（.json）", en: "\(path): expected a file of another system (.json)"
          ))
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
          "\(place): " + console.text(zh: "没有对应写法：", en: "no equal: ") + console.text(loss.what))
          + "\n"
      }.joined())
    return .success
  }
}
