package import Diagnostics
package import FlowInterpreter

extension MenuCall {
  /// Saves what a call without a live queue leaves to be done: messages, and callbacks.
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  package func keepOwed(_ session: CallSession<StoreDirectory>, began: Instant) throws {
    try keepMessages(session, began: began)
    var count = 0
    for entry in session.transcript.entries {
      guard case .callbackRegistered(let order) = entry.event else { continue }
      count += 1
      try keep(order, number: count, at: began + entry.at)
    }
  }

  /// Saves the messages that a call leaves.
  /// - Throws: `SQLiteError`, `StoreError` or `CryptoError`.
  func keepMessages(_ session: CallSession<StoreDirectory>, began: Instant) throws {
    var skill: String?
    for entry in session.transcript.entries {
      switch entry.event {
      case .queued(let queue, _): skill = queue
      case .ended(.voicemail(let own?)): skill = own
      default: break
      }
    }
    try keep(session.record.messages, began: began, skill: skill)
  }
}
