internal import Diagnostics

/// A name in a fixture that its flows must know.
package struct FixtureMention: Sendable, Hashable {
  /// What bears the name.
  package enum Kind: Sendable, Hashable {
    case queue, service, skill
    /// An item of a menu, by the node that its choice leads to.
    case item
    /// Hours kept in another system.
    case hours
    /// An outcome of a service.
    case outcome(of: String)
  }

  package var kind: Kind
  package var name: String
  package var offset: Int
}

extension FixtureMention {
  /// The names in a fixture's text.
  static func all(in fixture: LocatedValue) -> [FixtureMention] {
    let queues = members(fixture["queues"]).map {
      FixtureMention(kind: .queue, name: $0.key, offset: $0.keyOffset)
    }
    let stubs = fixture["services"].map(stubs) ?? []
    let hours = members(fixture["hours"]).map {
      FixtureMention(kind: .hours, name: $0.key, offset: $0.keyOffset)
    }
    let expected = elements(fixture["expect"]?["services"]).flatMap { service in
      let call = text(service["call"], .service)
      return call + (call.first.map { text(service["outcome"], .outcome(of: $0.name)) } ?? [])
    }
    let closed = elements(fixture["closed"]).flatMap { text($0, .item) }
    return queues + hours + closed + stubs + text(fixture["expect"]?["skill"], .skill) + expected
  }

  /// The names among answers in place of services.
  static func stubs(in services: LocatedValue) -> [FixtureMention] {
    members(services).flatMap { member in
      let replies = elements(member.value) + [member.value["always"]].compactMap(\.self)
      return [FixtureMention(kind: .service, name: member.key, offset: member.keyOffset)]
        + replies.flatMap { text($0["outcome"], .outcome(of: member.key)) }
    }
  }

  private static func members(_ value: LocatedValue?) -> [LocatedValue.Member] {
    if case .object(let members)? = value?.content { members } else { [] }
  }

  private static func elements(_ value: LocatedValue?) -> [LocatedValue] {
    if case .array(let elements)? = value?.content { elements } else { [] }
  }

  private static func text(_ value: LocatedValue?, _ kind: Kind) -> [FixtureMention] {
    guard let value, case .text(let name) = value.content else { return [] }
    return [FixtureMention(kind: kind, name: name, offset: value.offset)]
  }
}
