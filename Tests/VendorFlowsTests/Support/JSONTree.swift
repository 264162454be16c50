import Diagnostics

/// A JSON text as a tree whose parts can be exchanged, keys written twice included.
indirect enum JSONTree {
  struct Member {
    var key: String
    var value: JSONTree
  }

  case object([Member])
  case array([JSONTree])
  case text(String)
  /// A number, a truth or `null`, as it is written.
  case word(String)

  init(_ text: String) throws {
    self.init(try JSON5Parser.parse(SourceText(path: "sample.json", text: text)))
  }

  private init(_ value: LocatedValue) {
    self =
      switch value.content {
      case .null: .word("null")
      case .boolean(let truth): .word(truth ? "true" : "false")
      case .number(_, let literal): .word(literal)
      case .text(let text): .text(text)
      case .array(let elements): .array(elements.map(JSONTree.init))
      case .object(let members):
        .object(members.map { Member(key: $0.key, value: JSONTree($0.value)) })
      }
  }

  var json: String {
    switch self {
    case .word(let word): word
    case .text(let text): JSONValue.text(text).compact
    case .array(let elements): "[" + elements.map(\.json).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.map { JSONValue.text($0.key).compact + ":" + $0.value.json }.joined(
          separator: ",")
        + "}"
    }
  }

  /// How many trees there are in it, itself included.
  var count: Int {
    switch self {
    case .text, .word: 1
    case .array(let elements): elements.reduce(1) { $0 + $1.count }
    case .object(let members): members.reduce(1) { $0 + $1.value.count }
    }
  }

  /// Changes the tree of a number, from 0, which is the whole.
  mutating func change(_ number: Int, _ change: (inout JSONTree) -> Void) {
    guard number > 0 else { return change(&self) }
    var rest = number - 1
    switch self {
    case .text, .word: return
    case .array(var elements):
      for index in elements.indices {
        let count = elements[index].count
        if rest < count {
          elements[index].change(rest, change)
          break
        }
        rest -= count
      }
      self = .array(elements)
    case .object(var members):
      for index in members.indices {
        let count = members[index].value.count
        if rest < count {
          members[index].value.change(rest, change)
          break
        }
        rest -= count
      }
      self = .object(members)
    }
  }
}
