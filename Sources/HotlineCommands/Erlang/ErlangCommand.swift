internal import QueueSimulator
internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics

extension Hotline {
  /// `hotline erlang b|c|a`: a planner's quick question to a formula.
  static let erlang = Command(
    "erlang",
    summary: "Answer a quick staffing question by formula",
    discussion: """
      Which one? b: lines without waiting (busy signals). c: callers wait for ever. a: callers hang up
      when their patience ends, the one to trust in promotions. All are long-run figures of one
      queue with a steady load; for a day with its peaks use `hotline simulate`.
      """,
    subcommands: [erlangB, erlangC, erlangA])

  private static let erlangB = Command(
    "b",
    summary: "Lines without a place to wait: busy signals",
    discussion: """
      hotline erlang b --calls 400 --per 30m --aht 180s --lines 45
      hotline erlang b --load 40 --target 0.01
      """,
    options: loadOptions + [
      .value("lines", "N", help: "how many lines there are"),
      .value("target", "SHARE", help: "the largest share of busy signals, such as 0.01 or 1%"),
      .json(),
    ]
  ) { invocation, console in
    let question = try LossQuestion(invocation)
    console.show(invocation, question.summary(console.format))
    return question.isTargetMet == false ? .checkFailed : .success
  }

  private static let erlangC = Command(
    "c",
    summary: "Callers who wait as long as it takes",
    discussion: """
      hotline erlang c --calls 100 --per 30m --aht 180s --agents 14 --within 20s
      hotline erlang c --calls 100 --per 30m --aht 180s --target 0.8 --within 20s --shrinkage 30%
      """,
    options: loadOptions + waitOptions + [.json()]
  ) { invocation, console in
    try answer(WaitQuestion(invocation, callers: .patient), invocation, console)
  }

  private static let erlangA = Command(
    "a",
    summary: "Callers who hang up, and limited lines",
    discussion: """
      hotline erlang a --calls 400 --per 30m --aht 180s --patience 120s --agents 45 --within 20s
      hotline erlang a --calls 400 --per 30m --aht 180s --patience 120s --target 80% --within 20s \\
          --max-abandonment 3% --lines 60
      """,
    options: loadOptions + [
      .value("patience", "DURATION", help: "mean patience of a caller who waits; needed"),
      .value("lines", "N", help: "lines for all callers inside, talking and waiting"),
      .value("max-abandonment", "SHARE", help: "target: abandoned / offered at most"),
    ] + waitOptions + [.json()]
  ) { invocation, console in
    try answer(WaitQuestion(invocation, callers: .impatient), invocation, console)
  }

  private static func answer(
    _ question: WaitQuestion, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    guard let answer = WaitAnswer(question) else {
      throw UsageError(
        "no number of agents reaches this target",
        hint: question.lines.map { "\($0) lines stand in the way" })
    }
    console.show(invocation, answer.summary(console.format))
    return answer.isTargetMet == false ? .checkFailed : .success
  }

  private static let loadOptions: [Option] = [
    .value("calls", "N", help: "calls that come in a period"),
    .value("per", "DURATION", help: "that period (default: 1h)"),
    .value("aht", "DURATION", help: "mean handling time: talk, hold and wrap-up"),
    .value("load", "ERLANGS", help: "the load instead of --calls"),
  ]

  private static let waitOptions: [Option] = [
    .value("agents", "N", help: "agents at work; without it, those needed are found"),
    .value("within", "DURATION", help: "the acceptable wait (default: 20s)"),
    .value("target", "SHARE", help: "the service level to reach, such as 0.8 or 80%"),
    .value(
      "basis", "BASIS", help: "what --target is a share of (default: offered)",
      completion: .choices(ServiceLevelBasis.names)),
    .value("max-asa", "DURATION", help: "target: the average speed of answer at most"),
    .value("max-occupancy", "SHARE", help: "target: busy agents / agents at most"),
    .value("shrinkage", "SHARE", help: "share of paid agents who are away, to say whom to pay"),
  ]
}
