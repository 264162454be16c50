internal import Digests

/// A piece of work as bytes, for whoever knows what they mean.
package struct RemoteJob: Sendable {
  /// How many shared parts a worker keeps; the oldest go first.
  static let mostShared = 4

  /// What several jobs have in common, which a worker gets once.
  package let shared: [UInt8]
  /// The SHA-256 of `shared`.
  package let digest: [UInt8]
  /// What is this job's alone.
  package let own: [UInt8]
  /// How much work it is, in units that are counted for people.
  let units: Int

  package init(shared: Shared, own: [UInt8], units: Int) {
    self.init(shared: shared.bytes, digest: shared.digest, own: own, units: units)
  }

  init(shared: [UInt8], digest: [UInt8], own: [UInt8], units: Int) {
    self.shared = shared
    self.digest = digest
    self.own = own
    self.units = units
  }

  /// The common part of several jobs.
  package struct Shared: Sendable {
    let bytes: [UInt8]
    let digest: [UInt8]

    package init(_ bytes: [UInt8]) {
      self.bytes = bytes
      digest = SHA256Digest.of(bytes)
    }
  }
}
