package import Diagnostics

/// What the customer wants done, precise enough to be carried out.
package struct Demand: Hashable, Sendable, Codable {
  /// Of the whole demand, more than zero.
  package var amount: Money?
  /// The account the money or goods go to.
  package var account: ClearText?
  /// By when it is to be done.
  package var deadline: Instant?

  package init(amount: Money? = nil, account: ClearText? = nil, deadline: Instant? = nil) {
    self.amount = amount
    self.account = account
    self.deadline = deadline
  }

  /// One of the three things that make a demand executable.
  package enum Part: String, Hashable, Sendable, CaseIterable, Codable {
    case amount, account, deadline
  }

  /// What to ask the customer before the demand can be carried out; empty when it can be.
  package var missing: [Part] { Part.allCases.filter { !parts.contains($0) } }

  /// What is told of it.
  package var parts: [Part] {
    Part.allCases.filter { part in
      switch part {
      case .amount: amount != nil
      case .account: account != nil
      case .deadline: deadline != nil
      }
    }
  }

  /// Of this demand what another one lacks.
  package func filling(_ other: Demand) -> Demand {
    Demand(
      amount: other.amount == nil ? amount : nil, account: other.account == nil ? account : nil,
      deadline: other.deadline == nil ? deadline : nil)
  }

  /// What makes the demand impossible as it stands, whatever is missing from it.
  package func flaw(at now: Instant) -> CaseRefusal? {
    if let amount, amount.cents <= 0 { return .demandOfNothing }
    if let deadline, deadline <= now { return .demandInThePast }
    return nil
  }
}

extension Demand.Part: Worded {
  package var wording: Wording {
    switch self {
    case .amount: Wording(zh: "金额", en: "amount")
    case .account: Wording(zh: "账户", en: "account")
    case .deadline: Wording(zh: "期限", en: "deadline")
    }
  }
}
