/// Something that somebody wants of the desk, as a value that can be sent to it: one small type a use
/// case, whose method it calls.
///
/// It says what is wanted, never who wants it: that is the desk's to find out.
package protocol DeskErrand: Codable, Sendable {
  associatedtype Answer: Codable

  /// What it is called on the wire.
  static var name: String { get }

  /// Does it.
  ///
  /// What it was given may come from anybody, so what the use case doesn't check is checked here.
  /// - Throws: `ErrandFault` for what no program of this project asks, and what the use case throws.
  func perform(at desk: ServiceDesk, by actor: DeskActor) throws -> Answer
}

/// The answer of what only has to be done.
package struct Nothing: Codable, Sendable {}

/// An errand that can't be meant.
package struct ErrandFault: Error, Hashable {
  let what: String

  /// - Throws: `ErrandFault` unless it holds.
  static func require(_ holds: Bool, _ what: String) throws {
    guard holds else { throw ErrandFault(what: what) }
  }
}
