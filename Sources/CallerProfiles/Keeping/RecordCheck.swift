internal import AfterSales
internal import Diagnostics

/// Looks whether rights and money, cases and calls are as the audit tells them.
struct RecordCheck {
  let store: ProfileStore
  let told: AuditedState

  init(_ store: ProfileStore) throws {
    self.store = store
    told = try AuditedState(store.connection.audit)
  }

  func findings() throws -> [Wording] {
    try agents() + menuLimit() + wishes() + accounts() + refunds() + cases() + calls()
      + owedCalls() + tables()
  }

  /// Whatever was changed behind the program: the sums tell in which tables, not in which rows.
  private func tables() throws -> [Wording] {
    try (store.sums.changed(store.connection) ?? []).map { table, rows, expected in
      rows == expected
        ? Wording(
          zh: "表 \(table) 有内容在程序之外被改动",
          en: "rows of the table \(table) were changed behind the program")
        : Wording(
          zh: "表 \(table) 在程序之外被改动：现有\(rows)行，应有\(expected)行",
          en: "the table \(table) was changed behind the program: it has \(rows) rows, not "
            + "\(expected)")
    }
  }

  private func agents() throws -> [Wording] {
    let there = try store.connection.agents.ids()
    var findings = told.takenOverAgain.map { id in
      Wording(
        zh: "坐席 \(id) 的权限在审计已有记录之后又从表里补记", en: "the rights of agent \(id) were taken over again")
    }
    findings += try there.compactMap { id in
      // One that can't be read is told as such.
      guard let agent = try unlessDamaged({ try store.agent(id) }), agent.rights != told.rights[id]
      else { return nil }
      return Wording(
        zh: "坐席 \(id)：表里是 \(agent.rights)，审计记录是 \(told.rights[id] ?? "无")",
        en: "agent \(id) is \(agent.rights), the audit tells \(told.rights[id] ?? "of none")")
    }
    return findings + missing(told.rights.keys, Set(there), zh: "坐席", en: "agent")
  }

  /// What the menu may pay back is what emergency plans in force made of it.
  private func menuLimit() throws -> [Wording] {
    let limit = try store.connection.liveMemory.planned(.refundLimit)
    guard limit != told.raisedLimit else { return [] }
    return [
      Wording(
        zh: "自助退款的上限：表里是 \(limit ?? "无")，审计记录是 \(told.raisedLimit ?? "无")（分）",
        en: "the limit of the menu's refunds is \(limit ?? "none"), the audit tells of "
          + "\(told.raisedLimit ?? "none") (in cents)")
    ]
  }

  /// What waits to be agreed to is what was asked for, by whom the audit tells.
  private func wishes() throws -> [Wording] {
    let there = try store.askedRights()
    let changed = there.filter { wish in
      told.asked[wish.agent.id]
        != AuditedState.AskedFor(rights: wish.agent.rights, actor: wish.actor)
    }
    return changed.map { wish in
      Wording(
        zh: "坐席 \(wish.agent.id) 待批的权限与审计记录不符",
        en: "the rights that wait for agent \(wish.agent.id) are not as the audit tells them")
    }
      + missing(
        told.asked.keys, Set(there.map(\.agent.id)), zh: "待批权限", en: "wish for the rights of")
  }

  private func accounts() throws -> [Wording] {
    // One that wasn't written with the key is told as damaged.
    let there = try store.connection.accountBindings.all().map(\.binding)
    return there.filter { told.accounts[$0.name] != $0.agent }.map { binding in
      Wording(
        zh: "账户 \(binding.name)：表里属于 \(binding.agent)，审计记录是 "
          + (told.accounts[binding.name] ?? "无"),
        en: "account \(binding.name) is bound to \(binding.agent), the audit tells of "
          + (told.accounts[binding.name] ?? "none"))
    } + missing(told.accounts.keys, Set(there.map(\.name)), zh: "账户", en: "account")
  }

