internal import Diagnostics

extension LintRule {
  static let callbackAfterMaxWait = LintRule(
    "callback-after-max-wait", .warning,
    Wording(zh: "等待已经结束才提供回拨", en: "A callback offered when the wait is already over"),
    advice: Wording(
      zh: "`callbackAfter` 要比 `maxWait` 短，否则谁也听不到回拨的提议。",
      en: "`callbackAfter` must be shorter than `maxWait`, or nobody ever hears the offer."),
    atNode: { node, _ in
      guard case .queue(let queue) = node.kind, let after = queue.callbackAfter,
        let most = queue.maxWait, after >= most
      else { return [] }
      return [
        Spot(
          at: node.offset,
          Wording(
            zh: "\(node.title.zh)等 \(Int(after.inSeconds)) 秒才提供回拨，可最多只等 \(Int(most.inSeconds)) 秒",
            en: "\(node.title.en) offers a callback after \(Int(after.inSeconds)) s but waits "
              + "\(Int(most.inSeconds)) s at most"))
      ]
    })
}
