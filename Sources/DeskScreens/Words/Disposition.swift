internal import AfterSales
package import ArgumentParsing
package import Diagnostics

/// How calls end, in the words of the desk; other words are shown as they are kept.
package enum Disposition: String, CaseIterable {
  case resolved, followUp, transferred, caseOpened
  // What calls through the menu alone end as.
  case completed, hungUp, queued, callback, voicemail, failed
  // What the live queue found.
  case abandoned, callbackNotReached
}

extension Disposition: Worded {
  package var wording: Wording {
    switch self {
    case .resolved: Wording(zh: "已解决", en: "resolved")
    case .followUp: Wording(zh: "待跟进", en: "to be followed up")
    case .transferred: Wording(zh: "已转接", en: "transferred")
    case .caseOpened: Wording(zh: "已立案", en: "case opened")
    case .completed: Wording(zh: "菜单内结束", en: "ended in the menu")
    case .hungUp: Wording(zh: "客户挂机", en: "caller hung up")
    case .queued: Wording(zh: "转人工", en: "passed to an agent")
    case .callback: Wording(zh: "预约回电", en: "callback booked")
    case .voicemail: Wording(zh: "已留言", en: "left a message")
    case .abandoned: Wording(zh: "未等到接听", en: "gave up waiting")
    case .callbackNotReached: Wording(zh: "回电未接", en: "callback not reached")
    case .failed: Wording(zh: "线路异常", en: "broke off")
    }
  }
}

extension Console {
  /// How a call ended, in the words of the desk; a word of the house's own is shown as it is kept.
  package func disposition(_ kept: String) -> String {
    Disposition(rawValue: kept).map { text($0.wording) } ?? kept
  }
}
