/// A case with what the store knows around it.
package struct StoredCase: Sendable {
  package var complaint: ComplaintCase
  /// Whose personal data it holds: a caller, or the case itself when the number was withheld.
  package let subject: Int64
  package let product: String?
  package let region: String?
  /// The caller's tier, for the head start.
  package let tier: String?
  package let demand: Demand
  package var events: [CaseEvent]

  package init(
    complaint: ComplaintCase, subject: Int64, product: String?, region: String?, tier: String?,
    demand: Demand, events: [CaseEvent]
  ) {
    self.complaint = complaint
    self.subject = subject
    self.product = product
    self.region = region
    self.tier = tier
    self.demand = demand
    self.events = events
  }

  package var number: String { complaint.facts.number }
}

/// A complaint to be taken up.
package struct CaseDraft: Sendable {
  package var kind: IssueKind
  package var channel: CaseChannel
  package var order: String?
  /// The caller who complains; `nil` when nobody is known.
  package var caller: Int64?
  /// In the customer's words.
  package var text: ClearText?
  package var demand: Demand
  package var evidence: Set<EvidenceKind>
  /// What a classifier made of the text, if it was sure; counted when it isn't what was meant.
  package var classifiedAs: IssueKind?

  package init(_ kind: IssueKind, channel: CaseChannel = .phone) {
    self.kind = kind
    self.channel = channel
    demand = Demand()
    evidence = []
  }
}
