package import Diagnostics

/// Flows that belong together: each finds the flows it runs.
///
/// Made only of flows that are whole, with every name between them resolved, so that a machine can
/// run any of them.
package struct FlowLibrary: Sendable {
  /// In the order in which they were read.
  package private(set) var flows: [Flow] = []
  private var indices: [String: Int] = [:]
  /// The shared calendars that the flows use, in the order in which they were met.
  private var calendars: [(id: String, source: SourceText)] = []

  /// The index of the flow with an id.
  package func index(of id: String) -> Int? { indices[id] }

  /// The texts that the flows were made from, their calendars' last.
  package var sources: [SourceText] { flows.map(\.source) + calendars.map(\.source) }

  /// The texts of a flow and of all that it runs, their calendars' last.
  package func sources(from id: String) -> [SourceText] {
    let flows = flows(from: id)
    let used = Set(flows.flatMap(\.nodes).compactMap(\.sharedCalendar))
    return flows.map(\.source) + calendars.filter { used.contains($0.id) }.map(\.source)
  }

  /// A flow and all that it runs, each once.
  package func flows(from id: String) -> [Flow] {
    var seen: Set<String> = [id]
    var waiting = [id]
    var found: [Flow] = []
    while let next = waiting.popLast() {
      guard let flow = self[next] else { continue }
      found.append(flow)
      for subFlow in flow.nodes.flatMap(\.runs) where seen.insert(subFlow.flow).inserted {
        waiting.append(subFlow.flow)
      }
    }
    return found
  }

  package subscript(id: String) -> Flow? { indices[id].map { flows[$0] } }

  /// Reads flows and all that they run.
  ///
  /// - Parameters:
  ///   - roots: ids of flows; one that is not in the folder is reported.
  ///   - names: the ids of flows that go by other names in another system, by those.
  ///   - log: gets every problem of every file read.
  /// - Returns: `nil` if there are errors.
  package static func read(
    _ roots: [String], in folder: FlowFolder, names: [String: String] = [:], log: DiagnosticLog
  ) -> FlowLibrary? {
    let ownLog = DiagnosticLog()
    var library = FlowLibrary()
    // Flows that were looked for, whole or not, so that each is read once.
    var seen: Set<String> = []
    var pending: [String] = []
    for root in roots where seen.insert(root).inserted {
      if folder.contains(root) {
        pending.append(root)
      } else {
        ownLog.add(folder.missing(root))
      }
    }
    while !pending.isEmpty {
      let id = pending.removeFirst()
      guard var flow = folder.flow(id, log: ownLog) else { continue }
      flow.resolveOtherNames(names, in: folder)
      library.note(flow, calendarsOf: folder)
      library.indices[id] = library.flows.count
      library.flows.append(flow)
      for subFlow in flow.nodes.flatMap(\.runs) where !seen.contains(subFlow.flow) {
        guard folder.contains(subFlow.flow) else { continue }
        seen.insert(subFlow.flow)
        pending.append(subFlow.flow)
      }
    }
    library.link(known: folder.ids, log: ownLog)
    log.add(contentsOf: ownLog.diagnostics)
    return ownLog.hasErrors ? nil : library
  }

  /// - Throws: `InvalidInput` with every problem of every file read.
  package init(_ roots: [String], in folder: FlowFolder) throws(InvalidInput) {
    let log = DiagnosticLog()
    let library = Self.read(roots, in: folder, log: log)
    try log.throwIfErrors()
    self = library ?? FlowLibrary()
  }

  private init() {}

  /// Keeps the calendars that a flow uses.
  private mutating func note(_ flow: Flow, calendarsOf folder: FlowFolder) {
    for node in flow.nodes {
      guard let id = node.sharedCalendar, !calendars.contains(where: { $0.id == id }),
        let source = folder.calendars.source(of: id, log: DiagnosticLog())
      else { continue }
      calendars.append((id, source))
    }
  }

  // MARK: Names between flows

  /// - Parameter known: ids of all flows there are, also of those that couldn't be read.
  private mutating func link(known: [String], log: DiagnosticLog) {
    let names = flows.map { ExpressionNames($0.variables) }
    for flowIndex in flows.indices {
      for nodeIndex in flows[flowIndex].nodes.indices {
        linkHooks(of: nodeIndex, in: flowIndex)
        guard case .flow(var subFlow) = flows[flowIndex].nodes[nodeIndex].kind else { continue }
        let linker = SubFlowLinker(
          node: flows[flowIndex].nodes[nodeIndex].id, source: flows[flowIndex].source, log: log)
        if let missing = flows[flowIndex].nodes[nodeIndex].serviceInstead(of: subFlow, known: known)
        {
          flows[flowIndex].nodes[nodeIndex] = missing
        } else if let index = indices[subFlow.flow] {
          // Another system passes whatever it has, whether the flow knows it or not.
          if subFlow.otherNames != nil {
            subFlow.pass.removeAll { names[index].slots[$0.variable] == nil }
            subFlow.bring.removeAll { names[index].slots[$0.source] == nil }
          }
          subFlow.link =
            subFlow.otherNames == nil
            ? linker.link(subFlow, to: flows[index].id, names[index], at: index)
            : subFlow.link(byName: names[index], at: index)
          flows[flowIndex].nodes[nodeIndex].kind = .flow(subFlow)
        } else if !known.contains(subFlow.flow), subFlow.otherNames == nil {
          linker.reportMissing(subFlow, known: known)
        }
      }
    }
  }

  /// A hook whose flow isn't here plays nothing.
  private mutating func linkHooks(of node: Int, in flow: Int) {
    guard case .set(var set) = flows[flow].nodes[node].kind, !set.hooks.isEmpty else { return }
    for index in set.hooks.indices where set.hooks[index].event != nil {
      set.hooks[index].flow.link = indices[set.hooks[index].flow.flow].map {
        SubFlowLink(flow: $0, passSlots: [], bring: [])
      }
    }
    flows[flow].nodes[node].kind = .set(set)
  }
}

