package import Diagnostics

/// Checks flows against the lint rules.
package enum FlowLinter {
  /// What the rules find in flows, sorted by file and place.
  ///
  /// - Parameters:
  ///   - flows: all flows that run one another, so that paths through sub-flows are seen.
  ///   - today: the day by which dates are past; `nil` leaves dates alone.
  package static func findings(in flows: [Flow], today: CivilDate? = nil) -> [Diagnostic] {
    let graph = CallGraph(flows)
    let subject = LintSubject(graph, today: today)
    var exceptions = Exceptions(graph)
    var diagnostics: [Diagnostic] = []
    for rule in LintRule.all {
      for finding in rule.check(subject)
      where rule.applies(to: graph.flows[finding.flow].flow)
        && !exceptions.allow(finding, of: rule)
      {
        diagnostics.append(diagnostic(finding, of: rule, in: graph))
      }
    }
    for (rule, finding) in exceptions.findings(in: graph) {
      diagnostics.append(diagnostic(finding, of: rule, in: graph))
    }
    return diagnostics.sorted()
  }

  private static func diagnostic(
    _ finding: LintRule.Finding, of rule: LintRule, in graph: CallGraph
  ) -> Diagnostic {
    Diagnostic(
      rule.severity, rule.id, in: graph.flows[finding.flow].flow.source, at: finding.offset,
      finding.message, hint: finding.hint)
  }
}

/// What the nodes allow themselves, and which of it was needed.
private struct Exceptions {
  private struct Key: Hashable {
    var place: CallGraph.Place
    var rule: String
  }

  private var needed: [Key: Bool] = [:]

  init(_ graph: CallGraph) {
    for (flow, content) in graph.flows.enumerated() {
      for (index, node) in content.flow.nodes.enumerated() {
        for allowed in node.allow {
          needed[Key(place: .init(flow: flow, node: index), rule: allowed.rule)] = false
        }
      }
    }
  }

  /// Whether a finding is excepted; remembers that the exception was needed.
  mutating func allow(_ finding: LintRule.Finding, of rule: LintRule) -> Bool {
    guard let node = finding.node else { return false }
    let key = Key(place: .init(flow: finding.flow, node: node), rule: rule.id)
    guard needed[key] != nil else { return false }
    needed[key] = true
    return true
  }

  /// What is wrong with the exceptions themselves.
  func findings(in graph: CallGraph) -> [(LintRule, LintRule.Finding)] {
    var findings: [(LintRule, LintRule.Finding)] = []
    for (flow, content) in graph.flows.enumerated() {
      for (index, node) in content.flow.nodes.enumerated() where !node.allow.isEmpty {
        func add(_ rule: LintRule, _ message: Wording, at offset: Int, hint: Wording? = nil) {
          findings.append(
            (
              rule,
              .init(flow: flow, node: index, offset: offset, message: message, hint: hint)
            ))
        }
        for allowed in node.allow {
          let key = Key(place: .init(flow: flow, node: index), rule: allowed.rule)
          if LintRule.named(allowed.rule) == nil {
            let guess = Suggestion.guess(at: allowed.rule, in: LintRule.all.map(\.id))
            add(
              .unknownException,
              Wording(
                zh: "\(node.title.zh)的 allow 里写了“\(allowed.rule.prefix(60))”，没有这条规则",
                en: "\(node.title.en) allows \"\(allowed.rule.prefix(60))\", "
                  + "which is no rule") + guess, at: allowed.offset)
          } else if needed[key] == false {
            add(
              .needlessException,
              Wording(
                zh: "\(node.title.zh)允许 \(allowed.rule)，其实并没有违反",
                en: "\(node.title.en) allows \(allowed.rule) but doesn't break it"),
              at: allowed.offset, hint: Wording(zh: "从 allow 里去掉", en: "take it out of allow"))
          }
        }
        if (node.note ?? "").allSatisfy(\.isWhitespace), let first = node.allow.first {
          add(
            .exceptionWithoutReason,
            Wording(
              zh: "\(node.title.zh)破例却没写理由",
              en: "\(node.title.en) makes an exception without saying why"),
            at: first.offset,
            hint: Wording(zh: "把理由写进节点的 note", en: "give the reason in the node's note"))
        }
      }
    }
    return findings
  }
}
