internal import Diagnostics

/// Why a row is set aside, as far as several formats have the reason.
enum SetAsideReason {
  static let notByCustomer = Wording(zh: "不是客户打来的", en: "not called by a customer")
  static let notVoice = Wording(zh: "不是语音来电", en: "no voice call")
  /// The caller didn't hang up: the flow or a key took the call out of the queue.
  static let leftQueue = Wording(zh: "离开队列，转了别处", en: "left the queue for another way")
  /// The call has been added already.
  static let twice = Wording(zh: "同一通来电又出现一次", en: "the same call again")
}
