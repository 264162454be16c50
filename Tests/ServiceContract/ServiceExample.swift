internal import Diagnostics
package import FlowInterpreter

/// Requests to the built-in services, one after the other, and what each must answer.
///
/// Every directory has to pass every example, whatever it keeps its data in.
package struct ServiceExample: Sendable, CustomStringConvertible {
  /// What the example shows, as a sentence.
  package var name: String
  private var requests: String

  package var description: String { name }

  init(_ name: String, _ requests: String) {
    self.name = name
    self.requests = requests
  }

  /// What went otherwise than it must, a line each; empty if the directory passes.
  package func failures(in directory: inout some CallerDirectory) throws -> [String] {
    let (requests, expected) = try read()
    let found = requests.map { answer(to: $0, from: &directory) }
    return zip(found, expected).enumerated().compactMap { index, pair in
      let ((outcome, value), expected) = pair
      let gives = expected["gives"]
      if outcome == expected.text("outcome"), gives.map(value.has) ?? true { return nil }
      return "request \(index + 1): expected \(expected.text("outcome") ?? "?") "
        + "\((gives ?? .null).json.compact), found \(outcome) \(value.json.compact)"
    }
  }

  /// Every answer as a whole, so that two directories can be compared: ids and times included.
  package func answers(of directory: inout some CallerDirectory) throws -> [String] {
    try read().requests.map { request in
      let (outcome, value) = answer(to: request, from: &directory)
      return "\(outcome) \(value.json.compact)"
    }
  }

  private func answer(
    to request: ServiceRequest, from directory: inout some CallerDirectory
  ) -> (String, Value) {
    switch BuiltInServices.answer(request, from: &directory) {
    case .outcome(let outcome, let value): (outcome, value)
    case .fault(let text): ("fault", .text(text))
    }
  }

  private func read() throws -> (requests: [ServiceRequest], expected: [[String: Value]]) {
    let source = SourceText(path: name, text: requests)
    let log = DiagnosticLog()
    let reader = DocumentReader(source, log: log)
    let expected = reader.list(try JSON5Parser.parse(source), path: "requests")
      .compactMap { record($0, reader) }
    try log.throwIfErrors()
    let requests = expected.map { fields in
      ServiceRequest(
        service: fields.text("call") ?? "", inputs: fields.record("with"),
        callID: fields.text("id") ?? "call-1", callingNumber: fields.text("from"),
        at: Instant(fields.text("at") ?? "2026-11-11T20:00:00+08:00")
          ?? Instant(milliseconds: 0))
    }
    return (requests, expected)
  }

  private func record(_ value: LocatedValue, _ reader: DocumentReader) -> [String: Value]? {
    guard case .record(let fields) = reader.value(value, path: "request") else { return nil }
    return fields
  }

  /// The callers, orders and complaints that the examples are about, and what is being told.
  package static func data() throws -> DirectoryData {
    let text = dataText.dropLast(2) + "," + outreachText.dropFirst(1)
    let source = SourceText(path: "service contract data", text: String(text))
    let log = DiagnosticLog()
    let data = DirectoryReader(DocumentReader(source, log: log))
      .data(try JSON5Parser.parse(source), path: "")
    try log.throwIfErrors()
    return data
  }
}

extension [String: Value] {
  fileprivate func text(_ key: String) -> String? {
    if case .text(let text) = self[key] { return text }
    return nil
  }

  fileprivate func record(_ key: String) -> [String: Value] {
    if case .record(let fields) = self[key] { return fields }
    return [:]
  }
}
