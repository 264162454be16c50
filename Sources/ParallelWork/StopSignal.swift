package import Synchronization

/// Raised, from any thread, to end work early with what is done.
package final class StopSignal: Sendable {
  /// The signal itself, for loops that look at it too often to ask for it anew.
  package let flag = Atomic<Bool>(false)

  package init() {}

  /// Asks the work to end; it can't be taken back.
  package func raise() { flag.store(true, ordering: .relaxed) }

  package var isRaised: Bool { flag.load(ordering: .relaxed) }
}
