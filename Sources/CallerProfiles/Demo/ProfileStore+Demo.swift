internal import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Fills an empty store with invented callers, their orders, earlier calls and complaints, and
  /// some agents.
  ///
  /// The same seed gives the same people; their keys are random all the same.
  /// - Throws: `StoreError.notEmpty` if there are callers already; nothing is changed then.
  package func fillWithDemoData(
    callers count: Int, seed: UInt64, by actor: String, at now: Instant,
    progress: (Int) -> Void = { _ in }
  ) throws {
    try connection.write {
      guard try connection.integer("SELECT count(*) FROM subjects") == 0 else {
        throw StoreError.notEmpty(path: path)
      }
      for agent in DemoData.agents { _ = try save(agent) }
      try connection.withLargeCache {
        let master = try writingMaster()
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
      try appendAudit([
        AuditEntry(at: now, actor: actor, .importFile, object: "demo callers", found: count)
      ])
    }
  }

  private func write(
    _ caller: DemoData.DemoCaller, id: Int64, under master: MasterKey, at now: Instant
  ) throws {
    guard case .number(let number) = CallingNumber(caller.number) else {
      preconditionFailure("demo data: numbers must be readable (was not, caller \(id))")
    }
    let key = try cipher.makeKey(of: id, under: master)
    try connection.run(
      "INSERT INTO subjects (id, wrapped_key, key_version) VALUES (?1, ?2, ?3)",
      .integer(id), .blob(try cipher.wrap(key, under: master)), .integer(master.version))
    func seal(_ text: String, _ kind: ClearText.Kind, _ column: String) throws -> SQLValue {
      .blob(try self.seal(ClearText(text, kind), "callers", column, String(id), key))
    }
    try connection.run(
      """
      INSERT INTO callers (id, number_index, person_index, number, name, account, tier, region,
        tags, created_at)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '', ?9)
      """,
      .integer(id), .blob(BlindIndex.of(number, master.indexing)),
      .blob(BlindIndex.ofPerson(number, name: caller.name, master.indexing)),
      try seal(caller.number, .number, "number"), try seal(caller.name, .name, "name"),
      try seal(caller.account, .account, "account"), .text(caller.tier), .text(caller.region),
      .integer(now.milliseconds))
    for (order, account) in zip(caller.orders, caller.accounts) {
      try insert(order, ClearText(account, .account), key)
    }
    for contact in caller.contacts { try insert(contact, key) }
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
