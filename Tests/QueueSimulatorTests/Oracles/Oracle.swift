import Foundation
import Testing

/// A value of `oracles.json`.
indirect enum Fact: Decodable, Sendable {
  case number(Double)
  case text(String)
  case list([Fact])
  case object([String: Fact])
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([Fact].self) {
      self = .list(list)
    } else if let flag = try? container.decode(Bool.self) {
      self = .number(flag ? 1 : 0)
    } else {
      self = .object(try container.decode([String: Fact].self))
    }
  }

  /// A member of an object; `.null` where it is missing.
  subscript(key: String) -> Fact {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  subscript(index: Int) -> Fact {
    if case .list(let elements) = self { elements[index] } else { .null }
  }

  /// The number; NaN where it is none, which fails every comparison.
  var number: Double { if case .number(let number) = self { number } else { .nan } }
  var integer: Int { Int(number) }
  var optionalNumber: Double? { if case .number(let number) = self { number } else { nil } }
  var text: String { if case .text(let text) = self { text } else { "" } }
  var list: [Fact] { if case .list(let elements) = self { elements } else { [] } }
  var members: [String: Fact] { if case .object(let members) = self { members } else { [:] } }
}

/// Exact and published cases, with all that is needed to reproduce them.
enum Oracles {
  /// One case: a model, its parameters, and what must come out.
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let model: String
    let title: String
    let source: String
    let method: String
    let parameters: Fact
    let expected: Fact
    let tolerance: Fact

    var testDescription: String { id }
  }

  static let all: Fact = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "oracles.json")
    do {
      return try JSONDecoder().decode(Fact.self, from: Data(contentsOf: file))
    } catch {
      preconditionFailure("oracles.json must be readable (\(file.path): \(error))")
    }
  }()

  static let cases: [Case] = all["cases"].list.map {
    Case(
      id: $0["id"].text, model: $0["model"].text, title: $0["title"].text,
      source: $0["source"].text, method: $0["method"].text, parameters: $0["parameters"],
      expected: $0["expected"],
      tolerance: $0["tolerance"])
  }

  /// The cases whose id begins with one of the prefixes.
  static func cases(_ prefixes: String...) -> [Case] {
    cases.filter { oracle in prefixes.contains { oracle.id.hasPrefix($0) } }
  }

  static func named(_ id: String) -> Case {
    guard let found = cases.first(where: { $0.id == id }) else {
      preconditionFailure("Oracles.named needs the id of a case (was \(id))")
    }
    return found
  }
}
