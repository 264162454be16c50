internal import CommandConsole
internal import ReportPages
internal import ArgumentParsing
internal import Diagnostics
internal import QueueSimulator
internal import Staffing

extension Hotline {
  /// Foretells the rest of a day anew from what came of it.
  static func foretellRest(
    _ path: String, _ invocation: Invocation, _ console: Console
  ) throws -> ExitStatus {
    if invocation.value("write") != nil, invocation.value("into") == nil {
      throw UsageError(
        Wording(zh: "--write 要和 --into 一起用", en: "--write goes with --into"),
        hint: Wording(zh: "--into scenario.json5", en: "--into scenario.json5"))
    }
    let into = invocation.value("into")
    let target =
      try OutputFile("write", invocation) ?? into.map { try OutputFile("into", path: $0) }
    let minute = try minute(invocation)
    let request = try ForecastRequest(invocation)
    let today = try request.today(path)
    func day(_ history: CallHistory) throws -> CallHistory.Day {
      guard let day = history.days.last else { throw ForecastFault.nothingToday(file: path) }
      return day
    }
    let whole = try day(request.type.map { try today.history(of: $0, in: path) } ?? today.total)
    if let asked = request.date, asked != whole.date {
      throw UsageError(
        Wording(
          zh: "--for \(asked)：\(path) 里是 \(whole.date) 的数据",
          en: "--for \(asked): the figures of \(path) are of \(whole.date)"))
    }
    func rest(
      _ history: CallHistory, _ day: CallHistory.Day, of type: String? = nil
    ) throws -> (Forecaster, DayAsItGoes) {
      // What is known of the day itself is in the file of today.
      let forecaster = try request.learnt(history.before(day.date), for: day.date, of: type)
      guard let rest = DayAsItGoes(forecaster, today: day, from: minute) else {
        throw ForecastFault.nothingPassed(file: type.map { "\(path): \($0)" } ?? path)
      }
      return (forecaster, rest)
    }
    let (forecaster, going) = try rest(request.history, whole)
    var answer = IntradayAnswer(going, intervalMinutes: forecaster.intervalMinutes)
    if let into, let target {
      let scenario = try ForecastRequest.scenario(into, date: whole.date, console)
      try scenario.check(request.calendar)
      let minutes = Int(scenario.scenario.intervalSeconds / 60)
      answer.filled = try scenario.histories(
        request.histories, type: request.type, of: request.file
      ).map { type, history in
        let known = try day(today.types.isEmpty ? today.total : today.history(of: type, in: path))
        let (own, going) = try rest(history, known, of: type)
        let slots = own.slots(in: scenario.scenario)
        return ForecastScenario.TypeForecast(
          type: type,
          rates: slots.perHour(minutes: own.intervalMinutes) { date in
            date == going.date ? going.calls : own.calls(on: date)
          }, busyness: going.busyness(slots: minutes / own.intervalMinutes),
          handling: HandlingForecast(history)?.seconds(in: scenario.scenario))
      }
      try target.write(scenario.text(answer.filled, variation: answer.variation))
      answer.target = target.path
    }
    console.show(invocation, json: answer.json, text: answer.text(console.language))
    return .success
  }

  /// The minute of the day that `--at` names.
  private static func minute(_ invocation: Invocation) throws(UsageError) -> Int? {
    guard let text = invocation.value("at") else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1], (0...24).contains(hour),
      (0..<60).contains(minute), hour * 60 + minute <= 1_440
    else {
      throw UsageError(
        Wording(zh: "--at：“\(text)”不是时刻", en: "--at: '\(text)' is no time of day"),
        hint: Wording(zh: "写作 12:00", en: "write it as 12:00"))
    }
    return hour * 60 + minute
  }
}
