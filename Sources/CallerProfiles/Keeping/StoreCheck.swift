package import AfterSales
internal import Diagnostics

extension ProfileStore {
  /// Checks the database's pages, layout and references, every row, key, encrypted field and blind
  /// index, the audit, and whether rights and money are as it tells them.
  ///
  /// - Throws: `SQLiteError` if the database can't be read at all.
  package func check(progress: (Int, Int) -> Void = { _, _ in }) throws -> [CheckFinding] {
    try connection.read { try StoreCheck(store: self).findings(progress: progress) }
  }
}

/// Looks for everything that can be wrong with a store.
private struct StoreCheck {
  let store: ProfileStore

  /// At most this many findings of each part are listed; more tell nothing new.
  private static let mostFindings = 20

  func findings(progress: (Int, Int) -> Void) throws -> [CheckFinding] {
    let strange = try store.connection.strangeLayout().map {
      Wording(zh: "\($0) 不是本程序建立的样子", en: "the \($0) is not as this program makes it")
    }
    let pages = try store.connection.brokenPages().map { Wording($0) }
    let findings = part(.pages, pages) + part(.layout, strange)
    do {
      return try findings + contents(progress: progress)
    } catch let error as SQLiteError where !strange.isEmpty {
      // What was changed of the layout is needed to look further.
      return findings + part(.layout, [error.wording])
    }
  }

  private func part(_ part: CheckFinding.Part, _ messages: [Wording]) -> [CheckFinding] {
    messages.prefix(Self.mostFindings).map { CheckFinding(part: part, message: $0) }
  }

  private func contents(progress: (Int, Int) -> Void) throws -> [CheckFinding] {
    let references = try store.connection.brokenReferences().map {
      Wording(
        zh: "\($0.table) 指向不存在的 \($0.missing)",
        en: "\($0.table) refers to a missing \($0.missing)")
    }
    var findings = part(.references, references) + part(.rows, try damagedRows())
    findings += try checkSubjects(progress: progress)
    findings += part(.records, try RecordCheck(store).findings())
    return findings + part(.audit, try store.audit.verify().findings.map(\.wording))
  }

  /// The rows that hold what no version of this program writes.
  private func damagedRows() throws -> [Wording] {
    var found: [Wording] = []
    func read(_ body: () throws -> Void) throws {
      do {
        try body()
      } catch StoreError.damagedRow(_, let row) {
        found.append(
          Wording(zh: "\(row)：不认识其中的内容", en: "\(row): holds what this program can't have written"))
      } catch let error as StoreError where error.isDamage {
        // Keys, references and encrypted fields are looked through by themselves.
      }
    }
    let connection = store.connection
    for id in try connection.agents.ids() { try read { _ = try connection.agents.find(id) } }
    found += try store.bindings().damaged
    for number in try connection.cases.numbers() {
      try read { _ = try connection.cases.find(number) }
      try read { _ = try connection.caseEvents.of(number) }
    }
    let outreaches = try connection.outreaches.list(showsEnded: true)
    found += outreaches.damaged
    for outreach in outreaches {
      found += try connection.outreaches.targets(of: outreach.id).damaged
    }
    try connection.subjects.forEach { id, _ in
      guard found.count < Self.mostFindings else { return }
      try read { _ = try connection.callers.find(id) }
      found += try connection.orders.of(id, limit: .max).damaged
      found += try connection.contacts.of(id, limit: .max).damaged
      found += try connection.requests.refunds(of: id).damaged
      found += try connection.owedCalls.of(id).damaged
    }
    found += try connection.askedRights.all().damaged
    found += try connection.talks.all().damaged
    found += try connection.liveCalls.all().damaged
    found += try connection.liveAgents.all().damaged
    found += try connection.liveMemory.endings().damaged
    found += try connection.liveMemory.settings().damaged
    return found
  }

  private func checkSubjects(progress: (Int, Int) -> Void) throws -> [CheckFinding] {
    let total = try store.connection.subjects.count()
    var findings: [CheckFinding] = []
    var done = 0
    try store.connection.subjects.forEach { id, hasKey in
      if findings.count < Self.mostFindings {
        findings += try hasKey ? check(id) : checkErased(id)
      }
      done += 1
      if done % 1_000 == 0 { progress(done, total) }
    }
    return findings
  }

  /// Only an erased caller has no key.
  private func checkErased(_ id: Int64) throws -> [CheckFinding] {
    do {
      if try store.connection.callers.find(id)?.erasedAt != nil { return [] }
    } catch StoreError.damagedRow {
      // Told already.
      return []
    }
    let message = Wording(
      zh: "第\(id)号没有密钥，却不是已删除的客户",
      en: "subject \(id) has no key, though they were not erased")
    return [CheckFinding(part: .keys, message: message)]
  }

  private func check(_ id: Int64) throws -> [CheckFinding] {
    let key: SubjectKey
    do {
      key = try store.vault.key(of: id)
    } catch let error as StoreError {
      let message = Wording(
        zh: "第\(id)号的密钥：\(error.wording.zh)", en: "the key of subject \(id): \(error)")
      return [CheckFinding(part: .keys, message: message)]
    }
    var findings: [CheckFinding] = []
    var personal: [String: ClearText] = [:]
    for column in EncryptedColumn.all {
      for (row, envelope) in try column.envelopes(of: id, in: store.connection) {
        do {
          let text = try store.vault.open(envelope, column, row, key)
          if column.table == "callers" { personal[column.column] = text }
        } catch {
          let message = Wording(zh: "第\(id)号：\(error.wording.zh)", en: "subject \(id): \(error)")
          findings.append(CheckFinding(part: .fields, message: message))
        }
      }
    }
    if findings.isEmpty, try !hasSoundIndex(id, personal, key) {
      findings.append(
        CheckFinding(
          part: .indexes,
          message: Wording(
            zh: "按号码找不到第\(id)号客户", en: "caller \(id) is not found by the number")))
    }
    return findings
  }

  private func hasSoundIndex(
    _ id: Int64, _ personal: [String: ClearText], _ key: SubjectKey
  ) throws -> Bool {
    guard let stored = try store.connection.callers.index(of: id) else { return true }
    let number = personal["number"].flatMap { PhoneNumber($0.unmasked) }
    let master = try store.vault.master(key.version)
    return stored == store.vault.index(number: number, name: personal["name"], under: master)
  }
}
