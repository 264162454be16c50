package import Diagnostics

extension Way {
  /// What makes a call take the way, in a few words: `key 1`, `intent refund`, `fault`.
  package var phrase: Wording {
    switch self {
    case .next: Wording("next")
    case .choice(let key): Wording(zh: "按键 \(key)", en: "key \(key)")
    case .intent(let name): Wording(zh: "意图 \(name)", en: "intent \(name)")
    case .condition(let index): Wording(zh: "第 \(index + 1) 个条件", en: "case \(index + 1)")
    case .otherwise: Wording(zh: "否则", en: "otherwise")
    case .open: Wording(zh: "营业中", en: "open")
    case .closedHours: Wording(zh: "非营业时间", en: "closed hours")
    case .outcome(let outcome): Wording(outcome)
    case .failed: Wording(zh: "服务故障", en: "fault")
    case .exhausted: Wording(zh: "多次未果", en: "exhausted")
    case .whenSilent: Wording(zh: "一直不答", en: "silence")
    case .whenWrong: Wording(zh: "一直答错", en: "wrong answers")
    case .full: Wording(zh: "队列已满", en: "full")
    case .closed: Wording(zh: "队列关闭", en: "closed")
    case .timedOut: Wording(zh: "等待超时", en: "timed out")
    case .nobody: Wording(zh: "无人值守", en: "nobody")
    case .empty: Wording(zh: "没有留言", en: "empty")
    case .speech: Wording(zh: "说话", en: "speech")
    case .fault: Wording(zh: "出错", en: "error")
    case .onError: Wording(zh: "出错", en: "onError")
    }
  }
}
