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
        读 Amazon Connect 流程和 Twilio Studio 定义（.json），各写成一个流程文件 ID.json5，保留模块名。写了哪些文件、
        什么没有对应写法，逐行列出。要么全部写成，要么一个不写；已有内容不同的同名文件时拒绝，除非加 --force。
        只是测试、画图或探索，不必导入：流程文件夹里的 .json 文件本身就是流程。

          hotline flow import exported/main-menu.json --to CallFlows
        """,
      en: """
        Reads Amazon Connect flows and Twilio Studio definitions (.json) and writes each as a flow file of
        ours, ID.json5, with its blocks' names. What was written is listed, and what has no equal, one a
        line. Either all files are written or none; where another file of such a name is, nothing is,
        unless with --force. To test, draw or explore such a flow it need not be imported: a .json file in
        the folder of flows is a flow as it is.

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
      .flag(
        "force",
        help: Wording(zh: "覆盖内容不同的同名文件", en: "write over files of these names that are there")),
      .json(
        Wording(
          zh: "把写了什么、什么没有对应写法输出为 JSON",
          en: "print what was written and what has no equal as JSON")),
    ]
  ) { invocation, console in
    guard let folder = invocation.value("to") else {
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
    let imported = flows.map { ImportedFlow($0) }
    let files = try OutputFiles(
      "to", folder: folder, texts: imported.map { ("\($0.flow.id).json5", $0.file.text) })
    let others = files.files.filter { $0.state == .replaced }
    if let other = others.first, !invocation.flag("force") {
      let more = others.count - 1
      throw UsageError(
        Wording(
          zh: "\(other.path) 已有别的内容\(more > 0 ? "（另有 \(more) 个文件也是）" : "")，未写入任何文件",
          en:
            "\(other.path) is there with other content\(more > 0 ? ", as are \(more) more" : ""); nothing was written"
        ),
        hint: Wording(
          zh: "要覆盖就加 --force，否则换一个文件夹", en: "write over it with --force, or name another folder"))
    }
    try files.write()
    console.show(
      invocation,
      json: .object([
        "flows": .array(flows.map { .text($0.id) }),
        "files": .array(
          files.files.map {
            .object(["path": .text($0.path), "state": .text($0.state.rawValue)])
          }),
        "lost": .array(imported.flatMap(\.json)),
      ]),
      text: zip(imported, files.files).map { $0.summary($1, console) }.joined())
    return .success
  }
}

/// A flow of another system as one of ours, and what came of it.
private struct ImportedFlow {
  let flow: Flow
  let file: FlowFileWriter

  init(_ flow: Flow) {
    self.flow = flow
    file = FlowFileWriter(flow)
  }

  /// What has no equal.
  var json: [JSONValue] {
    file.losses.map { loss in
      .object([
        "flow": .text(flow.id), "node": loss.node.map { .text($0) }, "what": .text(loss.what.en),
      ])
    }
  }

  /// A line about the file, and one for each loss.
  func summary(_ written: OutputFiles.File, _ console: Console) -> String {
    let nodes = flow.nodes.count
    let count = console.text(zh: "\(nodes) 个节点", en: nodes == 1 ? "1 node" : "\(nodes) nodes")
    let losses = file.losses.count
    let lost =
      losses == 0
      ? ""
      : console.text(
        zh: "，\(losses) 处没有对应写法",
        en: losses == 1 ? ", 1 without equal" : ", \(losses) without equal")
    let state =
      switch written.state {
      case .new: console.text(zh: "已写入", en: "wrote")
      case .replaced: console.text(zh: "已覆盖", en: "replaced")
      case .unchanged: console.text(zh: "内容相同，未动", en: "unchanged")
      }
    let lines = file.losses.map { loss in
      let place = loss.node.map { "\(flow.id)/\($0)" } ?? flow.id
      return DisplayWidth.printable(
        "\(place): " + console.text(zh: "没有对应写法：", en: "no equal: ") + console.text(loss.what))
        + "\n"
    }
    return DisplayWidth.printable("\(state) \(written.path): \(count)\(lost)") + "\n"
      + lines.joined()
  }
}
