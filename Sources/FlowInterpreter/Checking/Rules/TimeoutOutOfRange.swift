internal import Diagnostics

extension LintRule {
  static let timeoutOutOfRange = LintRule(
    "timeout-out-of-range", .warning,
    Wording(zh: "超时短于 3 秒或长于 15 秒", en: "A time-out shorter than 3 s or longer than 15 s"),
    advice: Wording(
      zh: """
        短于 3 秒，来电者还在想就被打断；长于 15 秒，会以为断线了。（服务和按键间隔可以短到 1 秒。）
        """,
      en: """
        Under 3 s callers are cut off while they think, over 15 s they believe the line is dead. (A \
        service and the pause between digits may be as short as 1 s.)
        """),
    atNode: { node, flow in
      var limits: [(String, Duration, ClosedRange<Int>)] = []
      // Who writes messages to a flow of another system may take an hour.
      let isOfMessages = flow.system != .hotline && node.retry?.timeout ?? .zero >= .seconds(3_600)
      // A question that takes no answer lets time pass, as a recording does.
      let isPause = if case .menu(let menu) = node.kind { menu.choices.isEmpty } else { false }
      if let retry = node.retry, !isOfMessages, !flow.isWritten, !isPause {
        limits.append(("timeout", retry.timeout, 3...15))
      }
      if case .collect(let collect) = node.kind {
        limits.append(("interDigitTimeout", collect.interDigitTimeout, 1...15))
      }
      // How long other systems wait for what they ask is theirs to say.
      if case .service(let service) = node.kind, flow.system == .hotline {
        limits.append(("timeout", service.timeout, 1...15))
      }
      return limits.compactMap { name, value, range in
        guard value < .seconds(range.lowerBound) || value > .seconds(range.upperBound) else {
          return nil
        }
        return Spot(
          at: node.offset,
          Wording(
            zh:
              "\(node.title.zh)：\(name) 是 \(DurationNotation.format(value))，不在 \(range.lowerBound)…\(range.upperBound) 秒之内",
            en: "\(node.title.en): \(name) of \(DurationNotation.format(value)) is not in "
              + "\(range.lowerBound)…\(range.upperBound) s"))
      }
    })
}