extension Flow {
  /// Finds the flows that another system's flow runs, by the names they have there.
  fileprivate mutating func resolveOtherNames(_ names: [String: String], in folder: FlowFolder) {
    for index in nodes.indices {
      switch nodes[index].kind {
      case .flow(var subFlow):
        subFlow.resolve(names, in: folder)
        nodes[index].kind = .flow(subFlow)
      case .set(var set) where !set.hooks.isEmpty:
        for hook in set.hooks.indices { set.hooks[hook].flow.resolve(names, in: folder) }
        nodes[index].kind = .set(set)
      default: break
      }
    }
  }
}

extension SubFlow {
  fileprivate mutating func resolve(_ names: [String: String], in folder: FlowFolder) {
    guard let given = otherNames else { return }
    let all = given + [flow]
    if let id = all.lazy.compactMap({ names[$0] }).first {
      flow = id
    } else if !folder.contains(flow),
      let id = all.lazy.map({ Identifier.slug(of: $0, kind: "flow") }).first(
        where: folder.contains)
    {
      flow = id
    }
  }
}

extension SubFlow {
  /// The link of another system's flow, whose variables have any names.
  fileprivate func link(byName names: ExpressionNames, at index: Int) -> SubFlowLink {
    SubFlowLink(
      flow: index, passSlots: pass.compactMap { names.slots[$0.variable] },
      bring: bring.compactMap { brought in
        names.slots[brought.source].map {
          Expression(
            tree: .variable(slot: $0), source: brought.source, offset: brought.sourceOffset)
        }
      })
  }
}

extension Node {
  /// What stands in for a flow of another system that isn't here, where the call comes back from it:
  /// something outside that fixtures answer for.
  fileprivate func serviceInstead(of subFlow: SubFlow, known: [String]) -> Node? {
    guard let names = subFlow.otherNames, let next = subFlow.next, !known.contains(subFlow.flow)
    else { return nil }
    var service = ServiceCall(
      service: subFlow.flow, serviceOffset: subFlow.flowOffset, inputs: [], into: nil,
      timeout: .seconds(60), outcomes: [], next: next, failed: onFault)
    service.otherNames = names
    service.fields = subFlow.bring.map { ($0.variable, $0.source) }
    var node = self
    node.kind = .service(service)
    node.onFault = nil
    return node
  }

  /// The shared calendar that the node asks, if it does.
  fileprivate var sharedCalendar: String? {
    if case .hours(let hours) = kind { hours.sharedCalendar } else { nil }
  }

  /// What the node runs, if it runs another flow.
  package var subFlow: SubFlow? {
    if case .flow(let subFlow) = kind { subFlow } else { nil }
  }
}
