internal import AfterSales
internal import Diagnostics

/// The directory of calls whose services are answered from outside, so that nobody looks into it.
struct NoDirectory: CallerDirectory {
  private static let fault = ServiceFault("there is no directory")

  var intake: CaseIntake { CaseIntake(PriorityRules(base: 1)) }

  func caller(number: String) -> CallerRecord? { nil }
  func order(id: String) -> OrderRecord? { nil }
  func orders(ofCaller number: String, last: Int) -> [OrderRecord] { [] }
  func complaint(id: String) -> CaseRecord? { nil }
  func complaints(ofOrder id: String) -> [CaseRecord] { [] }
  func smallRefundLimit() throws(ServiceFault) -> Money { throw Self.fault }
  func lastGift(_ kind: MenuGift, toCaller number: String) -> Instant? { nil }
  func outreaches(at now: Instant) -> [Outreach] { [] }
  func issue(inWords words: String) -> IssueKind? { nil }

  func takeUp(
    _ draft: CaseDraft, from number: String?, at now: Instant
  ) throws(ServiceFault) -> (complaint: CaseRecord, isJoined: Bool) {
    throw Self.fault
  }

  func perform(
    _ command: CaseCommand, onCase id: String, note: String?, at now: Instant
  ) throws(ServiceFault) -> CaseRecord {
    throw Self.fault
  }

  func record(_ change: DirectoryChange) throws(ServiceFault) { throw Self.fault }

  func once(
    _ key: RequestKey, _ body: (inout Self) throws(ServiceFault) -> ServiceReply
  ) throws(ServiceFault) -> ServiceReply {
    throw Self.fault
  }
}
