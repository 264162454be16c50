package import AfterSales
package import Diagnostics
package import FlowInterpreter

/// The store as the services of a call flow see it.
///
/// Every look-up of a service stands in the audit before the flow gets to know what was found; what
/// a service changes is one transaction with its audit and its answer.
package struct StoreDirectory: CallerDirectory {
  let store: any DeskStore
  package let intake: CaseIntake
  private let classify: ((String) throws -> IssueKind?)?
  /// Who calls, for the audit; `nil` for a withheld number.
  private let callingNumber: PhoneNumber?
  private let clock: () -> Instant
  /// Inside a request: the proof that it stands in the audit, and which service it is.
  private var request: (proof: Disclosure, key: RequestKey)?

  /// - Parameters:
  ///   - callingNumber: who calls, for the audit; `nil` if withheld.
  ///   - classify: what a complaint in these words is about.
  ///   - clock: the time, for the audit of look-ups.
  package init(
    _ store: any DeskStore, rules: PriorityRules, callingNumber: String?,
    classify: ((String) throws -> IssueKind?)? = nil, clock: @escaping () -> Instant
  ) {
    self.store = store
    intake = CaseIntake(rules)
    self.classify = classify
    self.callingNumber = Self.phone(callingNumber)
    self.clock = clock
  }

  /// The desk's time; in a database for practice that of the call, whose clock may be moved on.
  package func moment(of asked: Instant) -> Instant { store.isPractice ? asked : clock() }

  /// What emergency plans in force have raised it to, if they have.
  /// - Throws: `ServiceFault` if the store can't be read.
  package func smallRefundLimit() throws(ServiceFault) -> Money {
    try guarded { max(MenuAllowance.limit, try store.raisedRefundLimit() ?? MenuAllowance.limit) }
  }

  // MARK: Looking up

  /// - Throws: `ServiceFault` if the store can't be read, or the look-up not be audited.
  package func caller(number: String) throws(ServiceFault) -> CallerRecord? {
    try reading("caller.find", about: Self.phone(number)) { proof in
      guard let phone = Self.phone(number) else { return nil }
      let sharing = try store.callers(of: phone)
      guard let caller = sharing.first else { return nil }
      // Which of several people calls isn't known before they are asked.
      guard sharing.count == 1 else { return CallerRecord(number: number) }
      return CallerRecord(
        number: number, name: caller.name?.reveal(proof), tier: caller.tier,
        region: caller.region, tags: caller.tags, more: try Self.fields(caller.more, proof))
    }
  }

  /// - Throws: `ServiceFault` if the store can't be read, or the look-up not be audited.
  package func order(id: String) throws(ServiceFault) -> OrderRecord? {
    try reading("order.find", about: callingNumber) { proof in
      try store.order(id).map { try record($0, proof) }
    }
  }

  /// - Throws: `ServiceFault` if the store can't be read, or the look-up not be audited.
  package func orders(ofCaller number: String, last: Int) throws(ServiceFault) -> [OrderRecord] {
    try reading("order.list", about: Self.phone(number)) { proof in
      guard let phone = Self.phone(number) else { return [] }
      let people = try store.callers(of: phone)
      let found = try people.flatMap { try store.orders(of: $0.id, limit: last) }
      // Each person's orders come newest first already; several people's are merged.
      let merged =
        people.count < 2
        ? found
        : found.sorted {
          ($0.placedAt?.milliseconds ?? 0, $0.id) > ($1.placedAt?.milliseconds ?? 0, $1.id)
        }
      return try merged.prefix(max(0, last)).map { try record($0, proof) }
    }
  }

  /// - Throws: `ServiceFault` if the store can't be read, or the look-up not be audited.
  package func complaint(id: String) throws(ServiceFault) -> CaseRecord? {
    try reading("case.find", about: callingNumber) { _ in
      try store.complaint(id).map { CaseRecord($0) }
    }
  }

  /// - Throws: `ServiceFault` if the store can't be read, or the look-up not be audited.
  package func complaints(ofOrder id: String) throws(ServiceFault) -> [CaseRecord] {
    try reading("case.find", about: callingNumber) { _ in
      try store.cases(ofOrder: id, limit: 100).map { CaseRecord($0) }
    }
  }

  /// When the menu last gave something of a kind to the caller of a number; `nil` if it never did.
  ///
  /// - Throws: `ServiceFault` if the store can't be read.
  package func lastGift(_ kind: MenuGift, toCaller number: String) throws(ServiceFault) -> Instant?
  {
    try guarded {
      try Self.phone(number).flatMap { try store.lastTime(Self.service(of: kind), for: $0) }
    }
  }

  /// - Throws: `ServiceFault` if the store can't be read.
  package func outreaches(at now: Instant) throws(ServiceFault) -> [Outreach] {
    try guarded { try store.outreaches(showsEnded: false).filter { $0.runs(at: now) } }
  }

  // MARK: Changing

  /// What a complaint in these words is about, by the phrases of the house.
  ///
  /// - Throws: `ServiceFault` if the phrases can't be read.
  package func issue(inWords words: String) throws(ServiceFault) -> IssueKind? {
    try guarded { try classify?(words) }
  }

  /// Opens or joins a case in one transaction with its audit.
  ///
  /// - Throws: `ServiceFault` if the store can't be read or written.
  package mutating func takeUp(
    _ draft: CaseDraft, from number: String?, at now: Instant
  ) throws(ServiceFault) -> (complaint: CaseRecord, isJoined: Bool) {
    try guarded {
      var taken = draft
      let people = try Self.phone(number).map { try store.callers(of: $0) } ?? []
      taken.caller = people.count == 1 ? people.first?.id : nil
      let result = try store.takeUp(taken, by: .machine, rules: intake.rules, at: now)
      return (CaseRecord(result.stored), result.isJoined)
    }
  }

  /// Does something with a case in one transaction with its audit.
  ///
  /// - Throws: `ServiceFault` if the case doesn't allow it, or the store can't be read or written.
  package mutating func perform(
    _ command: CaseCommand, onCase id: String, note: String?, at now: Instant
  ) throws(ServiceFault) -> CaseRecord {
    try guarded {
      CaseRecord(
        try store.perform(
          command, on: id, by: .machine, at: now, note: note.map { ClearText($0, .text) }))
    }
  }

  /// - Throws: `ServiceFault` if the store can't be written; nothing is changed then.
  package mutating func record(_ change: DirectoryChange) throws(ServiceFault) {
    try guarded {
      switch change {
      case .refunded(let order, let amount, _, let at):
        try store.recordMenuRefund(of: order, amount, isPaid: true, at: at)
      case .refundAsked(let order, let amount, let at):
        try store.recordMenuRefund(of: order, amount, isPaid: false, at: at)
      case .resent(let order, let at):
        try remember("recharge.resend", at, order: order)
        try store.setStatus(.processing, ofOrder: order)
      case .couponGranted(let caller, let amount, let at):
        try remember("coupon.grant", at, number: caller, amount: amount)
      case .heardOutreach(let id, let order, let at):
        try store.recordHeard(outreach: id, order: order, at: at)
      case .messageSent(let number, let text, let at):
        try remember("message.send", at, number: number, details: text)
      case .callbackBooked(let number, let skill, let callAt, let at):
        let details = JSONValue.object([
          "number": .text(number), "skill": .text(skill),
          "at": callAt.map { .text($0.description) },
        ])
        try remember("callback.book", at, number: number, details: details.compact)
        try owe(number: number, skill: skill, wanted: callAt, at: at)
      }
    }
  }

  /// - Throws: `ServiceFault` if the store can't be read or written, and what `body` throws; nothing
  ///   is changed then.
  package mutating func once(
    _ key: RequestKey, _ body: (inout Self) throws(ServiceFault) -> ServiceReply
  ) throws(ServiceFault) -> ServiceReply {
    let asked = MenuRequest(callID: key.callID, service: key.service, inputs: key.inputs)
    var copy = self
    let answer = try guarded {
      try store.once(asked, about: callingNumber, at: clock()) { proof in
        copy.request = (proof, key)
        return try Self.text(of: try body(&copy))
      }
    }
    return try guarded { try Self.reply(in: answer) }
  }

  // MARK: Requests

  private func reading<Result>(
    _ object: String, about number: PhoneNumber?, _ body: (Disclosure) throws -> Result
  ) throws(ServiceFault) -> Result {
    try guarded {
      if let request { return try body(request.proof) }
      return try store.disclosing(object, about: number, at: clock(), body)
    }
  }

  /// Books a callback for agents to work off; the same request books it once.
  private func owe(number: String, skill: String, wanted: Instant?, at: Instant) throws {
    let call = request?.key.callID ?? "menu"
    var asked = AskedCall(
      id: "s-\(call)-\(at.milliseconds)", .callback, in: call, from: CallingNumber(number), at: at)
    asked.skill = skill
    asked.wanted = wanted
    try store.keepOwedCall(asked)
  }

  private func remember(
    _ service: String, _ at: Instant, number: String? = nil, order: String? = nil,
    amount: Money? = nil, details: String? = nil
  ) throws {
    var action = MenuAction(service, number: Self.phone(number) ?? callingNumber, at: at)
    action.order = order
    action.amount = amount
    action.details = details.map { ClearText($0, .text) }
    try store.record(action)
  }

  /// A store that can't do it is a fault of the service; its text names no caller.
  private func guarded<Result>(_ body: () throws -> Result) throws(ServiceFault) -> Result {
    do {
      return try body()
    } catch let fault as ServiceFault {
      throw fault
    } catch {
      throw ServiceFault("\(error)")
    }
  }

  private static func phone(_ text: String?) -> PhoneNumber? {
    guard let text, case .number(let number) = CallingNumber(text) else { return nil }
    return number
  }

  private static func service(of gift: MenuGift) -> String {
    switch gift {
    case .refund: "refund.request"
    case .coupon: "coupon.grant"
    }
  }
}
