package import FlowInterpreter

/// The other systems whose flows can be read.
package enum VendorSystems {
  /// What reads a folder of flows passes these, so that all commands take the same files.
  package static let readers = readers(unknown: .refused)

  /// For calls alone, which may never come to a block that isn't known here.
  package static let readersForCalls = readers(unknown: .fail)

  private static func readers(unknown: UnknownBlocks) -> [any ForeignFlowReader] {
    [ConnectReader(unknown: unknown), StudioReader(unknown: unknown)]
  }
}
