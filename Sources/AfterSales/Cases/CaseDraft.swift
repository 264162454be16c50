package import Diagnostics

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
  /// When the customer complained, if that was before it is taken up; the limits run from then.
  package var complainedAt: Instant?
  /// By when a regulator who passed it on is answered.
  package var regulator: RegulatorTerms?
  /// The open case that it joins, where no order tells; `nil` for none.
  package var joins: String?
  /// What a classifier made of the text, if it was sure; counted when it isn't what was meant.
  package var classifiedAs: IssueKind?

  package init(_ kind: IssueKind, channel: CaseChannel = .phone) {
    self.kind = kind
    self.channel = channel
    demand = Demand()
    evidence = []
  }
}
