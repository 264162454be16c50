package import AfterSales
package import ArgumentParsing
package import Diagnostics
package import ServiceDesk

extension CaseView {
  /// The case as an agent reads it, a few lines.
  package func summary(_ console: Console) -> String {
    let facts = complaint.facts
    var lines = [
      [
        console.styled(AcceptanceNumber.grouped(number), .bold), console.text(facts.kind.wording),
        console.text(zh: "优先级 \(priority.level)", en: "priority \(priority.level)"),
        console.styled(console.text(complaint.stage.wording), .cyan), place(console),
      ].joined(separator: "  "),
      limits.text(at: at, console),
    ]
    if let result = resultLine(console) { lines.append(result) }
    if let refunds = refundLine(console) { lines.append(refunds) }
    if complaint.complaints > 1 {
      lines.append(
        console.text(
          zh: "客户已投诉 \(complaint.complaints) 次", en: "complained \(complaint.complaints) times"))
    }
    lines += advice(console)
    return lines.map { $0 + "\n" }.joined()
  }

  /// Who works on it and who owns it.
  private func place(_ console: Console) -> String {
    let desk = console.text(complaint.desk.wording)
    let handler = complaint.handler.map { " \($0)" } ?? ""
    let owner = complaint.owner ?? console.text(zh: "无", en: "none")
    return desk + handler + console.text(zh: "（首问 \(owner)）", en: " (owner \(owner))")
  }

  private func resultLine(_ console: Console) -> String? {
    guard let resolution = complaint.resolution else { return nil }
    // Worked on again, the case has no result: the customer refused the last, or it was not kept.
    let label =
      complaint.resolvedAt == nil
      ? console.text(zh: "前次结果：", en: "result before: ") : console.text(zh: "结果：", en: "result: ")
    var parts = [label + console.text(resolution.result.wording)]
    if let amount = resolution.amount { parts.append("¥\(amount)") }
    parts.append(console.text(resolution.cause.wording))
    if let due = resolution.dueAt {
      parts.append(
        console.text(zh: "兑现期限 ", en: "carried out by ") + console.moment(due, now: at))
    }
    if let satisfaction = complaint.satisfaction {
      parts.append(console.text(zh: "满意度 \(satisfaction)", en: "satisfaction \(satisfaction)"))
    }
    return parts.joined(separator: "  ")
  }

  /// What was paid back in the case, and what waits for somebody to agree.
  package func refundLine(_ console: Console) -> String? {
    let none = Money(cents: 0)
    var parts: [String] = []
    if complaint.refunded > none {
      parts.append(console.text(zh: "已退款 ", en: "refunded ") + "¥\(complaint.refunded)")
    }
    if complaint.refundsWaiting > none {
      parts.append(
        console.text(zh: "退款待审批 ", en: "refund waits for approval ")
          + "¥\(complaint.refundsWaiting)")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "  ")
  }

  /// What an agent asks first of a case with a result: whether it was kept, and is accepted.
  package func promiseText(_ console: Console) -> String {
    guard let promise = limits.promise, promise.isRunning, promise.isLate else {
      return console.text(zh: "已给结果，请客户确认是否满意", en: "result given: ask whether it is accepted")
    }
    let span = console.span(promise.left)
    return console.text(
      zh: "承诺逾期\(span)未兑现：先致歉并办理", en: "what was promised is \(span) late: apologise and do it")
  }

  /// What to ask for and what to tell the customer.
  private func advice(_ console: Console) -> [String] {
    var lines: [String] = []
    if complaint.isLeftToMediation {
      lines.append(
        console.text(
          zh: "已升级\(complaint.escalations)次：请告知客户可拨打消费者热线 12315",
          en:
            "escalated \(complaint.escalations) times: tell the customer of the consumer hotline 12315"
        ))
    } else if complaint.escalations == complaint.facts.policy.escalations, !complaint.isClosed {
      lines.append(
        console.text(
          zh: "这是最后一次内部升级；若仍不满意，可拨打消费者热线 12315",
          en: "this is the last step inside the house; after it there is the consumer hotline 12315"
        ))
    }
    guard !complaint.isClosed else { return lines }
    lines += priority.tell.map { console.styled(console.text($0), .yellow) }
    let owed = complaint.owedEvidence.inOrder
    let missing = owed.isEmpty ? complaint.missingEvidence : owed
    if !missing.isEmpty, complaint.stage != .resolved {
      lines.append(
        console.text(zh: "请向客户索取：", en: "ask the customer for: ") + console.list(missing))
    }
    if !stored.demand.missing.isEmpty, complaint.stage != .resolved {
      lines.append(
        console.text(zh: "诉求尚不可执行，请问清：", en: "the demand can't be carried out yet, ask for: ")
          + console.list(stored.demand.missing))
    }
    return lines
  }
}

extension CaseLimits {
  /// Whether a limit that still runs is over within four hours.
  package var isNearlyOver: Bool {
    [response, resolution, promise].compactMap { $0 }.contains {
      $0.isRunning && !$0.isLate && $0.left < .seconds(4 * 3_600)
    }
  }

  /// What is left of the limits, on one line.
  package func text(at now: Instant, _ console: Console) -> String {
    var parts = [
      console.text(zh: "首次响应 ", en: "response ") + response.text(console),
      console.text(zh: "解决 ", en: "resolution ") + resolution.text(console),
    ]
    if isPaused {
      parts.append(
        console.text(zh: "暂停计时（客户欠证据）", en: "clock stands (customer owes evidence)"))
    }
    if let promise {
      parts.append(console.text(zh: "兑现 ", en: "promise ") + promise.text(console))
    }
    if let followUpDueAt {
      let isLate = followUpDueAt < now
      let text =
        console.text(zh: "下次跟进 ", en: "follow up by ") + console.moment(followUpDueAt, now: now)
      parts.append(isLate ? console.styled(text, .red) : text)
    }
    return parts.joined(separator: "  ")
  }
}

extension CaseLimits.Limit {
  /// What is left, such as `剩3小时` or `逾期2天`.
  package func text(_ console: Console) -> String {
    let span = console.span(left)
    if isRunning {
      return isLate
        ? console.styled(console.text(zh: "逾期\(span)", en: "\(span) late"), .red, .bold)
        : console.text(zh: "剩\(span)", en: "\(span) left")
    }
    return isLate
      ? console.text(zh: "已办（逾期\(span)）", en: "done \(span) late")
      : console.styled(console.text(zh: "已按时", en: "in time"), .green)
  }
}
