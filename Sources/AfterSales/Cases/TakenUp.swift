/// What became of a complaint that was taken up.
package struct TakenUp: Sendable {
  package var stored: StoredCase
  /// Whether it joined a case that was open already.
  package var isJoined: Bool

  package init(stored: StoredCase, isJoined: Bool) {
    self.stored = stored
    self.isJoined = isJoined
  }
}
