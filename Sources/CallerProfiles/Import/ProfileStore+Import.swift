package import AfterSales
package import Diagnostics
internal import Digests

extension ProfileStore {
  /// Imports a file as one transaction: all of it, or (if `skipsBad`) all but the bad rows.
  ///
  /// Importing the same file again changes nothing.
  /// - Throws: `InvalidInput` with every bad row, unless `skipsBad`; nothing is changed then.
  package func importFile(
    _ source: ImportSource, skipsBad: Bool, by actor: String, at now: Instant
  ) throws -> ImportReport {
    try connection.write {
      var report = ImportReport(of: source.text.path)
      let hasSupervisors = try hasSupervisors
      if let kind = source.kind { report.counts[kind] = .init() }
      // By hash, since a file may have millions.
      var taken: Set<Int> = []
      var longNumbers = LongNumbers()
      func bad(_ problem: ImportFaults.Problem) { report.badRows.add([problem]) }
      // With few pages in memory a large change would lock readers out long before it is done.
      try connection.withLargeCache {
        try source.forEachRow(found: { report.found = $0 }, bad: bad) { kind, row in
          longNumbers.note(row)
          var importing = RowImport(store: self, actor: actor, now: now, row: RowReader(row))
          importing.asksSecondPerson = hasSupervisors
          let saved = try importing.save(kind)
          for warning in importing.warnings { report.doubtfulRows.add([warning]) }
          guard let saved else {
            report.badRows.add(importing.row.problems)
            return
          }
          switch saved {
          case .added: report.counts[kind, default: .init()].added += 1
          case .updated:
            report.counts[kind, default: .init()].updated += 1
            if let id = row.id(of: kind), taken.contains(id) {
              report.repeatedRows.add([.init(row.place(of: "id"), Self.replacesEarlierRow)])
            }
          case .unchanged: report.counts[kind, default: .init()].unchanged += 1
          case .waiting(let agent): report.waitingRights.append(agent)
          }
          if let id = row.id(of: kind) { taken.insert(id) }
        }
      }
      for warning in longNumbers.warnings { report.roundedRows.add([warning]) }
      if !report.badRows.isEmpty, !skipsBad { throw InvalidInput(report.bad) }
      let totals = RecordKind.allCases.compactMap { kind in
        report.counts[kind].map { "\(kind.rawValue) +\($0.added) ~\($0.updated)" }
      }
      try audit.append(
        AuditEntry(
          at: now, actor: actor, .importFile,
          object: totals.joined(separator: ", ") + ", of a file with digest "
            + SHA256Digest.hexadecimal(of: source.text.bytes).prefix(16),
          found: report.badRows.rows))
      return report
    }
  }

  private static let replacesEarlierRow = Wording(
    zh: "id：文件里前面已有这个编号，内容不同；以后面的为准",
    en: "id: an earlier row of the file has this id and says something else; the later one counts")
}

extension ImportRow {
  /// The hash of the id that a row has among those of its kind; `nil` if it has none.
  fileprivate func id(of kind: RecordKind) -> Int? {
    guard case .text(let text)? = values["id"] else { return nil }
    var hasher = Hasher()
    hasher.combine(kind)
    hasher.combine(text.halfWidth)
    return hasher.finalize()
  }
}
