internal import FlowInterpreter

extension WalkedCall.Outcome {
  /// What people call it, in the language that `say` chooses of Chinese and English.
  func label(_ say: (String, String) -> String) -> String {
    switch self {
    case .completed: say("自助完成", "completed")
    case .served: say("办完挂机", "served, hung up")
    case .hungUp: say("中途挂机", "hung up")
    case .queued: say("转人工", "queued")
    case .callback: say("登记回电", "callback")
    case .voicemail: say("留言", "voicemail")
    case .failed: say("出错", "failed")
    }
  }
}
