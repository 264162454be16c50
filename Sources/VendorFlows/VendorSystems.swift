package import FlowInterpreter

/// The other systems whose flows can be read.
package enum VendorSystems {
  /// What reads a folder of flows passes these, so that all commands take the same files.
  package static let readers: [any ForeignFlowReader] = [ConnectReader(), StudioReader()]
}
