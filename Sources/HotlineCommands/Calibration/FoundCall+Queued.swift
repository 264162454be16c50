internal import AfterSales
internal import CallRecords
internal import Diagnostics

/// A call of our own live queue as one that is learnt from: where the two rooms meet.
extension FoundCall {
  /// - Throws: `StillGoingOn` if it isn't over.
  init(_ call: QueuedCall) throws(StillGoingOn) {
    let began = call.at.inSeconds
    self.init(at: began)
    caller = "\(call.caller)"
    queue = call.queue ?? ""
    if let answer = call.answer, !answer.isCallback {
      guard let talked = answer.talked else { throw StillGoingOn() }
      let picked = answer.at.inSeconds
      left = picked
      // A call that was in another queue before may have waited longer than it has been there.
      joined = max(began, picked - answer.waited.inSeconds)
      talkEnded = picked + talked.inSeconds
      wrapUp = answer.wrappedUp?.inSeconds
      agent = answer.agent
      return
    }
    guard call.queue != nil else { return }
    isCallback = call.answer != nil || call.disposition == "callback"
    guard let waited = call.waited else {
      guard call.disposition == nil else { return }
      throw StillGoingOn()
    }
    // When it joined the queue isn't kept of calls that nobody answered; menus are short beside waits.
    joined = began
    left = began + waited.inSeconds
  }

  /// Why a call can't be learnt from.
  struct StillGoingOn: Error {
    let reason = Wording(zh: "还没结束", en: "still going on")
  }
}

extension Instant {
  fileprivate var inSeconds: Double { Double(milliseconds) / 1_000 }
}
