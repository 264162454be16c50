package import Diagnostics

/// A call flow: what a caller hears, may do, and where that leads.
///
/// The model knows nothing of the notation it was read from, so that flows of other systems run
/// on the same machine. Nodes refer to each other by index into `nodes`.
package struct Flow: Sendable {
  /// The flow's name, which is its file's base name.
  package var id: String
  /// What people call it; its id if the file doesn't say.
  package var title: String
  /// A BCP 47 tag such as `zh-CN`: what calls begin in.
  package var language: String
  /// What a call may be switched to by `call.language`, `language` among them.
  package var languages: [String]
  /// The node at which a call begins.
  package var start: NodeReference
  package var defaults: FlowDefaults
  /// Every variable that a node sets, in the order of declaration; expressions name them by slot.
  package var variables: [Variable]
  /// All nodes, in the order of the file.
  package var nodes: [Node]
  /// The text it was read from, for findings that point into it.
  package var source: SourceText
  /// Whose notation it was read from.
  package var system = FlowSystem.hotline
  /// Whether it is played to calls that wait for an agent, who ends it; flows of other systems are.
  package var isForWaiting = false
  /// Whether people write to it and read what it answers; flows of other systems that take no calls are.
  package var isWritten = false

  package init(
    id: String, title: String, language: String, languages: [String], start: NodeReference,
    defaults: FlowDefaults, variables: [Variable], nodes: [Node], source: SourceText
  ) {
    self.id = id
    self.title = title
    self.language = language
    self.languages = languages
    self.start = start
    self.defaults = defaults
    self.variables = variables
    self.nodes = nodes
    self.source = source
  }

  /// The slots of the variables that are declared secret.
  package var secretSlots: Set<Int> {
    Set(variables.indices.filter { variables[$0].isSecret })
  }

  /// The index of the node with an id.
  package func index(of id: String) -> Int? { nodes.firstIndex { $0.id == id } }
}

/// A system whose notation flows are written in.
package enum FlowSystem: String, Sendable, Hashable, CaseIterable {
  case hotline, connect, studio
}

/// Where a way leads: a node of the same flow.
package struct NodeReference: Sendable, Hashable {
  package var id: String
  /// The index of the node in its flow.
  package var index: Int
  /// Where the reference stands in the flow's source.
  package var offset: Int

  package init(id: String, index: Int, offset: Int) {
    self.id = id
    self.index = index
    self.offset = offset
  }
}

/// What holds for every node of a flow that doesn't say otherwise.
///
/// The reader has already merged these into the nodes; they are kept for checks and drawings.
package struct FlowDefaults: Sendable {
  /// How long a question waits for an answer to begin.
  package var timeout: Duration = .seconds(5)
  /// How long an entry waits for its next digit.
  package var interDigitTimeout: Duration = .seconds(3)
  package var attempts = 3
  package var bargeIn = true
  package var noInput: PromptSeries?
  package var noMatch: PromptSeries?
  package var exhausted: NodeReference?
  /// Where faults lead that no node handles itself; without it they end the call as failed.
  package var onError: NodeReference?

  package init() {}
}
