internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import FlowInterpreter

extension Transcript.Event {
  /// What the caller notices of the event, as a line; `nil` for what happens unseen.
  func caption(for console: Console) -> String? {
    switch self {
    case .heard(let utterance): "☎ " + DisplayWidth.printable(utterance.text)
    case .queued: console.text(zh: "  (排队等候)", en: "  (waiting in the queue)")
    case .queueAnswered(.answered): console.text(zh: "  (坐席接听)", en: "  (an agent answers)")
    case .queueAnswered(.agentLeft):
      console.text(zh: "  (坐席挂机)", en: "  (the agent hangs up)")
    case .recording: console.text(zh: "  (录音中)", en: "  (recording)")
    case .callbackRegistered: console.text(zh: "  (已登记回电)", en: "  (a callback is registered)")
    case .fault(let place, let reason):
      console.text(zh: "  (\(place.pathName) 出错：", en: "  (fault at \(place.pathName): ")
        + DisplayWidth.printable(reason) + ")"
    case .ended(let outcome):
      console.text(zh: "  (通话结束：", en: "  (the call is over: ") + outcome.words(for: console) + ")"
    case .entered, .bargedIn, .pressed, .said, .askedService, .serviceAnswered, .serviceTimedOut,
      .queueAnswered, .leftQueue, .callerHungUp:
      nil
    }
  }
}

extension CallOutcome {
  /// How the call ended, as whoever plays the caller reads it.
  fileprivate func words(for console: Console) -> String {
    guard console.language == .chinese, let ending = Disposition(rawValue: name) else {
      return wording.en
    }
    return switch self {
    case .completed, .hungUp, .voicemail, .transferred: ending.wording.zh
    case .queued(let skill, let priority): "\(ending.wording.zh) \(skill)，优先级\(priority)"
    case .callback(let skill): "\(ending.wording.zh) \(skill)"
    case .failed(let reason): "\(ending.wording.zh)：\(reason)"
    }
  }
}
