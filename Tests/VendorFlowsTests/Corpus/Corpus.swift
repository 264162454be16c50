import Diagnostics
import FlowInterpreter
import Foundation
import RealData
import Testing
import VendorFlows

/// Real flows of other systems, where they lie beside the checkout.
enum Corpus {
  static let folder = RealData.path("corpus")

  static var isThere: Bool { RealData.has("corpus") }

  /// The paths of all files of a kind, sorted.
  static func files(_ kind: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(kind)").sorted()
      .filter { $0.hasSuffix(".json") }.map { "\(folder)/\(kind)/\($0)" }
  }

  /// A flow by itself, with what was found.
  static func read(_ path: String) throws -> (library: FlowLibrary?, id: String, log: DiagnosticLog)
  {
    let source = try SourceText(contentsOf: path)
    let folder = FlowFolder([source], others: VendorSystems.readers)
    let log = DiagnosticLog()
    let id = folder.ids[0]
    return (FlowLibrary.read([id], in: folder, log: log), id, log)
  }
}
