internal import Diagnostics
internal import FlowInterpreter

/// Builds a flow of ours from the blocks of another system's.
///
/// Every block has a node; what one block needs more than one for has auxiliary nodes behind them.
struct FlowBuilder {
  let reader: DocumentReader
  /// In the order of the file; auxiliary nodes follow.
  let blocks: [VendorBlock]
  private(set) var nodes: [Node?]
  private(set) var variables: [Variable] = []
  /// By block id.
  private let indices: [String: Int]
  private var slots: [String: Int] = [:]
  /// The ids of the blocks' nodes.
  let ids: [String]
  private var usedIDs: Set<String>
  /// The nodes that stand in for blocks that aren't there, by what names them.
  private var missing: [String: Int] = [:]
  /// What blocks are called in messages.
  let blockWord: Wording
  /// Whether another flow goes on where a way of this one leads nowhere.
  var comesBack = false

  init(_ blocks: [VendorBlock], blockWord: Wording, reader: DocumentReader) {
    self.reader = reader
    self.blocks = blocks
    self.blockWord = blockWord
    nodes = Array(repeating: nil, count: blocks.count)
    var indices: [String: Int] = [:]
    var used: Set<String> = []
    var ids: [String] = []
    for (index, block) in blocks.enumerated() {
      if indices[block.id] == nil { indices[block.id] = index }
      ids.append(Self.unique(Identifier.slug(of: block.name, kind: "node"), in: &used))
    }
    self.indices = indices
    self.ids = ids
    usedIDs = used
  }

  private static func unique(_ wanted: String, in used: inout Set<String>) -> String {
    if used.insert(wanted).inserted { return wanted }
    var number = 2
    while !used.insert("\(wanted)-\(number)").inserted { number += 1 }
    return "\(wanted)-\(number)"
  }

  // MARK: Blocks

  func index(of block: String) -> Int? { indices[block] }

  /// What messages call a block.
  func title(_ block: VendorBlock) -> Wording {
    Wording(
      zh: "\(blockWord.zh)“\(block.name.prefix(60))”",
      en: "\(blockWord.en) \"\(block.name.prefix(60))\"")
  }

  func warn(_ code: String, at offset: Int, _ block: VendorBlock, _ message: Wording, hint: Wording)
  {
    reader.warning(code, at: offset, message.at(title(block)), hint: hint)
  }

  func fail(_ code: String, at offset: Int, _ block: VendorBlock, _ message: Wording, hint: Wording)
  {
    reader.error(code, at: offset, message.at(title(block)), hint: hint)
  }

  /// The node of the block that a way leads to; one that stands in for it if there is none.
  mutating func reference(_ target: VendorBlock.Target?, from block: VendorBlock) -> NodeReference?
  {
    guard let target else { return nil }
    if let index = indices[target.id] {
      return NodeReference(id: ids[index], index: index, offset: target.offset)
    }
    if missing[target.id] == nil {
      warn(
        "dangling-target", at: target.offset, block,
        Wording(
          zh: "去“\(target.id.prefix(60))”，流程里没有这个\(blockWord.zh)",
          en: "leads to \"\(target.id.prefix(60))\", which is no \(blockWord.en) of the flow")
          + Suggestion.guess(at: target.id, in: blocks.map(\.id)),
        hint: Wording(
          zh: "接到存在的\(blockWord.zh)；来电走到这里就失败",
          en: "lead to a \(blockWord.en) that exists; a call that comes here fails"))
      let name = Identifier.slug(of: "missing \(target.id)", kind: "node")
      missing[target.id] = add(
        name, label: target.id,
        .branch(
          Branch(cases: [], otherwise: nil, fault: "there is no \(blockWord.en) \"\(target.id)\"")),
        offset: target.offset)
    }
    guard let index = missing[target.id], let node = nodes[index] else { return nil }
    return NodeReference(id: node.id, index: index, offset: target.offset)
  }

