internal import Diagnostics

/// A block of another system's flow, whatever notation it was read from.
struct VendorBlock {
  /// As ways name it.
  var id: String
  /// What its designer calls it.
  var name: String
  var type: String
  /// What is set in it; an object, or nothing.
  var parameters: LocatedValue
  /// Where it goes on if nothing else says so.
  var next: Target?
  var conditions: [Condition] = []
  var errors: [Failure] = []
  /// The ways of a system whose blocks leave by events.
  var transitions: [Transition] = []
  /// Where it stands in the file.
  var offset: Int

  /// The id of a block, and where a way names it.
  struct Target {
    var id: String
    var offset: Int
  }

  /// A way that what the block finds out opens.
  struct Condition {
    var test: String
    var operands: [String]
    var target: Target
    var offset: Int
  }

  /// A way for something that goes wrong.
  struct Failure {
    var kind: String
    var target: Target
  }

  /// A way that an event opens, where conditions hold.
  struct Transition {
    var event: String
    /// `nil` for a way that leads nowhere.
    var target: Target?
    var conditions: [LocatedValue]
    var offset: Int

    init(_ transition: LocatedValue) {
      event = transition["event"]?.scalar ?? ""
      target = Target(transition["next"])
      conditions = transition["conditions"]?.elements ?? []
      offset = transition.offset
    }
  }

  /// A parameter; `nil` if it is missing or nothing.
  subscript(key: String) -> LocatedValue? {
    parameters[key].flatMap { $0.isNull ? nil : $0 }
  }

  /// A parameter as text; numbers and truths count as what they are written as.
  func text(_ key: String) -> String? { self[key]?.scalar }

  /// A parameter that is a whole number in a text or as such.
  func integer(_ key: String) -> Int? {
    text(key).flatMap { Int($0.trimmingSpaces) }
  }

  /// The way of the first of some kinds of errors.
  func error(_ kinds: String...) -> Target? {
    for kind in kinds {
      if let found = errors.first(where: { $0.kind == kind }) { return found.target }
    }
    return nil
  }

  /// The way of a condition by its operand.
  func condition(_ operand: String) -> Target? {
    conditions.first { $0.operands.first == operand }?.target
  }
}

extension LocatedValue {
  var isNull: Bool { if case .null = content { true } else { false } }

  /// A text, number or truth as it is written; `nil` for all else.
  var scalar: String? {
    switch content {
    case .text(let text): text
    case .number(_, let literal): literal
    case .boolean(let truth): truth ? "True" : "False"
    case .null, .array, .object: nil
    }
  }

  var elements: [LocatedValue] {
    if case .array(let elements) = content { elements } else { [] }
  }

  var members: [LocatedValue.Member] {
    if case .object(let members) = content { members } else { [] }
  }
}

extension String {
  var trimmingSpaces: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
