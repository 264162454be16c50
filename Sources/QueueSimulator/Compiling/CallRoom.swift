import Synchronization

/// For how many calls under way at a time earlier replications have made room.
///
/// Those that follow make it at once, instead of copying the calls each time that they are one too
/// many for it. Nothing but time depends on it.
final class CallRoom: Sendable {
  private let most = Atomic(16)

  var count: Int { most.load(ordering: .relaxed) }

  func widen(to count: Int) { most.max(count, ordering: .relaxed) }
}
