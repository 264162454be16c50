package import Diagnostics

/// Word that the house sends those whom a failure hits, before they call.
package struct Outreach: Hashable, Sendable, Codable {
  /// How customers are told.
  package enum Way: String, Hashable, Sendable, CaseIterable, Codable {
    /// A text message, by the gateway that the list is written for.
    case message
    /// An agent rings.
    case callback
    /// They called first, and heard it there.
    case menu
  }

  package let id: String
  package let scope: OutreachScope
  /// Orders placed from this moment on are concerned.
  package let since: Instant
  /// What customers are told, without the time; nothing personal stands in it.
  package let told: String
  /// By when it is to be right again, which they are told too; `nil` if nobody can say.
  package let promisedAt: Instant?
  package var way = Way.message
  /// So many customers become due in an hour at most.
  package var perHour = 60
  /// When customers were first told.
  package let startedAt: Instant
  package var startedBy = ""
  /// When nobody was to be told any more; `nil` while it runs.
  package var endedAt: Instant?

  package init(
    id: String, _ scope: OutreachScope, since: Instant, told: String, promisedAt: Instant?,
    startedAt: Instant
  ) {
    self.id = id
    self.scope = scope
    self.since = since
    self.told = told
    self.promisedAt = promisedAt
    self.startedAt = startedAt
  }

  /// The same as if everything had happened later.
  package func moved(by time: Duration) -> Outreach {
    var moved = Outreach(
      id: id, scope, since: since + time, told: told, promisedAt: promisedAt.map { $0 + time },
      startedAt: startedAt + time)
    (moved.way, moved.perHour, moved.startedBy) = (way, perHour, startedBy)
    moved.endedAt = endedAt.map { $0 + time }
    return moved
  }

  /// Whether customers are told of it at a moment.
  package func runs(at now: Instant) -> Bool {
    startedAt <= now && (endedAt.map { now < $0 } ?? true)
  }

  /// Whether the time that customers were told has passed and it isn't over.
  package func isLate(at now: Instant) -> Bool {
    runs(at: now) && (promisedAt.map { $0 < now } ?? false)
  }

  /// Whether an order is one that it is about, as long as that is in trouble.
  package func concerns(_ order: Order, of region: String?, at now: Instant) -> Bool {
    guard let placed = order.placedAt ?? order.paidAt else { return false }
    return placed >= since && order.isInTrouble(at: now) && scope.includes(order, of: region)
  }

  /// Not before this moment the customer of a rank is told, counted from 0: evenly within the hours in
  /// which customers are rung.
  ///
  /// - Parameter first: when the one of rank 0 is told; `nil` is the beginning.
  package func due(rank: Int, from first: Instant? = nil) -> Instant {
    CallBackHours.first(
      from: CallBackHours.moment(
        .milliseconds(Int64(rank) * 3_600_000 / Int64(perHour)), after: first ?? startedAt))
  }

  /// The time as it is told: by when, or that it took longer.
  package func spokenPromise(at now: Instant) -> String {
    guard let promisedAt else { return "" }
    return promisedAt < now
      ? "比预计的时间晚了，非常抱歉，我们仍在处理。"
      : "预计\(TaskTime.spoken(promisedAt, at: now))处理好。"
  }

  /// What is told as a sentence, with its full stop.
  package var sentence: String {
    told + (told.last.map { "。！？.!?".contains($0) } ?? true ? "" : "。")
  }

  /// All that is told, as a text message says it.
  package func message(at now: Instant) -> String { sentence + spokenPromise(at: now) }
}

extension Outreach.Way: Worded {
  package var wording: Wording {
    switch self {
    case .message: Wording(zh: "短信", en: "message")
    case .callback: Wording(zh: "外呼", en: "call")
    case .menu: Wording(zh: "来电时已听到", en: "heard in the menu")
    }
  }
}
