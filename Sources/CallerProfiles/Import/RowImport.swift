internal import AfterSales
internal import Diagnostics

/// Saves what one row describes.
struct RowImport {
  let store: ProfileStore
  let actor: String
  let now: Instant
  var row: RowReader
  /// Whether there were supervisors before, who must agree to greater rights.
  var asksSecondPerson = false
  private(set) var warnings: [ImportFaults.Problem] = []

  init(store: ProfileStore, actor: String, now: Instant, row: RowReader) {
    (self.store, self.actor, self.now, self.row) = (store, actor, now, row)
  }

  /// Saves what a row describes; `nil` if the reader found it bad.
  mutating func save(_ kind: RecordKind) throws -> Saved? {
    switch kind {
    case .callers: try saveCaller()
    case .orders: try saveOrder()
    case .contacts: try saveContact()
    case .agents: try saveAgent()
    case .cases: try saveCase()
    }
  }

  private mutating func saveCaller() throws -> Saved? {
    var facts = CallerFacts(number: nil, name: row.clear("name", .name))
    facts.externalID = row.id("id")
    switch CallingNumber(row.requiredText("number") ?? "0") {
    case .number(let number):
      facts.number = number
      warn(of: number, "number")
    case .withheld:
      if row.problems.isEmpty {
        row.problem(
          "number", Wording(zh: "是隐藏号码，不建立资料", en: "is withheld; no profile is made for it"))
      }
    case .unreadable: row.refuse("number", Wording(zh: "不是电话号码", en: "is no telephone number"))
    }
    facts.account = row.clear("account", .account)
    facts.note = row.clear("note", .text, atMost: 4_000)
    facts.more = row.row.more.map { ClearText($0, .text) }
    facts.tier = row.text("tier")
    facts.region = row.text("region")
    facts.tags = row.list("tags")
    guard row.problems.isEmpty else { return nil }
    do {
      return try store.save(facts, at: now).1
    } catch StoreError.personOfAnother {
      row.problem("id", StoreError.personOfAnother.wording)
      return nil
    }
  }

  private mutating func warn(_ column: String, _ message: Wording) {
    warnings.append(.init(row.row.place(of: column), row.told(column, message)))
  }

  /// Warns of a number that nobody can have, such as one that lost a digit.
  private mutating func warn(of number: PhoneNumber, _ column: String) {
    if !number.isSomebodys {
      warn(
        column,
        Wording(
          zh: "不会是任何人的号码（手机号11位，其他号码带区号）",
          en: "nobody can have this number (a mobile number has 11 digits, others their area code)")
      )
    }
  }

  private static let chineseStatuses: KeyValuePairs<String, OrderStatus> = [
    "未支付": .unpaid, "待支付": .unpaid, "未付款": .unpaid, "已支付": .paid, "处理中": .processing,
    "充值中": .processing, "发货中": .processing, "延迟": .delayed, "已延迟": .delayed,
    "已到账": .delivered, "已完成": .delivered, "已发货": .delivered, "交易成功": .delivered,
    "失败": .failed, "充值失败": .failed, "退款中": .refunding, "已退款": .refunded, "退款成功": .refunded,
  ]

  private mutating func saveOrder() throws -> Saved? {
    let id = row.requiredID("id")
    let product = row.text("product")
    // A missing amount stays missing: nobody may take it for 0 and pay it back.
    let amount = row.money("amount")
    let placedAt = row.instant("placedAt")
    let status = row.oneOf(OrderStatus.self, "status", chinese: Self.chineseStatuses)
    let account = row.clear("account", .account)
    let (kind, channel) = (row.text("kind"), row.text("channel"))
    let (region, paidAt) = (row.text("region"), row.instant("paidAt"))
    let supplier = row.text("supplier")
    let deliveredAt = row.instant("deliveredAt")
    if let amount, amount.cents < 0 {
      row.problem("amount", Wording(zh: "小于0", en: "is less than 0"))
    }
    let caller = try caller(isOptional: false)
    guard row.problems.isEmpty, let id, let caller else { return nil }
    var order = Order(id: id, callerID: caller)
    order.product = product
    order.kind = kind
    order.amount = amount
    order.status = status
    order.placedAt = placedAt
    order.paidAt = paidAt
    order.deliveredAt = deliveredAt
    order.channel = channel
    order.region = region
    order.supplier = supplier
    do {
      return try store.save(order, account: account)
    } catch StoreError.orderOfAnother {
      row.problem(
        "id", Wording(zh: "该订单已属于另一位客户", en: "this order belongs to another caller already"))
      return nil
    }
  }

  private mutating func saveContact() throws -> Saved? {
    let id = row.requiredID("id")
    let at = row.requiredInstant("at")
    let caller = try caller(isOptional: true)
    guard let id, let at else { return nil }
    var contact = Contact(id: id, at: at, path: row.list("path") ?? [])
    contact.flow = row.text("flow")
    contact.entered = row.clear("entered", .text)
    contact.skill = row.text("skill")
    contact.waited = row.duration("waited")
    contact.talked = row.duration("talked")
    contact.agent = row.text("agent")
    contact.disposition = row.text("disposition")
    contact.note = row.clear("note", .text, atMost: 4_000)
    guard row.problems.isEmpty else { return nil }
    let saved = try store.save(contact, of: caller)
    if saved == .updated { try store.tellCall(id, by: actor, at: now) }
    return saved
  }

