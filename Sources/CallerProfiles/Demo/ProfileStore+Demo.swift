internal import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Fills an empty store with invented callers, their orders, earlier calls and complaints, and
  /// some agents; a database in which nothing was done becomes one for practice.
  ///
  /// The same seed gives the same people; their keys are random all the same.
  /// - Throws: `StoreError.notEmpty` if there are callers already, `StoreError.notForPractice` if
  ///   anything else was done; nothing is changed then.
  package func fillWithDemoData(
    callers count: Int, seed: UInt64, by actor: String, at now: Instant,
    progress: (Int) -> Void = { _ in }
  ) throws {
    try connection.write {
      guard try connection.subjects.count() == 0 else {
        throw StoreError.notEmpty(path: path)
      }
      try becomePractice(by: actor, at: now)
      try connection.withLargeCache {
        let master = try vault.writingMaster()
        var data = DemoData(seed: seed, now: now)
        var source = DemoComplaints(seed: seed, callers: count, now: now)
        var complaints: [DemoComplaints.Complaint] = []
        for index in 0..<count {
          let caller = data.caller(index, id: Int64(index + 1))
          try write(caller, id: Int64(index + 1), under: master, at: now)
          complaints += caller.orders.compactMap { source.complaint(about: $0) }
          if index % 1_000 == 999 { progress(index + 1) }
        }
        try play(complaints)
      }
      for agent in DemoData.agents { _ = try save(agent, by: actor, at: now) }
      try audit.append(
        AuditEntry(at: now, actor: actor, .importFile, object: "demo callers", found: count))
    }
  }

  private func write(
    _ invented: DemoData.DemoCaller, id: Int64, under master: MasterKey, at now: Instant
  ) throws {
    let key = try vault.makeSubject(id, under: master)
    try write(
      Caller(
        id: id, externalID: nil, number: ClearText(invented.number, .number),
        name: ClearText(invented.name, .name), account: ClearText(invented.account, .account),
        note: nil, more: nil, tier: invented.tier, region: invented.region, tags: [],
        createdAt: now, erasedAt: nil), key)
    for (order, account) in zip(invented.orders, invented.accounts) {
      try write(order, ClearText(account, .account), key)
    }
    for contact in invented.contacts { try write(contact, key) }
  }

  /// Takes the complaints up and works on them as agents would, in the order of time.
  private func play(_ complaints: [DemoComplaints.Complaint]) throws {
    // 0 is the opening, the others are the steps after it.
    var agenda: [(at: Instant, complaint: Int, step: Int)] = []
    for (index, complaint) in complaints.enumerated() {
      agenda.append((complaint.openedAt, index, 0))
      agenda += complaint.steps.enumerated().map { ($1.at, index, $0 + 1) }
    }
    agenda.sort { $0 < $1 }
    var numbers: [Int: String] = [:]
    for entry in agenda {
      let complaint = complaints[entry.complaint]
      if let number = numbers[entry.complaint] {
        let step = complaint.steps[entry.step - 1]
        try perform(step.command, on: number, by: step.actor, at: step.at)
      } else {
        numbers[entry.complaint] = try takeUp(
          complaint.draft, by: complaint.actor, rules: DemoComplaints.rules, at: entry.at
        ).stored.number
      }
    }
  }
}
