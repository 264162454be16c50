internal import Synchronization

/// Keeps what is worked out again and again, for all who ask.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let known = Mutex<[Key: Value]>([:])

  /// What was worked out for a key before, else what is now.
  func value(of key: Key, or make: () -> Value) -> Value {
    if let value = known.withLock({ $0[key] }) { return value }
    let value = make()
    known.withLock { $0[key] = value }
    return value
  }
}
