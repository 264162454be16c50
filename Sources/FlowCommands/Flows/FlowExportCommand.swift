internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import FlowInterpreter
internal import VendorFlows

extension Hotline {
  static let flowExport = Command(
    "export",
    summary: Wording(
      zh: "把流程写成 Amazon Connect 或 Twilio Studio 的",
      en: "Write a flow for Amazon Connect or Twilio Studio"),
    discussion: Wording(
      zh: """
        适用于只用到双方都有的功能的流程：在这里测好，到那里部署，读回来节点和去处都一样。对方没有对应写法的
        会列出来，此时什么都不写（状态 1）。

          hotline flow export main-menu --connect --output main-menu.json
        """,
      en: """
        For a flow that uses only what both have: what was tested here can then be deployed there, and read
        back it has the same nodes and ways. What the other system has no equal for is listed, and then
        nothing is written (exit status 1).

          hotline flow export main-menu --connect --output main-menu.json
        """),
    arguments: [Argument("FLOW", help: Wording(zh: "流程名或文件", en: "a flow's id, or its file"))],
    options: [
      FlowSelection.directoryOption,
      .flag(
        "connect",
        help: Wording(
          zh: "写成 Amazon Connect 流程语言，2019-10-30 版",
          en: "in the Amazon Connect flow language, 2019-10-30")),
      .flag(
        "studio",
        help: Wording(zh: "写成 Twilio Studio 流程定义", en: "as a Twilio Studio flow definition")),
      .value(
        "output", "FILE", short: "o",
        help: Wording(zh: "写到这里，不输出到终端", en: "write there instead of to the terminal"),
        completion: .files),
    ]
  ) { invocation, console in
    guard invocation.flag("connect") != invocation.flag("studio") else {
      throw UsageError(
        Wording(
          zh: "写明哪个系统：--connect 或 --studio", en: "say for which system: --connect or --studio"))
    }
    let output = try OutputFile("output", invocation)
    let directory = invocation.value("flows") ?? "CallFlows"
    let log = DiagnosticLog()
    let flow = try FlowSelection.version(invocation.arguments[0], directory: directory, log: log)
    try log.throwIfErrors()
    guard let flow else {
      preconditionFailure(
        "a reader must report why it gives no flow (of \(invocation.arguments[0]))")
    }
    let (text, losses): (String, [FlowFileWriter.Loss])
    if invocation.flag("connect") {
      let file = ConnectFileWriter(flow)
      (text, losses) = (file.text, file.losses)
    } else {
      let file = StudioFileWriter(flow)
      (text, losses) = (file.text, file.losses)
    }
    guard losses.isEmpty else {
      for loss in losses {
        let place = loss.node.map { "\(flow.id)/\($0)" } ?? flow.id
        console.writeError(
          DisplayWidth.printable(
            "\(place): " + console.text(zh: "没有对应写法：", en: "no equal: ") + console.text(loss.what))
            + "\n")
      }
      return .checkFailed
    }
    if let output {
      try output.write(text)
    } else {
      console.write(text)
    }
    return .success
  }
}