  private func refunds() throws -> [Wording] {
    var there: [String: AuditedState.ToldRefund] = [:]
    try store.connection.subjects.forEach { subject, _ in
      for refund in try store.connection.requests.refunds(of: subject) {
        there[refund.id] = AuditedState.ToldRefund(
          order: refund.order, amount: refund.amount.description, agent: refund.agent,
          outcome: refund.outcome, approver: refund.approver)
      }
    }
    let changed = try there.filter {
      try told.refunds[$0.key] != $0.value || isChanged(.refund, $0.key, told.refundSums)
    }
    return changed.keys.sorted().map { id in
      Wording(
        zh: "退款 \(id) 与审计记录不符", en: "refund \(id) is not as the audit tells it")
    } + missing(told.refunds.keys, Set(there.keys), zh: "退款", en: "refund")
  }

  private func cases() throws -> [Wording] {
    let there = try store.connection.cases.numbers()
    let changed = try there.filter { number in
      guard let stored = try unlessDamaged({ try store.complaint(number) }) else { return false }
      let events = stored.events.map {
        AuditedState.event(at: $0.at.milliseconds, by: $0.actor, $0.change.name[...])
      }
      // A case that was taken over began elsewhere, in one import with others.
      let begun = stored.events.firstIndex { event in
        if case .takenOver = event.change { true } else { false }
      }
      let told = told.events[number] ?? []
      let agrees =
        try store.connection.cases.agrees(with: stored.complaint)
        && !isChanged(.complaint, number, self.told.caseSums)
      return !agrees || Array(events.dropFirst(begun.map { $0 + 1 } ?? 0)) != told
    }
    return changed.map { number in
      Wording(
        zh: "投诉 \(number) 与审计记录或自身的经过不符",
        en: "case \(number) is not as the audit and its own events tell it")
    } + missing(told.events.keys, Set(there), zh: "投诉", en: "case")
  }

  private func calls() throws -> [Wording] {
    let gone = try told.calls.filter { try store.connection.contacts.subject(of: $0) == nil }
    // One that goes on is told when it is over.
    let changed = try told.calls.sorted().filter { id in
      try !gone.contains(id) && isChanged(.call, id, told.callSums)
        && store.connection.liveCalls.number(of: id) == nil
    }
    return missing(gone, [], zh: "通话", en: "call")
      + changed.map { id in
        Wording(zh: "通话 \(id) 与审计记录不符", en: "call \(id) is not as the audit tells it")
      }
  }

  private func owedCalls() throws -> [Wording] {
    var there: [String: String] = [:]
    for kind in OwedCall.Kind.allCases {
      for row in try store.connection.owedCalls.list(kind, showsDone: true, limit: .max) {
        there[row.owed.id] = row.owed.state.rawValue
      }
    }
    let changed = try told.owed.filter { id, state in
      guard let known = there[id] else { return false }
      return try known != state || isChanged(.owedCall, id, told.owedSums)
    }
    return changed.keys.sorted().map { id in
      Wording(
        zh: "留言或回电 \(id) 与审计记录不符", en: "message or callback \(id) is not as the audit tells it")
    } + missing(told.owed.keys, Set(there.keys), zh: "留言或回电", en: "message or callback")
  }

  /// Whether something is written down now that the audit doesn't tell.
  private func isChanged(
    _ kind: RecordSum.Kind, _ id: String, _ sums: [String: RecordSum]
  ) throws -> Bool {
    guard let sum = sums[id] else { return false }
    return try RecordSum(kind, id, in: store.connection) != sum
  }

  private func missing(
    _ told: some Collection<String>, _ there: Set<String>, zh: String, en: String
  ) -> [Wording] {
    told.filter { !there.contains($0) }.sorted().map { id in
      Wording(zh: "审计记录里的\(zh) \(id) 不见了", en: "\(en) \(id), which the audit tells of, is missing")
    }
  }
}
