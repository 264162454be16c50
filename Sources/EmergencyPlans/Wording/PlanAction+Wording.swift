package import Diagnostics

extension PlanAction: Worded {
  /// What it does, as boards and guides say it.
  package var wording: Wording {
    switch self {
    case .announce(let text, _):
      Wording(zh: "全员公告：“\(text)”", en: "announcement to all callers: \"\(text)\"")
    case .poolJoins(let pool, let queue, let after):
      after > 0
        ? Wording(
          zh: "坐席组 \(pool) 支援队列 \(queue)（等待 \(PlanTime.text(after)) 以上的来电）",
          en: "pool \(pool) serves queue \(queue) after a wait of \(PlanTime.text(after))")
        : Wording(zh: "坐席组 \(pool) 支援队列 \(queue)", en: "pool \(pool) serves queue \(queue)")
    case .offerCallback(let queue, let beyond, _):
      beyond > 0
        ? Wording(
          zh: "队列 \(queue) 预计等待超过 \(PlanTime.text(beyond)) 时提供回电",
          en: "callbacks in queue \(queue) beyond an expected wait of \(PlanTime.text(beyond))")
        : Wording(zh: "队列 \(queue) 立即提供回电", en: "callbacks offered at once in queue \(queue)")
    case .priority(let queue, let by):
      Wording(zh: "队列 \(queue) 优先级提高 \(by)", en: "queue \(queue) raised in priority by \(by)")
    case .closeItem(let item, _):
      Wording(zh: "关闭菜单项 \(item)", en: "menu item \(item) closed")
    case .openItem(let item):
      Wording(zh: "开放菜单项 \(item)", en: "menu item \(item) opened")
    case .refundLimit(let limit):
      Wording(zh: "小额退款上限提高到 ¥\(limit)", en: "small refunds up to ¥\(limit)")
    case .tellWaiting(let queue, let text, _):
      Wording(
        zh: "告知队列 \(queue) 的等待者：“\(text)”",
        en: "told to those who wait in queue \(queue): \"\(text)\"")
    }
  }
}

/// Times of plans as people read them.
package enum PlanTime {
  /// Such as `1m30s`.
  package static func text(_ seconds: Double) -> String {
    DurationNotation.format(.milliseconds(Int64(seconds * 1_000)))
  }
}
