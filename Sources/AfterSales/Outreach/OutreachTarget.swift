package import Diagnostics

/// Somebody who is to be told, or was.
package struct OutreachTarget: Hashable, Sendable, Codable {
  /// How far it is.
  package enum State: String, Hashable, Sendable, CaseIterable, Codable {
    /// Isn't told yet.
    case waiting
    case told
    /// Was rung as often as is reasonable, in vain.
    case unreachable
    /// Nothing is wrong with the order any more.
    case solved
    /// Called or complained before it was their turn.
    case called
    /// Doesn't want to be told anything unasked.
    case leftAlone = "left-alone"
    case erased
    /// It was over before it was their turn.
    case ended
  }

  package let outreach: String
  package let subject: Int64
  /// The order that is at stake, or the most expensive of several.
  package let order: String
  /// See `OutreachHarm`.
  package let harm: Double
  /// Not told before this moment.
  package let dueAt: Instant
  package var state = State.waiting
  /// How they were told.
  package var way: Outreach.Way?
  /// Who told them; `nil` if nobody did, or a machine.
  package var agent: String?
  /// When its state changed last.
  package var changedAt: Instant

  package init(
    outreach: String, subject: Int64, order: String, harm: Double, dueAt: Instant,
    changedAt: Instant
  ) {
    self.outreach = outreach
    self.subject = subject
    self.order = order
    self.harm = harm
    self.dueAt = dueAt
    self.changedAt = changedAt
  }

  /// The id of the callback that is owed, if agents ring.
  package var callbackID: String { "\(outreach)-\(subject)" }
  /// The id of the callback that is owed once the time that was told has passed.
  package var missedID: String { "\(outreach)-\(subject)-late" }
}

extension OutreachTarget.State: Worded {
  package var wording: Wording {
    switch self {
    case .waiting: Wording(zh: "待告知", en: "to be told")
    case .told: Wording(zh: "已告知", en: "told")
    case .unreachable: Wording(zh: "多次未接", en: "not reached")
    case .solved: Wording(zh: "订单已恢复", en: "order is right again")
    case .called: Wording(zh: "已先来电", en: "called first")
    case .leftAlone: Wording(zh: "不愿被打扰", en: "left alone")
    case .erased: Wording(zh: "资料已删除", en: "erased")
    case .ended: Wording(zh: "告知已结束", en: "was over before")
    }
  }
}

/// What somebody was told, or is to be told, with what it is about.
package struct OutreachWord: Hashable, Sendable, Codable {
  package let outreach: Outreach
  package let target: OutreachTarget

  package init(_ outreach: Outreach, _ target: OutreachTarget) {
    self.outreach = outreach
    self.target = target
  }
}
