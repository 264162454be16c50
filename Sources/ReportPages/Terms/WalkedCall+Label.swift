internal import Diagnostics
internal import FlowInterpreter

extension WalkedCall.Outcome: Worded {
  var wording: Wording {
    switch self {
    case .completed: Wording(zh: "自助完成", en: "completed")
    case .served: Wording(zh: "办完挂机", en: "served, hung up")
    case .hungUp: Wording(zh: "中途挂机", en: "hung up")
    case .queued: Wording(zh: "转人工", en: "queued")
    case .callback: Wording(zh: "登记回电", en: "callback")
    case .voicemail: Wording(zh: "留言", en: "voicemail")
    case .failed: Wording(zh: "出错", en: "failed")
    }
  }
}
