import Diagnostics
import FlowInterpreter
import Foundation
import VendorFlows

/// Where real flows of other systems lie.
enum CorpusFolder {
  /// That no folder is named.
  struct NotNamed: Error, CustomStringConvertible {
    let description = "HOTLINE_VENDOR_FLOWS names the folders of flows, with ':' between them"
  }

  /// The paths of all flows, sorted by folder and name.
  static func files() throws -> [String] {
    guard let named = ProcessInfo.processInfo.environment["HOTLINE_VENDOR_FLOWS"] else {
      throw NotNamed()
    }
    return try named.split(separator: ":").flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: String(folder)).sorted()
        .filter { $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }
    }
  }

  /// A flow by itself; `nil` if it can't be read.
  static func flow(_ source: SourceText) -> (library: FlowLibrary, id: String)? {
    let folder = FlowFolder([source], others: VendorSystems.readers)
    let id = folder.ids[0]
    return FlowLibrary.read([id], in: folder, log: DiagnosticLog()).map { ($0, id) }
  }
}

/// Seconds of processor time that this process has taken.
func processorSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
