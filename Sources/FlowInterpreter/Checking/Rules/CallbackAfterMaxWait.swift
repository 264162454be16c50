internal import Diagnostics

extension LintRule {
  static let callbackAfterMaxWait = LintRule(
    "callback-after-max-wait", .warning, "A callback offered when the wait is already over",
    advice: "`callbackAfter` must be shorter than `maxWait`, or nobody ever hears the offer.",
    atNode: { node, _ in
      guard case .queue(let queue) = node.kind, let after = queue.callbackAfter,
        let most = queue.maxWait, after >= most
      else { return [] }
      return [
        Spot(
          at: node.offset,
          "\(node.title) offers a callback after \(Int(after.inSeconds)) s but waits "
            + "\(Int(most.inSeconds)) s at most")
      ]
    })
}
