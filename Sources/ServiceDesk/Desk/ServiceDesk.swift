package import AfterSales
package import Diagnostics
internal import Synchronization

/// What an agent or a supervisor may do, whatever face it has: a command line, a live desk, a
/// program.
///
/// A use case is a method. It checks the right, takes the time from the clock, writes its audit
/// and only then returns what may be shown, or throws a refusal that has a wording. Refusals are in
/// the audit too.
package struct ServiceDesk {
  let store: any DeskStore
  let house: HouseRules
  let clock: () -> Instant

  /// - Parameter clock: the time of everything that is done, and of its audit.
  package init(_ store: any DeskStore, house: HouseRules, clock: @escaping () -> Instant) {
    self.store = store
    self.house = house
    self.clock = clock
  }

  /// The time at the desk.
  package var now: Instant { clock() }

  /// Whether the database is for practice, which everything that shows it says.
  package var isPractice: Bool { store.isPractice }

  /// The desk as of a stated moment, which only a database for practice allows: in a real one limits
  /// of a day, promises and the audit go by the clock alone.
  ///
  /// - Parameters:
  ///   - moment: `nil` leaves the time to the clock.
  ///   - actor: who is refused if it isn't allowed.
  /// - Throws: `DeskRefusal.timeOfRealWork`.
  package func stating(_ moment: Instant?, by actor: DeskActor) throws -> ServiceDesk {
    guard let moment else { return self }
    guard isPractice else {
      try refuse("state a time", by: actor.id, at: now)
      throw DeskRefusal.timeOfRealWork
    }
    return ServiceDesk(store, house: house, clock: { moment })
  }

  /// Shows what was looked up, once the look-up stands in the audit.
  func shown<Value>(_ value: Value, _ entry: AuditEntry) throws -> Audited<Value> {
    Audited(value, try store.disclose(entry))
  }

  /// - Throws: `DeskRefusal.tooLong` unless a text may be kept.
  func check(_ text: String?, _ field: TextField) throws {
    guard field.allows(text) else { throw DeskRefusal.tooLong(field) }
  }

  /// - Throws: `DeskRefusal.tooLong` unless a text may be kept.
  func check(_ text: ClearText?, _ field: TextField) throws {
    guard field.allows(text) else { throw DeskRefusal.tooLong(field) }
  }

  /// Does something that may be refused; a refusal is audited before it is thrown on.
  ///
  /// - Parameter what: what was wanted, without personal data.
  func attempt<Value>(
    _ what: String, by actor: DeskActor, at now: Instant, _ body: () throws -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch let refusal as any Refusal {
      try refuse(what, reason: refusal.wording.en, by: actor.id, at: now)
      throw refusal
    }
  }

  /// Keeps that somebody was refused something.
  func refuse(
    _ what: String, subject: AuditSubject? = nil, reason: String? = nil, by actor: String,
    at now: Instant
  ) throws {
    try store.write(
      AuditEntry(at: now, actor: actor, .refusal, subject: subject, object: what, reason: reason))
  }
}

/// The house's own rules and words, each read when a use case first needs it.
package struct HouseRules: Sendable {
  let priorities: @Sendable () throws -> PriorityRules
  let scripts: @Sendable () throws -> CallScripts
  let classify: @Sendable (String) throws -> IssueKind
  let workingDays: @Sendable () throws -> WorkingDays
  let queueTitles: @Sendable () throws -> QueueTitles

  /// - Parameters:
  ///   - classify: what a complaint in these words is about.
  ///   - workingDays: by which a regulator's time limits run.
  ///   - queueTitles: what queues are called that no live queue had a title for.
  package init(
    priorities: @escaping @Sendable () throws -> PriorityRules,
    scripts: @escaping @Sendable () throws -> CallScripts,
    classify: @escaping @Sendable (String) throws -> IssueKind,
    workingDays: @escaping @Sendable () throws -> WorkingDays = { WorkingDays() },
    queueTitles: @escaping @Sendable () throws -> QueueTitles = { QueueTitles() }
  ) {
    self.priorities = priorities
    self.scripts = scripts
    self.classify = classify
    self.workingDays = workingDays
    self.queueTitles = queueTitles
  }

  /// The same rules, read once: for a desk that runs, whose rules are those of its start.
  ///
  /// What could not be read is read again the next time.
  package func kept() -> HouseRules {
    let (priorities, scripts, titles) = (Kept(priorities), Kept(scripts), Kept(queueTitles))
    return HouseRules(
      priorities: { try priorities.value() }, scripts: { try scripts.value() },
      classify: classify, workingDays: workingDays, queueTitles: { try titles.value() })
  }

  /// A value that is made when it is first asked for.
  private final class Kept<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)
    private let make: @Sendable () throws -> Value

    init(_ make: @escaping @Sendable () throws -> Value) { self.make = make }

    func value() throws -> Value {
      if let value = made.withLock({ $0 }) { return value }
      let value = try make()
      made.withLock { $0 = value }
      return value
    }
  }
}

/// Something of a caller that may be shown, because the look-up of it stands in the audit.
///
/// Only a use case makes one, with the proof: what is printed from it is in the audit, whoever
/// prints it.
@dynamicMemberLookup
package struct Audited<Value> {
  package let value: Value

  init(_ value: Value, _ proof: Disclosure) { self.value = value }

  /// What was shown already, with something beside it that was shown already as well.
  init(_ shown: Self, _ change: (inout Value) -> Void) {
    var value = shown.value
    change(&value)
    self.value = value
  }

  package subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member {
    value[keyPath: path]
  }
}

/// From a desk that runs comes only what it has audited.
extension Audited: Codable where Value: Codable {
  /// See `Decodable`.
  /// - Throws: `DecodingError`.
  package init(from decoder: any Decoder) throws { value = try Value(from: decoder) }

  /// See `Encodable`.
  /// - Throws: `EncodingError`.
  package func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
}
