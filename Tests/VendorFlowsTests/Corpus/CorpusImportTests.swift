import Diagnostics
import FlowInterpreter
import Foundation
import RealData
import Testing
import VendorFlows

@Suite(
  .enabled(
    if: Corpus.isThere, "\(RealData.absence)"))
struct CorpusImportTests {
  @Test(arguments: ["connect", "studio"])
  func `every real flow can be written as a flow of ours that reads`(kind: String) throws {
    for path in try Corpus.files(kind) {
      let (library, id, _) = try Corpus.read(path)
      guard let library, let flow = library[id] else { continue }
      let file = FlowFileWriter(flow)
      let log = DiagnosticLog()
      let read = FlowReader.read(SourceText(path: "\(id).json5", text: file.text), log: log)
      let errors = log.diagnostics.filter { $0.severity == .error }
      #expect(errors.isEmpty, "\(path): \(errors.prefix(3).map(\.headline))")
      #expect(read?.nodes.map(\.id) == flow.nodes.map(\.id))
    }
  }
}
