internal import CommandConsole
internal import ReportPages
package import ArgumentParsing
internal import Diagnostics
internal import QueueSimulator
internal import Reports
internal import Staffing

extension Hotline {
  package static let forecast = Command(
    "forecast", summary: Wording(zh: "用历史来电预测某天的来电量", en: "Forecast a day's calls from past ones"),
    discussion: Wording(
      zh: """
        HISTORY 是 CSV，有 at（时段开始）和 calls 列；有几种呼叫类型时加 type，知道平均处理时长时加 handling。编码、分隔符和
        中文列名会自己认出来。用历史最后几周比较几种方法，再加权合并；表里把误差与“上周同一天”和“四周平均”并排。
        --calendar 写明比平常忙或闲的日子和大促：
          { days: [{ date: "2026-10-01", factor: 0.6, name: "国庆" }],
            promotions: [{ at: "2026-11-11T20:00:00+08:00", lasts: "4h", factor: 3.5, range: [2, 5] }] }
        factor: "learn" 从过去同名的活动里学；festival: "spring-festival" 代入每年日期不同的节日。
        某个星期几从来没有的时段算不营业，其他空缺用同一星期几补上。
        加 --into 和 --write，把情景各呼叫类型的来电量、离散度、处理时长和 dayFactor 换成当天的预测，其余不动，注释也不动。
        --for 换到另一天。
        加 --plan 则按周预测：每周要多少人，扣去流失和培训还有多少人，最迟何时要有多少人开始培训。计划文件：
          { people: 42, hoursPerWeek: 40, shrinkage: 0.3, attrition: { perMonth: 0.04 },
            training: { weeks: 6, ramp: [0.5, 0.8] }, hires: [{ starts: "2026-12-14", people: 6 }],
            growth: { perYear: 0.2 }, answered: 0.8, within: "20s" }
        加 --today，用到 --at 为止的来电重新预测当天剩下的；此时只写 --into 会直接改情景本身。
        """,
      en: """
        HISTORY is CSV with the columns at (the interval's beginning) and calls, and type where there
        are several call types, handling where the mean handling time is known. Encoding, separator
        and Chinese names of columns are found out. Several methods are judged on the history's own
        last weeks and blended; the table shows their errors beside those of last week's same weekday
        and of the mean of four. --calendar names days and promotions that are busier or quieter than
        usual:
          { days: [{ date: "2026-10-01", factor: 0.6, name: "国庆" }],
            promotions: [{ at: "2026-11-11T20:00:00+08:00", lasts: "4h", factor: 3.5, range: [2, 5] }] }
        With factor: "learn" it is learnt from past ones of the same name; festival:
        "spring-festival" brings a moving holiday's days.
        Intervals that a weekday never has count as closed, other gaps are filled from the same
        weekday.
        With --into and --write the arrivals of a scenario's call types, their dispersion and handling,
        and its dayFactor, are replaced by the forecast of its day; everything else stays, comments
        too. --for moves it to another day.
        With --plan it is whole weeks: how many people they need, how many are there as people leave
        and learn, and how many must begin their training by when. The plan:
          { people: 42, hoursPerWeek: 40, shrinkage: 0.3, attrition: { perMonth: 0.04 },
            training: { weeks: 6, ramp: [0.5, 0.8] }, hires: [{ starts: "2026-12-14", people: 6 }],
            growth: { perYear: 0.2 }, answered: 0.8, within: "20s" }
        With --today the rest of that day is foretold anew from what came until --at; --into alone then
        changes the scenario itself.
        """),
    arguments: [
      Argument("HISTORY", help: Wording(zh: "各时段的历史来电（.csv）", en: "past calls per interval (.csv)"))
    ],
    options: [
      .value(
        "type", "TYPE",
        help: Wording(zh: "取哪个呼叫类型（默认合计）", en: "the call type to take (default: all together)")),
      .value(
        "for", "DATE",
        help: Wording(
          zh: "哪一天（默认情景的，或历史最后一天的次日）",
          en: "the day (default: the scenario's, or the history's last plus one)")),
      .value(
        "calendar", "FILE",
        help: Wording(zh: "日期和大促及其系数（.json5）", en: "days and promotions with factors (.json5)"),
        completion: .files),
      .value(
        "plan", "FILE",
        help: Wording(
          zh: "招聘计划：有谁、谁来、谁走（.json5）", en: "who is there, comes and goes, for hiring (.json5)"),
        completion: .files),
      .value(
        "csv", "FILE",
        help: Wording(zh: "配合 --plan：把各周写成 CSV", en: "with --plan: write the weeks as CSV"),
        completion: .files),
      .forExcel,
      .value(
        "weeks", "N",
        help: Wording(
          zh: "回测几周（默认 4）；配合 --plan：往后几周（默认 26）",
          en: "weeks of the back-test (default: 4); with --plan: weeks ahead (default: 26)")),
      .value(
        "columns", "LIST",
        help: Wording(
          zh: "文件里列的叫法：at=开始时间,calls=话务量",
          en: "what the file calls columns: at=开始时间,calls=话务量")),
      .value(
        "dates", "ORDER",
        help: Wording(zh: "日和月的先后：dmy、mdy 或 ymd", en: "how days and months stand: dmy, mdy or ymd")),
      .value(
        "today", "FILE", help: Wording(zh: "今天到目前的来电（.csv）", en: "what came today so far (.csv)"),
        completion: .files),
      .value(
        "at", "TIME",
        help: Wording(
          zh: "配合 --today：从何时起重新预测（默认最后一个时段结束）",
          en: "with --today: foretell from then on (default: its last figure's end)")),
      .value(
        "into", "SCENARIO",
        help: Wording(zh: "要填入的情景（.json5）", en: "the scenario to fill in (.json5)"),
        completion: .files),
      .value(
        "write", "FILE", short: "w",
        help: Wording(zh: "把填好预测的情景写到这里", en: "where to write the scenario with the forecast"),
        completion: .files),
      .flag(
        "ends",
        help: Wording(
          zh: "另写 FILE-low 和 FILE-high，取系数的下限和上限",
          en: "also write FILE-low and FILE-high, with factors at their ends")),
      .value(
        "keep", "FILE",
        help: Wording(zh: "把预测加进预测存档", en: "add the forecast to a file of forecasts"),
        completion: .files),
      .value(
        "review", "FILE",
        help: Wording(
          zh: "用存档的预测对照实际来电", en: "compare the forecasts kept in a file with what came"),
        completion: .files),
      ReportFile.option,
      .json(
        Wording(
          zh: "输出 JSON，含情景可用的 arrivals 和 dayFactor",
          en: "print JSON, with arrivals and dayFactor as scenarios take them")),
    ]
  ) { invocation, console in
    if let plan = invocation.value("plan") {
      return try foretellWeeks(plan: plan, invocation, console)
    }
    guard invocation.value("csv") == nil, !invocation.flag("for-excel") else {
      throw UsageError(
        Wording(zh: "--csv 要和 --plan 一起用", en: "--csv goes with --plan"),
        hint: Wording("--weeks 26 --plan hiring.json5 --csv weeks.csv"))
    }
    if let kept = invocation.value("review") {
      return try review(kept, try ForecastRequest(invocation), invocation, console)
    }
    if let today = invocation.value("today") {
      return try foretellRest(today, invocation, console)
    }
    if invocation.flag("ends"), invocation.value("write") == nil {
      throw UsageError(
        Wording(zh: "--ends 要和 --write 一起用", en: "--ends goes with --write"),
        hint: Wording(
          zh: "--into old.json5 --write new.json5", en: "--into old.json5 --write new.json5"))
    }
    if invocation.value("at") != nil {
      throw UsageError(
        Wording(zh: "--at 要和 --today 一起用", en: "--at goes with --today"),
        hint: Wording(zh: "--today today.csv --at 12:00", en: "--today today.csv --at 12:00"))
    }
    guard (invocation.value("into") == nil) == (invocation.value("write") == nil) else {
      throw UsageError(
        Wording(zh: "--into 和 --write 要一起用", en: "--into and --write go together"),
        hint: Wording(
          zh: "--into old.json5 --write new.json5", en: "--into old.json5 --write new.json5"))
    }
    return try foretell(invocation, console)
  }

