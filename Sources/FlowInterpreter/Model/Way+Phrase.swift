extension Way {
  /// What makes a call take the way, in a few words: `key 1`, `intent refund`, `fault`.
  package var phrase: String {
    switch self {
    case .next: "next"
    case .choice(let key): "key \(key)"
    case .intent(let name): "intent \(name)"
    case .condition(let index): "case \(index + 1)"
    case .otherwise: "otherwise"
    case .open: "open"
    case .closedHours: "closed hours"
    case .outcome(let outcome): outcome
    case .failed: "fault"
    case .exhausted: "exhausted"
    case .whenSilent: "silence"
    case .whenWrong: "wrong answers"
    case .full: "full"
    case .closed: "closed"
    case .timedOut: "timed out"
    case .nobody: "nobody"
    case .empty: "empty"
    case .speech: "speech"
    case .fault: "error"
    case .onError: "onError"
    }
  }
}
