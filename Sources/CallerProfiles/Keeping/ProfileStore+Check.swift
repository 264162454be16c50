package import AfterSales
internal import Diagnostics

extension ProfileStore {
  /// At most this many findings of each part are listed; more tell nothing new.
  private static let mostFindings = 20

  /// Checks the database's pages and references, every key, every encrypted field, every blind
  /// index, and the audit.
  package func check(progress: (Int, Int) -> Void = { _, _ in }) throws -> [CheckFinding] {
    try connection.read {
      var findings = try checkPages()
      findings += try connection.rows("PRAGMA foreign_key_check") { row in
        CheckFinding(
          part: .references,
          message: Wording(
            zh: "\(row.text(0)) 指向不存在的 \(row.text(2))",
            en: "\(row.text(0)) refers to a missing \(row.text(2))"))
      }.prefix(Self.mostFindings)
      findings += try checkSubjects(progress: progress)
      findings += try verifyAudit().findings.prefix(Self.mostFindings).map {
        CheckFinding(part: .audit, message: $0.wording)
      }
      return findings
    }
  }

  private func checkPages() throws -> [CheckFinding] {
    try connection.rows("PRAGMA integrity_check(20)") { $0.text(0) }
      .filter { $0 != "ok" }
      .map { CheckFinding(part: .pages, message: Wording($0)) }
  }

  private func checkSubjects(progress: (Int, Int) -> Void) throws -> [CheckFinding] {
    let total = Int(try connection.integer("SELECT count(*) FROM subjects") ?? 0)
    var findings: [CheckFinding] = []
    var done = 0
    let subjects = try connection.prepare(
      "SELECT id FROM subjects WHERE wrapped_key IS NOT NULL ORDER BY id")
    while try subjects.step() {
      let id = subjects.integer(0)
      if findings.count < Self.mostFindings { findings += try checkSubject(id) }
      done += 1
      if done % 1_000 == 0 { progress(done, total) }
    }
    return findings
  }

  private func checkSubject(_ id: Int64) throws -> [CheckFinding] {
    let key: SubjectKey
    do {
      key = try self.key(of: id)
    } catch let error as StoreError {
      let message = Wording(
        zh: "第\(id)号的密钥：\(error.wording.zh)", en: "the key of subject \(id): \(error)")
      return [CheckFinding(part: .keys, message: message)]
    }
    var findings: [CheckFinding] = []
    var personal: [String: ClearText] = [:]
    for column in EncryptedColumn.all {
      for (row, envelope) in try envelopes(column, of: id) {
        do {
          let text = try open(envelope, column.kind, column.table, column.column, row, key)
          if column.table == "callers" { personal[column.column] = text }
        } catch let error as StoreError {
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
    let stored = try connection.first(
      "SELECT number_index, person_index FROM callers WHERE id = ?1", .integer(id)
    ) { ($0.optionalBlob(0), $0.optionalBlob(1)) }
    guard let stored else { return true }
    guard let number = personal["number"].flatMap({ PhoneNumber($0.unmasked) }) else {
      return stored.0 == nil && stored.1 == nil
    }
    let indexing = try master(key.version).indexing
    let person = personal["name"].map {
      BlindIndex.ofPerson(number, name: $0.unmasked, indexing)
    }
    return stored.0 == BlindIndex.of(number, indexing) && stored.1 == person
  }
}
