internal import Diagnostics

/// A call as a system's own record tells it, in seconds since 1970.
package struct FoundCall: Sendable {
  /// Why a record is no call that can be used.
  struct Refusal: Error {
    var reason: Wording

    init(_ reason: Wording) { self.reason = reason }
  }

  /// When it entered the menu or the queue.
  package var at: Double
  /// When it joined the queue; `nil` if it never did.
  package var joined: Double?
  /// When it left the queue.
  package var left: Double?
  /// When the agent's talk ended; `nil` if nobody answered.
  package var talkEnded: Double?
  /// Of the agent, in seconds.
  package var wrapUp: Double?
  package var queue = ""
  package var agent = ""
  /// Who called, in any words that are the same for all calls of one caller; empty if unknown.
  package var caller = ""
  package var priority = 0
  /// Whether it left the queue to be called back.
  package var isCallback = false
  /// Whether the menu handed it on, to no queue.
  package var isForwarded = false

  package init(at: Double) { self.at = at }

  /// Adds the call to a log.
  /// - Returns: why it can't be used, or `nil`.
  func add(to builder: inout CallLogBuilder, _ options: LogOptions) -> Wording? {
    let start = builder.local(epochSeconds: at)
    guard options.takes(start) else {
      return Wording(zh: "不在所要的日期内", en: "outside of the days asked for")
    }
    guard options.takes(type: queue) else { return Wording(zh: "别的队列", en: "another queue") }
    guard let joined, let left else {
      var record = CallRecord(at: start, outcome: isForwarded ? .transferred : .hungUp)
      guard let type = builder.type(queue.isEmpty ? "menu" : queue) else {
        return Wording(zh: "呼叫类型太多", en: "too many call types")
      }
      record.type = type
      record.caller = builder.caller(caller)
      builder.add(record)
      return nil
    }
    let lengths = [joined - at, left - joined, (talkEnded ?? left) - left, wrapUp ?? 0]
    guard lengths.allSatisfy({ (0...86_400).contains($0) }) else {
      return Wording(zh: "时间倒流，或超过一天", en: "times that run backwards or over a day")
    }
    guard let type = builder.type(queue.isEmpty ? "calls" : queue) else {
      return Wording(zh: "呼叫类型太多", en: "too many call types")
    }
    let unanswered: CallRecord.Outcome = isCallback ? .callback : .abandoned
    var record = CallRecord(at: start, outcome: talkEnded == nil ? unanswered : .answered)
    record.type = type
    record.menu = Float(lengths[0])
    record.waited = Float(lengths[1])
    record.talked = Float(lengths[2])
    record.priority = Int16(max(-1_000, min(1_000, priority)))
    record.caller = builder.caller(caller)
    if talkEnded != nil {
      record.agent = builder.agent(agent)
      if let wrapUp { record.wrapUp = Float(wrapUp) }
    }
    builder.add(record)
    return nil
  }
}
