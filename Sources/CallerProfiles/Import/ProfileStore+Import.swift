package import AfterSales
package import Diagnostics

extension ProfileStore {
  /// Imports a file as one transaction: all of it, or (if `skipsBad`) all but the bad rows.
  ///
  /// Importing the same file again changes nothing.
  /// - Throws: `InvalidInput` with every bad row, unless `skipsBad`; nothing is changed then.
  package func importFile(
    _ source: ImportSource, skipsBad: Bool, by actor: String, at now: Instant
  ) throws -> ImportReport {
    try connection.write {
      var report = ImportReport()
      if let kind = source.kind { report.counts[kind] = .init() }
      func bad(_ place: SourcePlace, _ message: String) {
        report.bad.append(
          Diagnostic(.error, "bad-row", file: source.text.path, place: place, message))
      }
      // With few pages in memory a large change would lock readers out long before it is done.
      try connection.withLargeCache {
        try source.forEachRow(bad: bad) { kind, row in
          var importing = RowImport(store: self, actor: actor, now: now, row: RowReader(row))
          let saved = try importing.save(kind)
          report.warnings += importing.warnings.map {
            Diagnostic(.warning, "shared-number", file: source.text.path, place: row.place, $0)
          }
          guard let saved else {
            bad(row.place, importing.row.problems.joined(separator: "; "))
            return
          }
          switch saved {
          case .added: report.counts[kind, default: .init()].added += 1
          case .updated: report.counts[kind, default: .init()].updated += 1
          case .unchanged: report.counts[kind, default: .init()].unchanged += 1
          }
        }
      }
      if !report.bad.isEmpty, !skipsBad { throw InvalidInput(report.bad) }
      let totals = RecordKind.allCases.compactMap { kind in
        report.counts[kind].map { "\(kind.rawValue) +\($0.added) ~\($0.updated)" }
      }
      try audit.append(
        AuditEntry(
          at: now, actor: actor, .importFile, object: totals.joined(separator: ", "),
          found: report.bad.count))
      return report
    }
  }
}
