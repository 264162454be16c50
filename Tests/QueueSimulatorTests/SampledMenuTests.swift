import Diagnostics
import QueueSimulator
import Testing

/// Scenarios whose menus are given as played calls.
enum SampledMenus {
  typealias Row = FlowMenuSample.Row

  static func row(
    _ outcome: Scenario.SampledMenu.Outcome, _ seconds: Double, skill: Int = -1, priority: Int = 0,
    opensCase: Bool = false
  ) -> Row {
    Row(
      seconds: seconds, outcome: outcome, skill: skill, priority: priority, opensCase: opensCase)
  }

  /// Two queues, a and b, with an agent each; parts to change it.
  static func text(
    calls: String = "arrivals: { perHour: 60 }", ivr: String = "", type: String = "",
    interval: String = "1h", agents: Int = 1, queues: String = ""
  ) -> String {
    """
    { scenario: "sampled", lasts: "2h", interval: "\(interval)", replications: 20,
      callTypes: { x: { \(calls), handling: { exponential: "60s" }, patience: { exponential: "2m" },
        ivr: { flow: "f.json5", population: "p.json5" \(ivr) } \(type) } },
      queues: { a: { pools: ["p"] }, b: { pools: ["p"] } \(queues) },
      pools: { p: { agents: \(agents), skills: ["a", "b"] } } }
    """
  }

  static func read(
    _ text: String, skills: [String] = ["a", "b"], rows: [Row], rowsPerTable: Int? = nil,
    tables: [Int]? = nil
  ) throws -> Scenario {
    let source = SourceText(path: "test.json5", text: text)
    do {
      return try ScenarioReader.read(
        source, contents: { $0 == "calls.csv" ? Array("at\n0\n10\n".utf8) : nil },
        menus: { request in
          FlowMenuSample(
            flow: "f", population: "p", skills: skills, rows: rows,
            rowsPerTable: rowsPerTable ?? rows.count,
            tableOfInterval: tables ?? [Int](repeating: 0, count: request.intervalCount))
        }
      ).scenario
    } catch {
      for diagnostic in error.diagnostics { Issue.record("\(diagnostic.rendered)") }
      throw error
    }
  }
}

@Suite struct SampledMenuTests {
  private let traced = #"arrivals: { calls: "calls.csv" }"#

  @Test func `a call takes the time, the queue and the priority of a played call`() throws {
    let scenario = try SampledMenus.read(
      SampledMenus.text(calls: traced, type: ", priority: 3", agents: 5),
      rows: [SampledMenus.row(.queued, 30.5, skill: 1, priority: 2)])
    let trace = Study(scenario).trace(replication: 0)
    #expect(trace.map(\.joined) == [30.5, 40.5])
    #expect(trace.allSatisfy { $0.queue == 1 && $0.priority == 5 && $0.outcome == .answered })
    #expect(scenario.callTypes[0].queue == 1)
  }

  @Test(arguments: [
    (Scenario.SampledMenu.Outcome.contained, CallMeasure.contained, "contained"),
    (.abandoned, .abandonedInMenu, "abandonedInMenu"),
    (.callback, .callbacksInMenu, "callbackInMenu"),
    (.voicemail, .voicemailsInMenu, "voicemailInMenu"),
    (.failed, .failedInMenu, "failedInMenu"),
  ])
  func `a way to end in the menu counts as what it is`(
    outcome: Scenario.SampledMenu.Outcome, measure: CallMeasure, name: String
  ) throws {
    let scenario = try SampledMenus.read(
      SampledMenus.text(calls: traced),
      rows: [SampledMenus.row(outcome, 12, opensCase: true)])
    let study = Study(scenario)
    #expect(study.trace(replication: 0).map(\.outcome.rawValue) == [name, name])
    #expect(study.trace(replication: 0).map(\.left) == [12, 22])
    let result = study.run()
    #expect(result.overall(measure).mean == 2)
    #expect(result.overall(.casesInMenu).mean == 2)
    #expect(result.overall(.offered).mean == 0)
  }

  @Test func `nobody gets lost between the menu and the queues`() throws {
    let rows = [
      SampledMenus.row(.queued, 20, skill: 0), SampledMenus.row(.queued, 40, skill: 1, priority: 1),
      SampledMenus.row(.contained, 25), SampledMenus.row(.abandoned, 5),
      SampledMenus.row(.callback, 35), SampledMenus.row(.voicemail, 60),
      SampledMenus.row(.failed, 1), SampledMenus.row(.queued, 20, skill: 0, opensCase: true),
    ]
    let text = SampledMenus.text(
      calls: "arrivals: { perHour: 200 }",
      type: ", redial: { abandoned: { share: 0.5, delay: '2m' }, attempts: 3 }")
    let result = Study(try SampledMenus.read(text, rows: rows)).run()
    func mean(_ measure: CallMeasure) -> Double { result.overall(measure).mean }
    let inMenu: [CallMeasure] = [
      .contained, .abandonedInMenu, .callbacksInMenu, .voicemailsInMenu, .failedInMenu,
    ]
    let ended = inMenu.reduce(0) { $0 + mean($1) }
    #expect(abs(mean(.attempts) - ended - mean(.offered)) < 1e-9)
    #expect(inMenu.allSatisfy { mean($0) > 0 })
    let queues = [0, 1].map { result.queue($0, .attempts).mean }
    #expect(abs(queues[0] + queues[1] - mean(.attempts)) < 1e-9)
    #expect(abs(result.queue(1, .attempts).mean - result.queue(1, .offered).mean) < 1e-9)
    #expect(result.queue(0, .offered).mean > 0 && mean(.redials) > 0)
  }