  private static func foretell(
    _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    let target = try OutputFile("write", invocation)
    let page = try ReportFile(invocation, console)
    let kept = try OutputFile("keep", invocation)
    let request = try ForecastRequest(invocation)
    let scenario = try invocation.value("into").map {
      try ForecastRequest.scenario($0, date: request.date, console)
    }
    let next = CivilDate(
      daysSince1970: (request.history.days.last?.date.daysSince1970 ?? 0) + 1)
    let date = scenario?.date ?? request.date ?? next
    let forecaster = try request.learnt(request.history, for: date)
    var answer = ForecastAnswer(
      date: date, forecaster: forecaster, days: request.history.days.count,
      backTest: BackTest(forecaster, weeks: request.weeks))
    let calendar = try request.calendar(learntFrom: request.history)
    answer.learnt = calendar.learnt
    answer.found = request.histories.found
    answer.handling = HandlingForecast(request.history)
    if let scenario, let target {
      try scenario.check(request.calendar)
      answer.filled = try filled(scenario, request, date)
      try target.write(scenario.text(answer.filled, variation: answer.variation))
      answer.target = target.path
      for end in invocation.flag("ends") ? CalendarFactors.End.allCases : [] {
        let types = try filled(scenario, request, date, at: end)
        try OutputFile("write", path: path(target.path, end))
          .write(scenario.text(types, variation: answer.variation))
      }
    }
    try page?.write { language in
      ReportPage(
        answer, calendar: calendar, record: RunRecord(invocation, of: request.sources),
        language: language)
    }
    if let kept {
      let before = try KeptForecasts.text(of: kept.path)
      try kept.write(before + KeptForecast(forecaster, of: request.type, on: date).line + "\n")
    }
    console.show(invocation, json: answer.json, text: answer.text(console.format))
    return .success
  }

