internal import Diagnostics

extension FixtureReader {
  func expectations(_ object: ObjectReader) -> Expectations {
    var expect = Expectations()
    expect.outcome = object.oneOf(Expectations.Outcome.self, "outcome")
    expect.reason = spokenText("reason", object)
    expect.skill = object.text("skill")
    expect.priority = object.integer("priority", in: -1_000_000...1_000_000)
    expect.node = object.optional("node").flatMap { name($0, path: object.path(of: "node")) }
    if object.has("path") { expect.path = names("path", object) }
    expect.visits = names("visits", object)
    expect.avoids = names("avoids", object)
    expect.variables = variables(object)
    expect.heard = texts("heard", object)
    expect.notHeard = texts("notHeard", object)
    expect.services = object.list("services").enumerated().compactMap { index, value in
      service(value, path: object.path(of: "services[\(index)]"))
    }
    expect.within = object.duration("within")
    object.finish()
    return expect
  }

  private func name(_ value: LocatedValue, path: String) -> NamedPlace? {
    reader.text(value, path: path).map { NamedPlace($0, offset: value.offset) }
  }

  private func names(_ key: String, _ object: ObjectReader) -> [NamedPlace] {
    object.list(key).compactMap { name($0, path: object.path(of: key)) }
  }

  private func texts(_ key: String, _ object: ObjectReader) -> [HeardText] {
    list(key, object, atMost: Self.mostTexts).compactMap {
      heardText($0, path: object.path(of: key))
    }
  }

  private func variables(_ object: ObjectReader) -> [Expectations.Variable] {
    guard let value = object.optional("variables") else { return [] }
    let path = object.path(of: "variables")
    return reader.members(value, path: path).compactMap { member in
      reader.value(member.value, path: "\(path).\(member.key)").map {
        .init(name: NamedPlace(member.key, offset: member.keyOffset), value: $0)
      }
    }
  }

  private func service(_ value: LocatedValue, path: String) -> Expectations.ExpectedService? {
    guard let object = reader.object(value, path: path) else { return nil }
    let call = object.requiredText("call")
    let with = object.optional("with").map { reader.members($0, path: object.path(of: "with")) }
    let outcome = object.text("outcome")
    object.finish()
    guard let call else { return nil }
    var inputs: [String: Value] = [:]
    for member in with ?? [] {
      inputs[member.key] = reader.value(member.value, path: object.path(of: "with"))
    }
    return .init(call: call, with: inputs, outcome: outcome)
  }
}
