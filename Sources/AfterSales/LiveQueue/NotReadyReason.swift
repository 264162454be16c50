/// Why an agent takes no calls.
package enum NotReadyReason: Sendable, Hashable {
  case loggedOn
  /// A call that rang at the desk was lost.
  case callLost(OfferWithdrawal)
  /// In the agent's own words; may be empty.
  case own(String)

  /// Reads what `text` is.
  package init(_ text: String) {
    self =
      if text == Self.loggedOnText {
        .loggedOn
      } else {
        OfferWithdrawal(rawValue: text).map { NotReadyReason.callLost($0) } ?? .own(text)
      }
  }

  private static let loggedOnText = "loggedOn"

  /// As it is kept and sent.
  package var text: String {
    switch self {
    case .loggedOn: Self.loggedOnText
    case .callLost(let why): why.rawValue
    case .own(let words): words
    }
  }
}

/// Why a call doesn't ring at a desk any more.
package enum OfferWithdrawal: String, Sendable, Hashable, CaseIterable {
  case callerHungUp, notAnswered, declined, agentLost
}
