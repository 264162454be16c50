package import AfterSales
package import Diagnostics

/// An early warning with how many it hits who haven't called.
package struct WarnedOf: Codable {
  package let warning: EarlyWarning
  package let scope: OutreachScope
  /// `nil` where no order tells whom it hits.
  package let hit: Int?
  /// The outreach that tells of it already.
  package let outreach: String?
}

/// An outreach with how far it is.
package struct OutreachView: Codable {
  package let outreach: Outreach
  /// How many are in each state.
  package let counts: [OutreachTarget.State: Int]
  /// How many are due and not told.
  package let due: Int
  /// The moment it is seen from.
  package let at: Instant

  init(_ outreach: Outreach, _ targets: some Sequence<OutreachTarget>, at now: Instant) {
    self.outreach = outreach
    at = now
    counts = targets.reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
    due = targets.count { $0.state == .waiting && $0.dueAt <= now }
  }

  package var isLate: Bool { outreach.isLate(at: at) }
}

/// What warns, and what is being told.
package struct OutreachListing: Codable {
  package let warnings: [WarnedOf]
  package let outreaches: [OutreachView]
  package let damaged: [Wording]
}

/// Whom a failure hits.
package struct HitListing: Codable {
  package let scope: OutreachScope
  /// Orders placed from this moment on are concerned.
  package let since: Instant
  /// The worst hit first, as many as were asked for.
  package let customers: [HitCustomer]
  /// How many there are.
  package let total: Int
  /// The moment it is seen from.
  package let at: Instant
}

/// An outreach with everybody who is told by it.
package struct OutreachDetail: Codable {
  package let view: OutreachView
  package let targets: [OutreachTarget]
  package let damaged: [Wording]
}

/// Text messages of an outreach for the gateway, with the numbers in clear.
package struct OutreachMessages: Codable {
  /// One text message.
  package struct Message: Codable {
    package let subject: Int64
    /// The same for the same customer of the same outreach, so that a gateway sends it once.
    package let reference: String
    /// In clear.
    package let number: String
    package let text: String
  }

  package let messages: [Message]
  /// How many are left, due later or beyond what was asked for.
  package let left: Int
}

/// Whether a customer is left alone.
package struct LeftAlone: Codable {
  package let subject: Int64
  package let name: ClearText?
  package let isLeftAlone: Bool
}