  /// Gives a block its node.
  mutating func set(_ index: Int, _ kind: NodeKind, onFault: NodeReference? = nil) {
    let block = blocks[index]
    nodes[index] = Node(
      id: ids[index], label: block.name, kind: kind, onFault: onFault, offset: block.offset)
  }

  /// Gives a block of a type that there isn't a node at which calls fail.
  mutating func setUnknown(_ index: Int, _ terms: BlockTerms) {
    set(index, .branch(Branch(cases: [], otherwise: nil, fault: terms.lack(blocks[index]).en)))
  }

  /// Adds an auxiliary node of a block.
  mutating func add(
    _ suffix: String, of index: Int, _ kind: NodeKind, onFault: NodeReference? = nil,
    offset: Int? = nil
  ) -> NodeReference {
    let block = blocks[index]
    let place = offset ?? block.offset
    let number = add(
      "\(ids[index])-\(suffix)", label: block.name, kind, onFault: onFault, offset: place)
    return NodeReference(id: nodes[number]?.id ?? "", index: number, offset: place)
  }

  private mutating func add(
    _ id: String, label: String, _ kind: NodeKind, onFault: NodeReference? = nil, offset: Int
  ) -> Int {
    let id = Self.unique(id, in: &usedIDs)
    nodes.append(Node(id: id, label: label, kind: kind, onFault: onFault, offset: offset))
    return nodes.count - 1
  }

  /// A node at which the flow is over, where a way leads nowhere.
  mutating func end(_ suffix: String, of index: Int, offset: Int? = nil) -> NodeReference {
    add(suffix, of: index, comesBack ? .return : .hangUp(HangUp(prompt: nil)), offset: offset)
  }

  /// Lets a flow that a block runs leave what it has set, wherever this one asks for it.
  ///
  /// - Parameter prefix: what the names of variables here begin with, before those of the other flow.
  mutating func bring(into prefix: String, at index: Int) {
    guard var node = nodes[index], case .flow(var subFlow) = node.kind else { return }
    subFlow.bring = variables.enumerated().compactMap { slot, variable in
      guard variable.name.hasPrefix(prefix) else { return nil }
      return SubFlow.BroughtValue(
        variable: VariableReference(name: variable.name, slot: slot, offset: variable.offset),
        source: String(variable.name.dropFirst(prefix.count)), sourceOffset: subFlow.flowOffset)
    }
    node.kind = .flow(subFlow)
    nodes[index] = node
  }

  // MARK: Variables

  /// A variable, declared when it is first asked for.
  mutating func variable(
    _ name: String, initial: Value = .null, isShared: Bool = false, isGiven: Bool = false,
    isSecret: Bool = false, at offset: Int
  ) -> VariableReference {
    if let slot = slots[name] {
      if isSecret { variables[slot].isSecret = true }
      return VariableReference(name: name, slot: slot, offset: offset)
    }
    slots[name] = variables.count
    variables.append(
      Variable(
        name: name, initial: initial, isSecret: isSecret, isShared: isShared, isGiven: isGiven,
        offset: offset))
    return VariableReference(name: name, slot: variables.count - 1, offset: offset)
  }

  func isDeclared(_ name: String) -> Bool { slots[name] != nil }

  // MARK: The flow

  func flow(id: String, title: String, start: Int, language: String, system: FlowSystem) -> Flow {
    var flow = Flow(
      id: id, title: title, language: language, languages: [language],
      start: NodeReference(id: ids[start], index: start, offset: blocks[start].offset),
      defaults: FlowDefaults(), variables: variables,
      nodes: nodes.compactMap(\.self), source: reader.source)
    precondition(
      flow.nodes.count == nodes.count,
      "FlowBuilder must have a node for every block (lacked \(nodes.count - flow.nodes.count))")
    flow.system = system
    return flow
  }
}

extension ExpressionTree {
  /// The tree as an expression, as it stands in another system's file.
  func expression(_ source: String, at offset: Int) -> Expression {
    Expression(tree: self, source: source, offset: offset)
  }
}
