internal import Diagnostics

extension LintRule {
  static let refusalToldAsDone = LintRule(
    "refusal-told-as-done", .warning,
    Wording(zh: "没办成或没查到，却说成办好了", en: "A way on which a refusal or a miss is told as done"),
    advice: Wording(
      zh: """
        服务没办或没查到，来电者听到的却和办好后一样。给 `refused`、`missing`、`none` 等单独的去处和话。
        """,
      en: """
        The service did not do it, or found nothing, and the caller hears what others hear after it was \
        done. Give `refused`, `missing`, `none` and their like ways and words of their own.
        """),
    inFlow: { graph in
      graph.flow.nodes.enumerated().flatMap { index, node -> [Spot] in
        guard case .service(let service) = node.kind else { return [] }
        return service.answers.filter(\.isNegative).compactMap { answer in
          guard let heard = graph.firstWords(after: answer.target, read: service.into?.slot),
            heard.claims(service, after: answer, among: service.answers)
          else { return nil }
          return Spot(
            node: index, at: answer.target.offset,
            Wording(
              zh:
                "\(node.title.zh)：结果是“\(answer.outcome)”，来电者听到的却是“\(heard.text.prefix(40))”，像办好了一样",
              en: "\(node.title.en): after \"\(answer.outcome)\" the caller hears "
                + "\"\(heard.text.prefix(40))\" as if it were done"))
        }
      }
    })

  /// Outcomes by which a service tells that it did not find or do what was asked.
  static let negativeOutcomes: Set = [
    "missing", "none", "refused", "needsApproval", "rejected", "declined", "denied", "notFound",
    "not-found", "failed", "error", "invalid", "unavailable", "full", "expired", "blocked", "wrong",
  ]
}

extension ServiceCall {
  /// An outcome with where it leads.
  fileprivate struct Answer {
    var outcome: String
    var target: NodeReference
    var isNegative: Bool { LintRule.negativeOutcomes.contains(outcome) }
  }

  /// All outcomes that have a way.
  fileprivate var answers: [Answer] {
    let named = outcomes.map { Answer(outcome: $0.outcome, target: $0.next) }
    let others = (knownOutcomes ?? []).filter { outcome in
      !outcomes.contains { $0.outcome == outcome }
    }
    return named + (next.map { next in others.map { Answer(outcome: $0, target: next) } } ?? [])
  }

  /// Whether it is asked to do something, not only to look something up.
  fileprivate var acts: Bool { ServiceCatalog.signature(of: service)?.changesSomething ?? true }
}

extension FlowGraph {
  /// What is said first on the way from a node, where nothing on it looks at a variable.
  fileprivate func firstWords(after start: NodeReference, read slot: Int?) -> FirstWords? {
    var index = start.index
    for _ in 0..<8 {
      let node = flow.nodes[index]
      if let prompt = node.mainPrompt?.prompts.first {
        let isRead = node.prompts.flatMap(\.expressions).contains { expression in
          slot.map(expression.tree.variables.contains) ?? false
        }
        return FirstWords(text: prompt.text.literals, node: index, speaksAnswer: isRead)
      }
      guard case .set(let set) = node.kind,
        !set.assignments.contains(where: { assignment in
          slot.map(assignment.value.tree.variables.contains) ?? false
        })
      else { return nil }
      index = set.next.index
    }
    return nil
  }
}

/// What a caller hears first after a service has answered.
private struct FirstWords {
  var text: String
  var node: Int
  /// Whether what the service returned is spoken.
  var speaksAnswer: Bool

  /// Whether the words tell as done what was not.
  func claims(
    _ service: ServiceCall, after answer: ServiceCall.Answer, among answers: [ServiceCall.Answer]
  ) -> Bool {
    let isShared = answers.contains { !$0.isNegative && $0.target.index == answer.target.index }
    // A miss returns nothing to speak of, save why an acceptance number can't be right.
    if !service.acts, isShared, speaksAnswer { return true }
    guard service.acts || isShared else { return false }
    return saysDone
  }

  private static let done = [
    "已提交", "已发", "已为您", "已经为您", "已帮您", "已受理", "已登记", "已办", "已取消", "已退", "已预约",
    "已订", "已保存", "已完成", "已开通", "已关闭", "已挂失", "已冻结", "已改签", "已支付", "已扣", "已补发",
    "已生效", "已通过", "已更新", "已记录", "已安排", "已转", "已锁", "已激活", "已到账", "成功", "办好了", "办理完成", "完成了",
    "验证通过", "has been", "have been", "successfully", "is done", "was sent", "is booked",
    "is confirmed", "all set",
    "we sent", "we've sent", "we have", "is cancelled", "is complete", "you are booked",
  ]
  private static let denials = [
    "没有", "没能", "未能", "未", "不能", "不了", "无法", "失败", "抱歉", "对不起", "遗憾", "不成功", "过，", "过。",
    "超过", "不足", "拒绝", "但", " not ", "n't", "sorry", "unable", "fail", "unfortunately", "cannot",
    "refused",
    "declined", "rejected", "already",
  ]

  private var saysDone: Bool {
    let text = " " + self.text.lowercased()
    return Self.done.contains(where: text.contains) && !Self.denials.contains(where: text.contains)
  }
}
