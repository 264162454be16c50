package import Diagnostics

/// Reads answers in place of services: by name a list that is used up in turn, or `{ always }`.
package struct StubReader {
  private let reader: DocumentReader

  init(_ reader: DocumentReader) { self.reader = reader }

  /// The answers of a file of its own, as they stand under `services` of a fixture.
  /// - Throws: `InvalidInput` with every problem of the file.
  package static func stubs(in source: SourceText) throws(InvalidInput) -> ServiceStubs {
    let log = DiagnosticLog()
    let root = try JSON5Parser.parse(source)
    let reader = StubReader(DocumentReader(source, log: log))
    let isWrapped = if case .object? = root["services"]?.content { true } else { false }
    let value = isWrapped ? root["services"] ?? root : root
    if isWrapped, let object = reader.reader.object(root, path: "") {
      _ = object.optional("services")
      _ = object.text("note")
      object.finish()
    }
    let stubs = ServiceStubs(
      byName: reader.stubs(value, path: "services"), mentions: FixtureMention.stubs(in: value))
    try log.throwIfErrors()
    return stubs
  }

  /// The answers under `services` of an object.
  func stubs(_ object: ObjectReader) -> [String: ServiceStub] {
    object.optional("services").map { stubs($0, path: object.path(of: "services")) } ?? [:]
  }

  private func stubs(_ value: LocatedValue, path services: String) -> [String: ServiceStub] {
    var stubs: [String: ServiceStub] = [:]
    for member in reader.members(value, path: services) {
      let path = "\(services)[\"\(member.key)\"]"
      if case .array(let elements) = member.value.content {
        stubs[member.key] = .inTurn(
          elements.enumerated().compactMap { stubbedReply($1, path: "\(path)[\($0)]", member.key) })
      } else if let stub = reader.object(member.value, path: path) {
        let reply = stub.required("always").flatMap {
          stubbedReply($0, path: stub.path(of: "always"), member.key)
        }
        stub.finish()
        if let reply { stubs[member.key] = .always(reply) }
      }
    }
    return stubs
  }

  private func stubbedReply(
    _ value: LocatedValue, path: String, _ service: String
  ) -> StubbedReply? {
    guard let object = reader.object(value, path: path) else { return nil }
    let fault = object.text("fault")
    let outcome = object.text("outcome")
    let takes = object.duration("takes") ?? .zero
    let result = object.optional("value").flatMap {
      reader.value($0, path: object.path(of: "value"))
    }
    object.finish()
    switch (fault, outcome) {
    case (let fault?, nil): return StubbedReply(.fault(fault), takes: takes)
    case (nil, let outcome?):
      return StubbedReply(.outcome(outcome, value: result ?? .null), takes: takes)
    default:
      reader.error(
        "contradiction", at: value.offset,
        Wording(zh: "应答要么有 outcome，要么是 fault", en: "an answer has an outcome, or else a fault").at(
          path))
      return nil
    }
  }
}

/// Answers in place of services, with the names that stand in their file.
package struct ServiceStubs: Sendable {
  package var byName: [String: ServiceStub] = [:]
  package var mentions: [FixtureMention] = []

  package init() {}

  init(byName: [String: ServiceStub], mentions: [FixtureMention]) {
    self.byName = byName
    self.mentions = mentions
  }
}
