internal import Diagnostics

extension FlowDrawing {
  /// A drawing of a flow and of the flows that it runs.
  ///
  /// - Parameters:
  ///   - library: has the flows that are run; one that is missing is not drawn.
  ///   - mark: how a node, or a way out of it, is marked.
  package init(
    of flow: Flow, in library: FlowLibrary,
    mark: (_ flow: Flow, _ node: String, _ way: Way?) -> Mark = { _, _, _ in .none }
  ) {
    let flows = Self.flowsRun(by: flow, in: library)
    var indices: [String: Int] = [:]
    for (index, flow) in flows.enumerated() { indices[flow.id] = index }
    clusters = flows.map { flow in
      Cluster(
        flow: flow.id, title: flow.title, start: flow.start.index,
        nodes: flow.nodes.map { Node($0, mark: mark(flow, $0.id, nil)) })
    }
    edges = flows.enumerated().flatMap { index, flow -> [Edge] in
      let graph = FlowGraph(flow)
      let runs = flow.nodes.enumerated().compactMap { number, node -> Edge? in
        guard let callee = node.runs.lazy.compactMap({ indices[$0.flow] }).first else { return nil }
        return Edge(
          from: Place(cluster: index, node: number),
          to: Place(cluster: callee, node: flows[callee].start.index), label: "", isError: false,
          entersFlow: true, mark: .none)
      }
      return graph.edges.compactMap { edge in
        let node = flow.nodes[edge.from]
        // By a type error any node may take onError; only likelier faults are drawn.
        if edge.way == .onError, !node.faults.contains(where: { $0 != .expression }) { return nil }
        return Edge(
          from: Place(cluster: index, node: edge.from), to: Place(cluster: index, node: edge.to),
          way: edge.way, label: node.label(of: edge.way), isError: edge.way.isError,
          entersFlow: false,
          mark: mark(flow, node.id, edge.way))
      } + runs
    }
  }

  private static func flowsRun(by flow: Flow, in library: FlowLibrary) -> [Flow] {
    var flows = [flow]
    var seen: Set<String> = [flow.id]
    var index = 0
    while index < flows.count {
      for node in flows[index].nodes {
        for run in node.runs where seen.insert(run.flow).inserted {
          if let callee = library[run.flow] { flows.append(callee) }
        }
      }
      index += 1
    }
    return flows
  }
}

extension FlowDrawing.Node {
  init(_ node: Node, mark: FlowDrawing.Mark) {
    let about = node.about
    self.init(
      id: node.id,
      lines: about.text.isEmpty ? [about.kind] : [about.kind, DrawnText.short(about.text)],
      shape: about.shape, mark: mark)
  }
}

/// Texts as drawings show them.
enum DrawnText {
  /// The beginning of a text on one line.
  static func short(_ text: String, to count: Int = 24) -> String {
    let plain = String(text.prefix(count + 1).map { $0.isNewline || $0 == "\t" ? " " : $0 })
    return plain.count > count ? plain.prefix(count) + "…" : plain
  }
}

extension Node {
  /// The node's kind as flows name it, what it is about, and how it looks.
  fileprivate var about: (kind: String, text: String, shape: FlowDrawing.Shape) {
    let said = mainPrompt?.prompts.first?.text.source ?? ""
    switch kind {
    case .say: return ("say", said, .step)
    case .menu: return ("menu", said, .question)
    case .collect(let collect): return ("collect \(collect.into.name)", said, .question)
    case .listen: return ("listen", said, .question)
    case .set(let set):
      var assignments = set.assignments.map { "\($0.variable.name) = \($0.value.source)" }
      if let language = set.language {
        assignments.insert(
          "\(LanguageChange.target) = \(language.value.source)", at: language.position)
      }
      assignments += set.hooks.map { "\($0.name): \($0.flow.flow)" }
      return ("set", assignments.joined(separator: ", "), .step)
    case .branch: return ("branch", "", .decision)
    case .hours: return ("hours", "", .decision)
    case .service(let service): return ("service", service.service, .service)
    case .queue(let queue): return ("queue", queue.skill, .handOver)
    case .callback(let callback): return ("callback", callback.skill, .handOver)
    case .voicemail: return ("voicemail", said, .question)
    case .flow(let subFlow): return ("flow", subFlow.flow, .subFlow)
    case .return: return ("return", "", .end)
    case .hangUp: return ("hangup", said, .end)
    }
  }

  /// What the caller does, or what happens, for the call to take a way.
  func label(of way: Way) -> String {
    switch way {
    case .next:
      if case .queue = kind { return "agent left" }
      return ""
    case .choice(let key):
      let label = choices.first { $0.key == key }?.label ?? ""
      return label.isEmpty ? String(key) : "\(key) \(DrawnText.short(label, to: 16))"
    case .condition(let index):
      guard case .branch(let branch) = kind else { return way.phrase.en }
      return DrawnText.short(branch.cases[index].when.source, to: 32)
    case .intent(let name): return DrawnText.short(name)
    case .outcome(let outcome): return DrawnText.short(outcome)
    case .otherwise, .open, .closedHours, .failed, .exhausted, .whenSilent, .whenWrong, .full,
      .closed, .timedOut, .nobody, .empty, .speech, .fault, .onError:
      return way.phrase.en
    }
  }
}
