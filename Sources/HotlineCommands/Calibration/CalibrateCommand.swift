internal import ArgumentParsing
internal import CallRecords
internal import CommandConsole
internal import Diagnostics
internal import ReportPages
internal import Reports

extension Hotline {
  static let calibrate = Command(
    "calibrate",
    summary: Wording(zh: "从真实通话记录里学出情景", en: "Learn a scenario from the records of real calls"),
    discussion: Wording(
      zh: """
        LOG 是呼叫中心自己系统的记录：每通一行的表格（CSV）、Asterisk 的 queue_log，或 Amazon Connect、
        Genesys Cloud、Twilio TaskRouter、FreeSWITCH mod_callcenter、阿里云的 JSON 记录；是哪一种会自己认出来。
        表格要有 at 列（进入菜单或队列的时间），以及 caller、type、queue、priority、menu、waited、outcome、
        talked、wrapUp、agent 中的任意几列；outcome 有 abandoned（放弃）、hungUp（进过队列算队列里放弃，否则算
        菜单里挂机）、answered、blocked、transferred、callback、phantom。用不了的行放在一边，按原因计数。
        学到的有：来电量、通话、话后处理、耐心、重拨、接起的先后、谁服务哪个队列，以及实际在岗的坐席。
        加 --validate 时，每个星期几隔一天学一天，留下的日子按其来电和当时的坐席仿真对照。
        """,
      en: """
        LOG is what the centre's own system wrote down: a table (CSV) with a row a call, Asterisk's
        queue_log, or records in JSON of Amazon Connect, Genesys Cloud, Twilio TaskRouter, FreeSWITCH's
        mod_callcenter or Alibaba Cloud; which of them is found out. A table has the column at, when the call entered the
        menu or queue, and any of caller, type, queue, priority, menu, waited, outcome, talked, wrapUp
        and agent; outcomes are answered, abandoned, hungUp (in the queue if it waited, else in the
        menu), blocked, transferred, callback and phantom. Rows that can't be used are set aside and
        counted by reason. With --db the calls are those of our own live queue: who answered, after
        which wait, how long talk and wrap-up took.
        Learnt are arrivals, handling, wrap-up, patience, redials, the order in which waiting calls are
        taken, who serves what, and how many agents were really there.
        With --validate the scenario is learnt from every second day of each weekday, and the days kept
        back are simulated from their arrivals and who handled calls when.
        """),
    arguments: [
      Argument(
        "LOG", help: Wording(zh: "真实来电的记录", en: "records of real calls"), isOptional: true,
        isRepeating: true)
    ],
    options: [
      .value(
        "db", "FILE",
        help: Wording(
          zh: "从总台数据库里的来电学（不读姓名和号码，记入审计）",
          en: "learn from the calls of our own database (no names or numbers; the audit says so)"),
        completion: .files),
      .value(
        "key", "FILE",
        help: Wording(
          zh: "数据库的密钥文件（默认 $HOTLINE_KEY，否则 FILE.key）",
          en: "the database's key file (default: $HOTLINE_KEY, else FILE.key)"), completion: .files),
      .value(
        "format", "FORMAT",
        help: Wording(
          zh: "按此格式读取：\(LogFormat.allCases.map(\.rawValue).joined(separator: "、"))",
          en: "read as \(LogFormat.allCases.map(\.rawValue).joined(separator: ", "))")),
      .value(
        "columns", "LIST",
        help: Wording(
          zh: "文件里列的叫法：at=开始时间,talked=通话时长",
          en: "what the file calls columns: at=开始时间,talked=通话时长")),
      .value(
        "dates", "ORDER",
        help: Wording(zh: "日和月的先后：dmy、mdy 或 ymd", en: "how days and months stand: dmy, mdy or ymd")),
      .value(
        "time-zone", "ZONE",
        help: Wording(
          zh: "呼叫中心的时区（默认 Asia/Shanghai）", en: "the centre's time zone (default: Asia/Shanghai)")),
      .value(
        "queue", "QUEUE",
        help: Wording(zh: "只要这个队列或类型的来电", en: "only the calls of this queue or type")),
      .value("from", "DATE", help: Wording(zh: "从这天起", en: "only from this day on")),
      .value("to", "DATE", help: Wording(zh: "到这天为止", en: "only until this day")),
      .value(
        "interval", "DURATION",
        help: Wording(zh: "时段长度（默认 30m）", en: "the width of intervals (default: 30m)")),
      .value(
        "write", "FILE", short: "w",
        help: Wording(zh: "把情景写到这里（.json5）", en: "where to write the scenario (.json5)"),
        completion: .files),
      .value(
        "for", "DATE",
        help: Wording(
          zh: "写某一天的情景，取同一星期几的平均", en: "write the scenario of one day, like others of its weekday")),
      .value(
        "history", "FILE",
        help: Wording(
          zh: "把各时段来电量写到这里，供 forecast 使用（.csv）",
          en: "where to write the calls by interval, for forecast (.csv)"),
        completion: .files),
      .value(
        "traces", "DIR",
        help: Wording(
          zh: "把每天的来电写到这个文件夹，供 simulate 使用",
          en: "a folder for the calls of each day, for simulate"),
        completion: .files),
      .flag(
        "validate",
        help: Wording(
          zh: "用留出的日子仿真，看差多少", en: "simulate days that were kept back, and say how far off that is")
      ),
      .seed,
      .jobs,
      ReportFile.option,
      .json(),
    ]
  ) { invocation, console in
    let scenario = try OutputFile("write", invocation)
    let history = try OutputFile("history", invocation)
    let traces = try TraceFolder(invocation)
    let page = try ReportFile(invocation, console)
    let request = try CalibrationRequest(invocation)
    let (log, files) = try request.read(invocation, console, digests: page != nil)
    let days = RecordedDay.days(of: log).numbers
    let validates = invocation.flag("validate")
    let fitted = validates ? KeptDays.fitted(days) : Set(days)
    let jobs = try invocation.jobs()
    let line = ProgressLine(console, unit: "")
    let calibration = Calibration(
      log, fitted: fitted, intervalSeconds: request.intervalSeconds, jobs: jobs
    ) { line.show(console.text(zh: "正在学\($0.zh)", en: "learning \($0.en)")) }
    line.clear()
    let validation =
      validates
      ? Validation(
        calibration.days, fitted: fitted, centre: calibration.centre,
        intervalSeconds: request.intervalSeconds, seed: try invocation.seed() ?? 1,
        jobs: jobs)
      : nil
    var summary = CalibrationSummary(calibration, validation, format: console.format)
    if let scenario {
      try scenario.write(request.scenario(calibration, path: scenario.path).text)
      summary.written.append(scenario.path)
    }
    if let history {
      try history.write(calibration.history)
      summary.written.append(history.path)
    }
    if let traces {
      try traces.write(LearntTraces(calibration), offset: request.offset)
      summary.written.append(traces.path)
    }
    try page?.write { language in
      ReportPage(
        calibration, validation, record: RunRecord(invocation, of: files),
        language: language)
    }
    console.show(invocation, summary)
    return .success
  }
}
