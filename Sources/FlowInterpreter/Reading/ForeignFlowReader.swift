package import Diagnostics

/// Reads flows that were made in another system, as that system writes them.
///
/// Whoever reads a folder of flows says which systems' files it may have.
package protocol ForeignFlowReader: Sendable {
  /// What its files are, with an article, such as `a Twilio Studio definition`.
  var kind: Wording { get }

  /// Whether a document looks as if it was one of the system's flows.
  func recognizes(_ document: LocatedValue) -> Bool

  /// The flow of a document; what is wrong with it is reported.
  ///
  /// - Parameter id: what flows of ours call it.
  /// - Returns: `nil` if there are errors, which are then in the log.
  func flow(
    _ document: LocatedValue, id: String, source: SourceText, log: DiagnosticLog
  ) -> Flow?
}

extension [any ForeignFlowReader] {
  /// The flow of a file whose system is found out.
  package func flow(id: String, source: SourceText, log: DiagnosticLog) -> Flow? {
    let document: LocatedValue
    do throws(InvalidInput) {
      document = try JSON5Parser.parse(source)
    } catch {
      log.add(contentsOf: error.diagnostics)
      return nil
    }
    guard let reader = first(where: { $0.recognizes(document) }) else {
      let (zh, en) = (map(\.kind.zh), map(\.kind.en))
      log.add(
        Diagnostic(
          .error, "unknown-system", in: source, at: document.offset,
          Wording(
            zh: "文件不是\(zh.joined(separator: "，也不是"))",
            en: "the file is neither \(en.joined(separator: " nor "))"),
          hint: Wording(
            zh: "自己的流程以 .json5 结尾；别的文件请移出流程文件夹",
            en: "flows of ours are named .json5; take other files out of the folder of flows")))
      return nil
    }
    let ownLog = DiagnosticLog()
    let flow = reader.flow(document, id: id, source: source, log: ownLog)
    log.add(contentsOf: ownLog.diagnostics)
    return ownLog.hasErrors ? nil : flow
  }
}
