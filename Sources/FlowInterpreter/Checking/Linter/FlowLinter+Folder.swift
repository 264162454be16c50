package import Diagnostics

extension FlowLinter {
  /// What the reader and the rules find in some flows of a folder, sorted by file and place.
  ///
  /// What they run is read, and what runs them, since a flow may break a rule only by what another one does.
  /// A flow that can't be read has no findings but the reader's, and what another flow may do with
  /// the values and ends of a flow is not judged while one can't be read.
  package static func findings(
    in ids: [String], of folder: FlowFolder, today: CivilDate? = nil
  ) -> [Diagnostic] {
    let log = DiagnosticLog()
    let all = ids.count == folder.ids.count ? ids : folder.neighbourhood(of: ids)
    let flows = flows(all, of: folder, log: log)
    let isWhole = flows.count == all.count
    let found = findings(in: flows, today: today).filter { finding in
      isWhole || !rulesAboutCallers.contains(finding.code)
    }
    let paths = Set(
      ids.compactMap(folder.path) + folder.calendars.ids.compactMap(folder.calendars.path))
    return Set(log.diagnostics + found).filter { diagnostic in
      paths.contains(diagnostic.file)
    }.sorted()
  }

  /// The rules that a flow keeps by what the flows that run it do.
  private static let rulesAboutCallers: Set<String> = Set(
    [LintRule.returnAtTop, .noWayToPerson, .setNeverRead, .readBeforeSet].map(\.id))

  /// The flows that can be read, with what they run where all can.
  private static func flows(_ ids: [String], of folder: FlowFolder, log: DiagnosticLog) -> [Flow] {
    if let library = FlowLibrary.read(ids, in: folder, log: log) { return library.flows }
    return ids.compactMap { id in
      // What is wrong with a file the library has said already.
      folder.flow(id, log: DiagnosticLog())
    }
  }
}
