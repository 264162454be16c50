internal import Diagnostics

/// Resolves the names that a `flow` node uses of the flow it runs.
struct SubFlowLinker {
  let node: String
  let source: SourceText
  let log: DiagnosticLog

  /// - Returns: the link; what is wrong is reported.
  func link(
    _ subFlow: SubFlow, to flow: String, _ names: ExpressionNames, at index: Int
  ) -> SubFlowLink {
    var slots: [Int] = []
    for passed in subFlow.pass {
      if let slot = names.slots[passed.variable] {
        slots.append(slot)
      } else {
        report(
          "unknown-variable", at: passed.offset,
          Wording(
            zh: "pass：流程“\(flow)”没有变量“\(passed.variable.prefix(40))”",
            en: "pass: flow \"\(flow)\" has no variable \"\(passed.variable.prefix(40))\"")
            + Suggestion.guess(at: passed.variable, in: names.names))
      }
    }
    let bring = subFlow.bring.compactMap { brought -> Expression? in
      let (tree, problems) = ExpressionParser.parse(brought.source, names: names)
      for problem in problems {
        report(
          problem.code, at: source.offset(inLiteralAt: brought.sourceOffset, at: problem.offset),
          Wording(
            zh: "bring.\(brought.variable.name)：在流程“\(flow)”里：\(problem.message.zh)",
            en: "bring.\(brought.variable.name): in flow \"\(flow)\": \(problem.message.en)"),
          hint: problem.hint)
      }
      return tree.map {
        Expression(tree: $0, source: brought.source, offset: brought.sourceOffset + 1)
      }
    }
    return SubFlowLink(flow: index, passSlots: slots, bring: bring)
  }

  func reportMissing(_ subFlow: SubFlow, known: [String]) {
    report(
      "unknown-flow", at: subFlow.flowOffset,
      Wording(
        zh: "没有流程“\(subFlow.flow.prefix(40))”",
        en: "flow names no flow \"\(subFlow.flow.prefix(40))\"")
        + Suggestion.guess(at: subFlow.flow, in: known))
  }

  private func report(_ code: String, at offset: Int, _ message: Wording, hint: Wording? = nil) {
    log.add(
      Diagnostic(
        .error, code, in: source, at: offset,
        message.at(Wording(zh: "节点“\(node)”", en: "node \"\(node)\"")), hint: hint))
  }
}
