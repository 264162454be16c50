internal import Diagnostics
internal import FlowInterpreter

/// A JSONPath of the flow language, such as `$.Attributes.language` or `$.Attributes['call reason']`.
///
/// https://docs.aws.amazon.com/connect/latest/adminguide/connect-attrib-list.html
struct ConnectPath {
  /// The parts behind `$`.
  var parts: [String]
  var source: String

  /// A text that is one path as a whole.
  init?(_ text: String) {
    let trimmed = text.trimmingSpaces
    guard let (path, end) = Self.scan(trimmed[...]), end == trimmed.endIndex else { return nil }
    self = path
  }

  private init(parts: [String], source: String) {
    self.parts = parts
    self.source = source
  }

  /// The path that a text begins with, and where it ends.
  static func scan(_ text: Substring) -> (ConnectPath, end: String.Index)? {
    guard text.hasPrefix("$.") || text.hasPrefix("$[") else { return nil }
    var position = text.index(after: text.startIndex)
    var parts: [String] = []
    while position < text.endIndex {
      if text[position] == "." {
        let start = text.index(after: position)
        let end = text[start...].firstIndex { !Self.isInName($0) } ?? text.endIndex
        guard start < end else { break }
        parts.append(String(text[start..<end]))
        position = end
      } else if text[position] == "[", let close = text[position...].firstIndex(of: "]") {
        let inside = text[text.index(after: position)..<close]
        let name = inside.filter { $0 != "'" && $0 != "\"" }
        guard !name.isEmpty else { break }
        parts.append(String(name))
        position = text.index(after: close)
      } else {
        break
      }
    }
    guard !parts.isEmpty else { return nil }
    // What a sentence ends with is no part of the name.
    return (ConnectPath(parts: parts, source: String(text[..<position])), position)
  }

  private static func isInName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "-"
      || character == ":"
  }
}

extension ConnectPath {
  /// What stands for the attributes of a contact.
  static let attributes = "Attributes"
  /// Namespaces that something outside fills as a whole.
  private static let records: Set = ["External", "Lex", "Metrics", "Customer", "Case", "Modules"]

  /// What the path reads, in its own kind.
  func tree(_ builder: inout FlowBuilder, at offset: Int) -> ExpressionTree {
    let root = parts[0]
    let rest = parts.dropFirst()
    switch (root, rest.first) {
    case (Self.attributes, let name?):
      return Self.members(rest.dropFirst(), of: builder.attribute(name, at: offset))
    case ("FlowAttributes", let name?):
      return Self.members(
        rest.dropFirst(),
        of: .variable(slot: builder.variable("FlowAttributes.\(name)", at: offset).slot))
    case ("CustomerEndpoint", "Address"): return .field(.given(.caller), "number")
    case ("CustomerEndpoint", "Type"): return .literal(.text("TELEPHONE_NUMBER"))
    case ("ContactId", _), ("InitialContactId", _): return .field(.given(.call), "id")
    case ("StoredCustomerInput", _):
      return .variable(slot: builder.stored(at: offset).slot)
    case ("Views", "Action"):
      return .variable(slot: builder.shared("Views.Action", at: offset).slot)
    case ("Views", _):
      return Self.members(rest, of: .variable(slot: builder.shared("Views", at: offset).slot))
    case ("Channel", _):
      return .variable(
        slot: builder.variable(
          "Channel", initial: .text("VOICE"), isShared: true, isGiven: true, at: offset
        ).slot)
    case ("Media", "Sip"):
      return .variable(slot: builder.given(parts.joined(separator: "."), at: offset).slot)
    case (let root, _) where Self.records.contains(root):
      return Self.members(rest, of: .variable(slot: builder.shared(root, at: offset).slot))
    default:
      return .variable(slot: builder.given(parts.joined(separator: "."), at: offset).slot)
    }
  }

  private static func members(
    _ names: ArraySlice<String>, of tree: ExpressionTree
  ) -> ExpressionTree {
    names.reduce(tree) { $0.member($1) }
  }
}

extension FlowBuilder {
  /// A contact attribute, by its own name.
  mutating func attribute(_ name: String, at offset: Int) -> ExpressionTree {
    .variable(slot: attributeVariable(name, at: offset).slot)
  }

  mutating func attributeVariable(_ name: String, at offset: Int) -> VariableReference {
    // Names that the system's own values have stay those.
    let isTaken =
      ["External", "Lex", "Metrics", "Customer", "Case", "Modules", "Views", "Channel"]
      .contains(name) || name == "StoredCustomerInput" || name.contains(".")
    return variable(
      isTaken ? "Attributes.\(name)" : name, isShared: true, isGiven: true, at: offset)
  }

  /// A value that all flows of a call share, and that one may have set before this one began.
  mutating func shared(_ name: String, at offset: Int) -> VariableReference {
    variable(name, isShared: true, isGiven: true, at: offset)
  }

  /// A value of the system's that a call may come with.
  mutating func given(_ name: String, at offset: Int) -> VariableReference {
    variable(name, isShared: true, isGiven: true, at: offset)
  }

  /// What the caller typed last into a question that stores it.
  mutating func stored(isSecret: Bool = false, at offset: Int) -> VariableReference {
    variable("StoredCustomerInput", isShared: true, isGiven: true, isSecret: isSecret, at: offset)
  }

  /// The queue that a transfer leads to.
  mutating func targetQueue(at offset: Int) -> VariableReference {
    variable("Queue.Name", isShared: true, isGiven: true, at: offset)
  }

  // MARK: Texts with paths in them

  /// The parts of a text, those that are paths as expressions.
  mutating func template(_ text: String, at offset: Int) -> Template {
    var parts: [Template.Part] = []
    var literal = ""
    var rest = text[...]
    while let first = rest.first {
      if first == "$", let (path, end) = ConnectPath.scan(rest) {
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(
          .expression(path.tree(&self, at: offset).asText.expression(path.source, at: offset)))
        rest = rest[end...]
      } else {
        literal.append(first)
        rest = rest.dropFirst()
      }
    }
    if !literal.isEmpty || parts.isEmpty { parts.append(.literal(literal)) }
    return Template(parts: parts, source: text)
  }

  /// The value of a parameter: a path as a whole, or a text with paths in it.
  mutating func value(_ text: String, at offset: Int) -> Expression {
    if let path = ConnectPath(text) {
      return path.tree(&self, at: offset).expression(path.source, at: offset)
    }
    let parts = template(text, at: offset).parts
    let trees = parts.map { part -> ExpressionTree in
      switch part {
      case .literal(let text): .literal(.text(text))
      case .expression(let expression): expression.tree
      }
    }
    let joined = trees.dropFirst().reduce(trees[0]) { .operation(.add, $0, $1) }
    return joined.expression(text, at: offset)
  }
}