  private mutating func saveAgent() throws -> Saved? {
    let id = row.requiredText("id")
    let name = row.text("name")
    let level = row.oneOf(
      AgentLevel.self, "level",
      chinese: [
        "一线": .frontLine, "资深": .senior, "高级": .senior, "投诉": .complaint, "风控": .risk,
        "主管": .supervisor,
      ])
    let (skills, limit) = (row.list("skills"), row.money("refundLimit"))
    if let limit, limit.cents < 0 {
      row.problem("refundLimit", Wording(zh: "小于0", en: "is less than 0"))
    }
    guard row.problems.isEmpty, let id else { return nil }
    if id == CaseEvent.machine {
      row.problem(
        "id",
        Wording(
          zh: "审计和工单用它称呼机器，不能作坐席编号",
          en: "is what audit and cases call the machine, and no agent's"))
      return nil
    }
    if !Identifier.isID(id) {
      row.refuse(
        "id",
        Wording(
          zh: "不是坐席编号：小写字母、数字和连字符，以字母开头",
          en: "is no agent's id: small letters, digits and dashes, a letter first"))
      return nil
    }
    let agent = Agent(
      id: id, name: name ?? id, level: level ?? .frontLine, skills: skills ?? [],
      refundLimit: limit)
    guard asksSecondPerson, agent.needsSecondPerson(after: try store.agent(id)) else {
      return try store.save(agent, by: actor, at: now)
    }
    try store.ask(for: agent, by: actor, at: now)
    return .waiting(agent: id)
  }

  private mutating func saveCase() throws -> Saved? {
    let id = row.requiredText("id")?.halfWidth
    if let id, !(4...32).contains(id.count) || !id.allSatisfy({ ("0"..."9").contains($0) }) {
      row.refuse(
        "id", Wording(zh: "不是受理编号：应为4至32位数字", en: "is no acceptance number: 4 to 32 digits"))
    }
    let stage = row.oneOf(
      CaseStage.self, "stage",
      chinese: [
        "已提交": .submitted, "初步核实": .verifying, "部门处理": .handling, "已给结果": .resolved,
        "客户确认": .confirmed,
      ])
    let level = row.text("level").map { Int($0.halfWidth) ?? -1 }
    if let level, !(0...CasePolicy.current.escalations).contains(level) {
      row.refuse(
        "level",
        Wording(
          zh: "不是0…\(CasePolicy.current.escalations)的数",
          en: "is no number in 0…\(CasePolicy.current.escalations)"))
    }
    let kindText = row.text("kind") ?? "complaint"
    let known = IssueKind.known.first { $0.wording.zh == kindText }
    // Flows may have kinds of their own, which have ids as everything there.
    if known == nil, !Identifier.isID(kindText) {
      row.refuse(
        "kind", kindText, noneOf: IssueKind.known.map(\.rawValue),
        chinese: IssueKind.known.map(\.wording.zh))
    }
    let kind = known ?? IssueKind(rawValue: kindText)
    let (opened, order) = (row.instant("openedAt"), row.id("order"))
    let team = row.oneOf(
      CaseTeam.self, "taskTeam",
      chinese: [
        "技术": .technical, "技术组": .technical, "风控": .risk, "风控组": .risk, "供货商": .supplier,
        "财务团队": .finance, "财务组": .finance,
      ])
    let taskDue = row.instant("taskDue")
    // One that is there and wrong is told as such.
    if (row.row.values["taskTeam"] == nil) != (row.row.values["taskDue"] == nil) {
      row.problem(
        row.row.values["taskTeam"] == nil ? "taskTeam" : "taskDue",
        Wording(
          zh: "缺失：taskTeam 和 taskDue 必须同时给出", en: "is missing: taskTeam and taskDue go together"))
    }
    let told = [row.clear("text", .text, atMost: 4_000), row.clear("demand", .text, atMost: 4_000)]
      .compactMap { $0?.unmasked }
    let caller = try caller(isOptional: true)
    guard row.problems.isEmpty, let id else { return nil }
    var takeover = CaseTakeover(number: id, kind: kind, openedAt: opened ?? now)
    takeover.order = order
    takeover.caller = caller
    takeover.stage = stage ?? .submitted
    takeover.escalations = level ?? 0
    if let team, let taskDue { takeover.task = .init(team, dueAt: taskDue) }
    if !told.isEmpty { takeover.text = ClearText(told.joined(separator: "\n"), .text) }
    if let order, takeover.stage != .confirmed, let open = try store.openCase(ofOrder: order),
      open.number != id
    {
      row.problem("order", Wording(zh: "已有未结工单", en: "has an open case already"))
      return nil
    }
    return try store.takeOver(takeover)
  }

  /// The caller that an order or call names: by number, else by the shop's id.
  ///
  /// A number nobody has yet makes a profile without a name. Of several who share it, the first
  /// registered is taken, and the user warned.
  /// - Returns: `nil` if the row is bad, or the number withheld and that is allowed.
  private mutating func caller(isOptional: Bool) throws -> Int64? {
    guard isOptional || row.isThere("caller"), let text = row.text("caller")?.halfWidth else {
      return nil
    }
    if let id = try store.connection.callers.id(ofExternalID: text) { return id }
    switch CallingNumber(text) {
    case .withheld:
      if !isOptional { row.problem("caller", Wording(zh: "是隐藏号码", en: "is a withheld number")) }
    case .unreadable:
      row.refuse(
        "caller",
        Wording(zh: "既不是电话号码，也不是客户编号", en: "is neither a telephone number nor a caller's id"))
    case .number(let number):
      guard row.problems.isEmpty else { return nil }
      warn(of: number, "caller")
      let sharing = try store.callers(of: number)
      if sharing.count > 1 {
        warn(
          "caller",
          Wording(
            zh: "有\(sharing.count)人共用这个号码，取最先登记的一位（写明客户编号可以区分）",
            en: "\(sharing.count) people share this number; taken for the one registered first "
              + "(name the caller's id to tell them apart)"))
      }
      return try sharing.first?.id ?? store.save(CallerFacts(number: number), at: now).caller
    }
    return nil
  }
}
