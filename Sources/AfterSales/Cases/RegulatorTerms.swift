package import Diagnostics

/// By when the house answers a regulator who passed a complaint on, beside what it owes the customer.
///
/// Within seven working days the house says whether it takes the complaint up, as the regulator itself
/// must decide by then; within fifteen it replies with a result, which are those of a report, far
/// inside the forty-five of a mediation. Source: 《市场监督管理投诉举报处理暂行办法》, articles 14, 21
/// and 31. The moments are worked out by the calendar when the complaint comes and stand in its event:
/// a calendar that is corrected later moves no promise.
package struct RegulatorTerms: Hashable, Sendable, Codable {
  package static let acceptWithin = 7
  package static let replyWithin = 15

  /// The last moment to say that the complaint is taken up.
  package let acceptBy: Instant
  /// The last moment to reply with a result.
  package let replyBy: Instant
  /// When the complaint reached the house, from when on what is done about it counts; `nil` in what earlier
  /// programs wrote, where that is when it was taken in.
  package let receivedAt: Instant?

  package init(acceptBy: Instant, replyBy: Instant, receivedAt: Instant? = nil) {
    self.acceptBy = acceptBy
    self.replyBy = replyBy
    self.receivedAt = receivedAt
  }

  /// The terms of a complaint that reached the house at a moment.
  package init(of received: Instant, _ calendar: WorkingDays) {
    acceptBy = calendar.end(of: Self.acceptWithin, after: received)
    replyBy = calendar.end(of: Self.replyWithin, after: received)
    receivedAt = received
  }
}

/// How a case stands with a regulator.
struct RegulatorClock: Hashable, Sendable, Codable {
  let terms: RegulatorTerms
  let since: Instant
  private(set) var acceptedAt: Instant?

  /// - Parameters:
  ///   - taken: when the complaint was taken in.
  ///   - acts: when people of the house did something about the case before.
  init(_ terms: RegulatorTerms, takenInAt taken: Instant, after acts: [Instant]) {
    self.terms = terms
    let since = terms.receivedAt ?? taken
    self.since = since
    acceptedAt = acts.first { $0 >= since }
  }

  /// What a person of the house does first about the case tells that it is taken up.
  mutating func act(at moment: Instant) {
    if acceptedAt == nil { acceptedAt = moment }
  }
}

extension CaseLimits {
  /// What is owed to a regulator.
  package struct Regulator: Hashable, Sendable, Codable {
    package let accept: Limit
    package let reply: Limit

    var isLate: Bool {
      [accept, reply].contains { $0.isRunning && $0.isLate }
    }
  }
}
