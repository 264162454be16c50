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
    let source = SourceText(path: name, text: requests)
    let log = DiagnosticLog()
    let reader = DocumentReader(source, log: log)
    let list = try JSON5Parser.parse(source)
    var failures: [String] = []
    for (index, element) in reader.list(list, path: "requests").enumerated() {
      guard let fields = record(element, reader) else { continue }
      let request = ServiceRequest(
        service: fields.text("call") ?? "", inputs: fields.record("with"),
        callID: fields.text("id") ?? "call-1", callingNumber: fields.text("from"),
        at: Instant(fields.text("at") ?? "2026-11-11T20:00:00+08:00")
          ?? Instant(milliseconds: 0))
      let reply = BuiltInServices.answer(request, from: &directory)
      let found: (String, Value) =
        switch reply {
        case .outcome(let outcome, let value): (outcome, value)
        case .fault(let text): ("fault", .text(text))
        }
      let expected = fields["gives"] ?? .null
      if found.0 != fields.text("outcome") || !(fields["gives"] == nil || found.1.has(expected)) {
        failures.append(
          "request \(index + 1): expected \(fields.text("outcome") ?? "?") "
            + "\(expected.json.compact), found \(found.0) \(found.1.json.compact)")
      }
    }
    try log.throwIfErrors()
    return failures
  }

  private func record(_ value: LocatedValue, _ reader: DocumentReader) -> [String: Value]? {
    guard case .record(let fields) = reader.value(value, path: "request") else { return nil }
    return fields
  }

  /// The callers, orders and complaints that the examples are about.
  package static func data() throws -> DirectoryData {
    let source = SourceText(path: "service contract data", text: dataText)
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
