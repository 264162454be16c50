package import AfterSales
internal import Diagnostics

extension ProfileStore {
  /// Checks the database's pages and references, every key, every encrypted field, every blind
  /// index, and the audit.
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
    var findings = try store.connection.brokenPages().map {
      CheckFinding(part: .pages, message: Wording($0))
    }
    findings += try store.connection.brokenReferences().prefix(Self.mostFindings).map {
      CheckFinding(
        part: .references,
        message: Wording(
          zh: "\($0.table) 指向不存在的 \($0.missing)",
          en: "\($0.table) refers to a missing \($0.missing)"))
    }
    findings += try checkSubjects(progress: progress)
    findings += try store.audit.verify().findings.prefix(Self.mostFindings).map {
      CheckFinding(part: .audit, message: $0.wording)
    }
    return findings
  }

  private func checkSubjects(progress: (Int, Int) -> Void) throws -> [CheckFinding] {
    let total = try store.connection.subjects.count()
    var findings: [CheckFinding] = []
    var done = 0
    try store.connection.subjects.forEachWithKey { id in
      if findings.count < Self.mostFindings { findings += try check(id) }
      done += 1
      if done % 1_000 == 0 { progress(done, total) }
    }
    return findings
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
    guard let number = personal["number"].flatMap({ PhoneNumber($0.unmasked) }) else {
      return stored == .init()
    }
    let master = try store.vault.master(key.version)
    return stored == store.vault.index(number: number, name: personal["name"], under: master)
  }
}
