internal import Diagnostics

/// What fixtures say of flows that were made in other systems.
extension FixtureReader {
  func readOtherSystems(_ object: ObjectReader, into fixture: inout Fixture) {
    if let value = object.optional("attributes") {
      let path = object.path(of: "attributes")
      for member in reader.members(value, path: path) {
        let value = reader.value(member.value, path: "\(path).\(member.key)")
        fixture.attributes[Self.attribute(member.key)] = value
        for (key, leaf) in value?.leaves(of: member.key) ?? [] {
          fixture.attributes[Self.attribute(key)] = leaf
        }
      }
    }
    if let value = object.optional("hours") {
      let path = object.path(of: "hours")
      for member in reader.members(value, path: path) {
        fixture.stubs[ServiceRequest.hours + member.key] = hours(
          member.value, path: "\(path).\(member.key)")
      }
    }
    if let value = object.optional("intents") {
      let path = object.path(of: "intents")
      for member in reader.members(value, path: path) {
        fixture.intents[member.key] = reader.list(member.value, path: "\(path).\(member.key)")
          .compactMap { reader.text($0, path: "\(path).\(member.key)") }
      }
    }
    fixture.faults = object.list("faults").compactMap { value in
      reader.text(value, path: object.path(of: "faults")).map {
        NamedPlace($0, offset: value.offset)
      }
    }
    if let value = object.optional("flows") {
      let path = object.path(of: "flows")
      for member in reader.members(value, path: path) {
        fixture.flows[member.key] = reader.id(member.value, path: "\(path).\(member.key)").map {
          NamedPlace($0, offset: member.value.offset)
        }
      }
    }
  }

  /// Contact attributes by their bare names, whatever the flow calls their namespace.
  private static func attribute(_ key: String) -> String {
    for prefix in ["$.Attributes.", "Attributes.", "$."] where key.hasPrefix(prefix) {
      return String(key.dropFirst(prefix.count))
    }
    return key
  }

  /// `"open"`, `"closed"`, or when they are open as an `hours` node says it.
  private func hours(_ value: LocatedValue, path: String) -> ServiceStub? {
    switch value.content {
    case .text("open"): return .always(StubbedReply(.outcome("open", value: .null)))
    case .text("closed"): return .always(StubbedReply(.outcome("closed", value: .null)))
    case .object:
      guard let object = reader.object(value, path: path) else { return nil }
      let hours = HoursReader(reader: reader)
      let weekly = object.required("open").map {
        hours.weekly($0, path: object.path(of: "open"))
      }
      let calendar = hours.hours(
        weekly ?? [], timeZone: object,
        closedOn: hours.dates("closedOn", of: object, mayHaveTimes: false),
        openOn: hours.dates("openOn", of: object, mayHaveTimes: true),
        yearly: hours.yearly("yearly", of: object))
      object.finish()
      let text = String(decoding: reader.source.bytes[value.offset..<value.end], as: UTF8.self)
      return calendar.map { .byHours(HoursStub($0, text: text)) }
    default:
      reader.mismatch(
        value,
        expected: Wording(
          zh: " \"open\"、\"closed\" 或 { open: [\"mon-fri 09:00-17:00\"] }",
          en: "\"open\", \"closed\", or { open: [\"mon-fri 09:00-17:00\"] }"), path: path)
      return nil
    }
  }

  /// What the caller says to a recogniser outside, as that understands it.
  func meaning(_ value: LocatedValue, path: String) -> SpokenMeaning? {
    guard let object = reader.object(value, path: path) else { return nil }
    let intent = object.requiredText("intent")
    func values(_ key: String) -> [String: Value] {
      guard let given = object.optional(key) else { return [:] }
      var values: [String: Value] = [:]
      for member in reader.members(given, path: object.path(of: key)) {
        values[member.key] = reader.value(member.value, path: object.path(of: key))
      }
      return values
    }
    let (slots, attributes, details) = (values("slots"), values("attributes"), values("details"))
    object.finish()
    return intent.map {
      SpokenMeaning(intent: $0, slots: slots, attributes: attributes, details: details)
    }
  }
}

extension Value {
  /// What lies in a record, however deep, by its path with dots.
  fileprivate func leaves(of path: String) -> [(key: String, value: Value)] {
    guard case .record(let fields) = self else { return [] }
    return fields.flatMap { name, value in
      [("\(path).\(name)", value)] + value.leaves(of: "\(path).\(name)")
    }
  }
}