  @Test func `calls are drawn from the table of the interval they arrive in`() throws {
    let rows = [SampledMenus.row(.contained, 10), SampledMenus.row(.queued, 10, skill: 0)]
    let scenario = try SampledMenus.read(
      SampledMenus.text(), rows: rows, rowsPerTable: 1, tables: [1, 0])
    let trace = Study(scenario).trace(replication: 0)
    #expect(trace.allSatisfy { ($0.outcome == .contained) == ($0.arrived >= 3_600) })
    #expect(Set(trace.map(\.outcome)).count > 1)
    #expect(scenario.callTypes[0].share(reaching: 0, interval: 0) == 1)
    #expect(scenario.callTypes[0].share(reaching: 0, interval: 1) == 0)
  }

  @Test func `a skill may have another name than its queue`() throws {
    let scenario = try SampledMenus.read(
      SampledMenus.text(ivr: ", skills: { vip: 'b' }"), skills: ["vip"],
      rows: [SampledMenus.row(.queued, 1, skill: 0)])
    #expect(scenario.callTypes[0].sampledMenu?.queues == [1])
  }

  @Test(arguments: [
    (
      "", ["a", "vip"],
      "test.json5:3:18: error: callType \"x\": ivr: flow: calls are queued for the skill \"vip\", and there is no such queue"
    ),
    (", skills: { vip: 'c' }", ["a", "vip"], "there is no queue \"c\""),
    (", sample: { calls: 5 }", ["a", "b"], "sample: calls: 5 is not in 100…1000000"),
    (", lasts: '5s'", ["a", "b"], "unknown key \"lasts\""),
  ])
  func `what can't be meant is refused`(ivr: String, skills: [String], message: String) {
    let source = SourceText(path: "test.json5", text: SampledMenus.text(ivr: ivr))
    do {
      _ = try ScenarioReader.read(
        source,
        menus: { request in
          FlowMenuSample(
            flow: "f", population: "p", skills: skills,
            rows: [SampledMenus.row(.queued, 1, skill: 1)], rowsPerTable: 1,
            tableOfInterval: [Int](repeating: 0, count: request.intervalCount))
        })
      Issue.record("it was read")
    } catch {
      #expect(error.diagnostics.contains { $0.headline.contains(message) }, "\(error.diagnostics)")
    }
  }

  @Test func `where no flow can be played the scenario is refused`() {
    #expect(
      ScenarioText.findings(SampledMenus.text()).contains {
        $0.contains("flows can't be sampled here")
      })
  }
}

@Suite struct SampledMenuStatistics {
  /// Times from 10 s to 60 s, a third of them contained whatever the time.
  private func rows(offset: Double = 0) -> [SampledMenus.Row] {
    (0..<300).map { number in
      let seconds = 10 + Double(number % 100) * 0.5 + offset
      return number < 100
        ? SampledMenus.row(.contained, seconds) : SampledMenus.row(.queued, seconds, skill: 0)
    }
  }

  @Test func `a sampled menu is the same as its distribution written by hand`() throws {
    let text = SampledMenus.text(calls: "queue: 'a', arrivals: { perHour: 150 }", agents: 2)
    let sampled = Study(try SampledMenus.read(text, rows: rows())).run()
    let times = rows().prefix(100).map { "\"\($0.seconds)s\"" }.joined(separator: ", ")
    let written = text.replacing(
      "flow: \"f.json5\", population: \"p.json5\"",
      with: "lasts: { empirical: [\(times)] }, contained: \(1.0 / 3)")
    let byHand = Study(try ScenarioText.read(written)).run()
    for measure in [
      CallMeasure.serviceLevel, .asa, .meanWait, .abandonment, .offered, .contained, .meanQueue,
    ] {
      let (a, b) = (sampled.overall(measure), byHand.overall(measure))
      let width = (a.halfWidth * a.halfWidth + b.halfWidth * b.halfWidth).squareRoot()
      #expect(abs(a.mean - b.mean) <= 1.5 * width, "\(measure): \(a.mean) and \(b.mean)")
    }
    let (a, b) = (sampled.centre(.meanLines), byHand.centre(.meanLines))
    #expect(abs(a.mean - b.mean) <= 1.5 * (a.halfWidth + b.halfWidth), "\(a.mean) and \(b.mean)")
  }

  @Test func `a menu that takes longer shows with the same callers`() throws {
    let text = SampledMenus.text(agents: 2)
    let study = Study(try SampledMenus.read(text, rows: rows()))
    let comparison = Comparison.run(
      study, with: try SampledMenus.read(text, rows: rows(offset: 20)))
    let lines = try #require(comparison.differences.first { $0.figure == "meanLines" })
    // Twenty seconds more of 60 calls an hour.
    #expect(lines.isReal && abs(lines.difference.mean - 1.0 / 3) < 0.02, "\(lines.difference)")
    let attempts = try #require(comparison.differences.first { $0.figure == "attempts" })
    #expect(attempts.difference.mean == 0)
  }
}
