internal import CommandConsole
internal import QueueSimulator
internal import ReportPages
package import ArgumentParsing
internal import Diagnostics

extension Hotline {
  /// `hotline erlang b|c|a`: a planner's quick question to a formula.
  package static let erlang = Command(
    "erlang",
    summary: Wording(zh: "用公式快速估算坐席", en: "Answer a quick staffing question by formula"),
    discussion: Wording(
      zh: """
        用哪个？b：没有排队位，只有线路忙音。c：来电者一直等。a：等烦了会挂机，大促时信这个。都是单一队列、
        话务平稳时的长期结果；一天有高峰的，用 `hotline simulate`。
        """,
      en: """
        Which one? b: lines without waiting (busy signals). c: callers wait for ever. a: callers hang up
        when their patience ends, the one to trust in promotions. All are long-run figures of one
        queue with a steady load; for a day with its peaks use `hotline simulate`.
        """),
    subcommands: [erlangB, erlangC, erlangA])

  private static let erlangB = Command(
    "b",
    summary: Wording(zh: "线路没有排队位：忙音", en: "Lines without a place to wait: busy signals"),
    discussion: Wording(
      zh: """
        hotline erlang b --calls 400 --per 30m --aht 180s --lines 45
        hotline erlang b --load 40 --target 0.01
        """,
      en: """
        hotline erlang b --calls 400 --per 30m --aht 180s --lines 45
        hotline erlang b --load 40 --target 0.01
        """),
    options: loadOptions + [
      .value("lines", "N", help: Wording(zh: "有多少条线路", en: "how many lines there are")),
      .value(
        "target", "SHARE",
        help: Wording(
          zh: "忙音率上限，如 0.01 或 1%", en: "the largest share of busy signals, such as 0.01 or 1%")),
      .json(),
    ]
  ) { invocation, console in
    let question = try LossQuestion(invocation)
    console.show(invocation, question.summary(console.format))
    return question.isTargetMet == false ? .checkFailed : .success
  }

  private static let erlangC = Command(
    "c",
    summary: Wording(zh: "来电者一直等下去", en: "Callers who wait as long as it takes"),
    discussion: Wording(
      zh: """
        hotline erlang c --calls 100 --per 30m --aht 180s --agents 14 --within 20s
        hotline erlang c --calls 100 --per 30m --aht 180s --target 0.8 --within 20s --shrinkage 30%
        """,
      en: """
        hotline erlang c --calls 100 --per 30m --aht 180s --agents 14 --within 20s
        hotline erlang c --calls 100 --per 30m --aht 180s --target 0.8 --within 20s --shrinkage 30%
        """),
    options: loadOptions + waitOptions + [.json()]
  ) { invocation, console in
    try answer(WaitQuestion(invocation, callers: .patient), invocation, console)
  }

  private static let erlangA = Command(
    "a",
    summary: Wording(zh: "来电者会放弃，线路有限", en: "Callers who hang up, and limited lines"),
    discussion: Wording(
      zh: """
        hotline erlang a --calls 400 --per 30m --aht 180s --patience 120s --agents 45 --within 20s
        hotline erlang a --calls 400 --per 30m --aht 180s --patience 120s --target 80% --within 20s \\
            --max-abandonment 3% --lines 60
        """,
      en: """
        hotline erlang a --calls 400 --per 30m --aht 180s --patience 120s --agents 45 --within 20s
        hotline erlang a --calls 400 --per 30m --aht 180s --patience 120s --target 80% --within 20s \\
            --max-abandonment 3% --lines 60
        """),
    options: loadOptions + [
      .value(
        "patience", "DURATION",
        help: Wording(zh: "排队者的平均耐心；必填", en: "mean patience of a caller who waits; needed")),
      .value(
        "lines", "N",
        help: Wording(zh: "通话和等待合计的线路数", en: "lines for all callers inside, talking and waiting")),
      .value(
        "max-abandonment", "SHARE",
        help: Wording(zh: "目标：放弃率上限", en: "target: abandoned / offered at most")),
    ] + waitOptions + [.json()]
  ) { invocation, console in
    try answer(WaitQuestion(invocation, callers: .impatient), invocation, console)
  }

  private static func answer(
    _ question: WaitQuestion, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    guard let answer = WaitAnswer(question) else {
      throw UsageError(
        Wording(zh: "多少坐席都达不到这个目标", en: "no number of agents reaches this target"),
        hint: question.lines.map {
          Wording(zh: "受限于 \($0) 条线路", en: "\($0) lines stand in the way")
        })
    }
    console.show(invocation, answer.summary(console.format))
    return answer.isTargetMet == false ? .checkFailed : .success
  }

  private static let loadOptions: [Option] = [
    .value("calls", "N", help: Wording(zh: "一段时间内的来电量", en: "calls that come in a period")),
    .value("per", "DURATION", help: Wording(zh: "那段时间（默认 1h）", en: "that period (default: 1h)")),
    .value(
      "aht", "DURATION",
      help: Wording(zh: "平均处理时长：通话、保持和话后处理", en: "mean handling time: talk, hold and wrap-up")),
    .value(
      "load", "ERLANGS", help: Wording(zh: "直接给话务量，代替 --calls", en: "the load instead of --calls")),
  ]

  private static let waitOptions: [Option] = [
    .value(
      "agents", "N",
      help: Wording(zh: "在岗坐席数；不写则求需要多少", en: "agents at work; without it, those needed are found")),
    .value(
      "within", "DURATION",
      help: Wording(zh: "可接受的等待（默认 20s）", en: "the acceptable wait (default: 20s)")),
    .value(
      "target", "SHARE",
      help: Wording(
        zh: "要达到的服务水平，如 0.8 或 80%", en: "the service level to reach, such as 0.8 or 80%")),
    .value(
      "basis", "BASIS",
      help: Wording(
        zh: "--target 以什么为分母（默认 offered）", en: "what --target is a share of (default: offered)"),
      completion: .choices(ServiceLevelBasis.names)),
    .value(
      "max-asa", "DURATION",
      help: Wording(zh: "目标：平均应答速度上限", en: "target: the average speed of answer at most")),
    .value(
      "max-occupancy", "SHARE",
      help: Wording(zh: "目标：坐席占用率上限", en: "target: busy agents / agents at most")),
    .value(
      "shrinkage", "SHARE",
      help: Wording(
        zh: "不在岗的比例，用来算要排多少人", en: "share of paid agents who are away, to say whom to pay")),
  ]
}
