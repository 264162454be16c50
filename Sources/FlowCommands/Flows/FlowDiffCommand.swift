internal import ArgumentParsing
internal import CommandConsole
internal import Diagnostics
internal import FlowInterpreter

extension Hotline {
  static let flowDiff = Command(
    "diff",
    summary: Wording(
      zh: "比较流程两个版本的改动", en: "Tell what changed between two versions of a call flow"),
    discussion: Wording(
      zh: """
        节点、去处、提示和其他键，一行一处，与文件排版无关。

          hotline flow diff old/hotline.json5 hotline
          git show HEAD:CallFlows/refund.json5 > /tmp/refund.json5; hotline flow diff /tmp/refund.json5 refund
        """,
      en: """
        Nodes, ways, prompts and other keys, a line each, whatever the layout of the files.

          hotline flow diff old/hotline.json5 hotline
          git show HEAD:CallFlows/refund.json5 > /tmp/refund.json5; hotline flow diff /tmp/refund.json5 refund
        """),
    arguments: [
      Argument(
        "OLD", help: Wording(zh: "旧版本：文件或流程名", en: "the old version: a file, or a flow's id")),
      Argument(
        "NEW", help: Wording(zh: "新版本：文件或流程名", en: "the new version: a file, or a flow's id")),
    ],
    options: [
      FlowSelection.directoryOption,
      .json(Wording(zh: "把改动写成 JSON", en: "write the changes as JSON")),
    ]
  ) { invocation, console in
    let directory = invocation.value("flows") ?? "CallFlows"
    let log = DiagnosticLog()
    let flows = try invocation.arguments.map {
      try FlowSelection.version($0, directory: directory, log: log)
    }
    try log.throwIfErrors()
    guard let old = flows[0], let new = flows[1] else {
      preconditionFailure("FlowReader must report why it gives no flow (it did not)")
    }
    let difference = FlowDifference(from: old, to: new)
    console.show(
      invocation, json: difference.json, text: difference.text(for: console))
    return .success
  }
}

extension FlowDifference {
  /// The changes, a line each.
  func text(for console: Console) -> String {
    if changes.isEmpty { return console.text(zh: "没有变化\n", en: "nothing has changed\n") }
    return changes.map { DisplayWidth.printable(console.text($0.wording)) + "\n" }.joined()
  }

  fileprivate var json: JSONValue {
    .object([
      "changes": .array(
        changes.map { change in
          .object([
            "kind": .text(change.kind.rawValue), "node": change.node.map { .text($0) },
            "what": change.what.map { .text($0) }, "old": change.old.map { .text($0) },
            "new": change.new.map { .text($0) },
          ])
        })
    ])
  }
}