  /// What is foretold of each call type of a scenario.
  private static func filled(
    _ scenario: ForecastScenario, _ request: ForecastRequest, _ date: CivilDate,
    at end: CalendarFactors.End? = nil
  ) throws -> [ForecastScenario.TypeForecast] {
    let minutes = Int(scenario.scenario.intervalSeconds / 60)
    return try scenario.histories(request.histories, type: request.type, of: request.file).map {
      type, history in
      let own = try request.learnt(history, for: date, of: type, at: end)
      return ForecastScenario.TypeForecast(
        type: type, rates: own.callsPerHour(in: scenario.scenario),
        busyness: own.busyness(minutes: minutes),
        handling: HandlingForecast(history)?.seconds(in: scenario.scenario))
    }
  }

  /// The file beside another for one end of what may come: `new.json5` and `new-low.json5`.
  private static func path(_ path: String, _ end: CalendarFactors.End) -> String {
    let suffix = ".json5"
    guard path.hasSuffix(suffix) else { return "\(path)-\(end.rawValue)" }
    return "\(path.dropLast(suffix.count))-\(end.rawValue)\(suffix)"
  }

  /// Compares forecasts that were kept with what the history has of their days.
  private static func review(
    _ path: String, _ request: ForecastRequest, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    let kept = try KeptForecasts.read(SourceText(contentsOf: path))
    let review = try ForecastReview(kept, came: request.histories, file: request.file)
    console.show(invocation, ForecastReviewSummary(review: review, format: console.format))
    return .success
  }
}
