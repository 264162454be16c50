import ArgumentParsing
import CommandConsole
import HotlineCommands
import TestOutput

/// A command line for each command of the program, as a user of the sample hotline would write it.
///
/// `DIR` stands for a folder of the test's own, where `hour.json5`, `shifts.json5` and `history.csv`
/// lie; the sample's files are named as they lie in the checkout.
enum EveryCommand {
  static let lines: [[String]] = [
    ["new", "DIR/shop"],
    ["test", "Fixtures/Welcome"], ["test", "Fixtures/Refund", "--tag", "secret", "--github"],
    ["test", "Fixtures/Welcome", "--coverage", "--tap"],
    ["call", "hotline", "--fast"], ["call", "hotline", "--fast", "--db"],
    ["call", "hotline", "--live"],
    ["flow", "lint", "survey"], ["flow", "lint", "survey", "--github"],
    ["flow", "graph", "survey"],
    ["flow", "graph", "survey", "--coverage", "--fixtures", "Fixtures/Survey"],
    [
      "flow", "graph", "hotline", "--population", "Fixtures/Data/callers.json5", "--calls", "20",
    ],
    ["flow", "graph", "survey", "--diff", "CallFlows/survey.json5"],
    ["flow", "diff", "CallFlows/night.json5", "CallFlows/survey.json5"],
    ["flow", "prompts", "survey"], ["flow", "prompts", "survey", "--csv", "--for-excel"],
    ["flow", "schema", "calendar"],
    ["flow", "explore", "survey"],
    ["flow", "import", "DIR/studio.json", "--to", "DIR/imported"],
    ["flow", "export", "DIR/studio.json", "--studio"],
    ["flow", "walk", "hotline", "--population", "Fixtures/Data/callers.json5", "--calls", "20"],
    ["flow", "intents", "Fixtures/Data/complaints-test.json5", "--folds", "2"],
    ["simulate", "DIR/hour.json5", "--csv", "DIR/a.csv", "--trace", "DIR/b.csv"],
    ["simulate", "DIR/hour.json5", "--charts"],
    ["compare", "DIR/hour.json5", "DIR/hour.json5", "DIR/hour.json5"],
    ["simulate", "DIR/hour.json5", "--shard", "0/1", "--part", "DIR/p"], ["merge", "DIR/p"],
    ["scenario", "lint", "DIR/hour.json5"],
    ["staff", "DIR/hour.json5", "--proof", "10"],
    ["staff", "DIR/hour.json5", "--frontier", "--proof", "10"],
    ["staff", "--shifts", "DIR/shifts.json5", "--roster", "DIR/r.csv"],
    ["staff", "DIR/hour.json5", "--shifts", "DIR/shifts.json5", "--proof", "10"],
    ["sweep", "DIR/hour.json5", "--vary", "pools.p.agents=1..2:1", "--csv", "DIR/s.csv"],
    ["worker"],
    ["forecast", "DIR/history.csv"],
    ["forecast", "DIR/history.csv", "--weeks", "4", "--plan", "Fixtures/Hiring/hiring.json5"],
    ["forecast", "DIR/history.csv", "--into", "DIR/hour.json5", "--write", "DIR/new.json5"],
    ["watch", "DIR/nothing.json5"],
    ["switchboard", "--db", "DIR/nothing.db"], ["switchboard", "announce", "a"],
    ["switchboard", "open", "q"], ["switchboard", "close", "q"],
    ["switchboard", "add-pool", "p", "q"],
    ["agent", "--id", "li-na"], ["queue", "--once"],
    ["plan", "list"], ["plan", "show", "supplier-outage"],
    ["plan", "check", "Fixtures/Plans/fraud-wave.json5"], ["plan", "start", "fraud-wave"],
    ["plan", "accept", "fraud-wave", "--step", "risk-first"], ["plan", "decline", "fraud-wave"],
    ["plan", "undo", "fraud-wave", "risk-first"], ["plan", "end", "fraud-wave"],
    ["plan", "drill", "fraud-wave"],
    ["pop", "13800138000"],
    ["pop", "13800138000", "--agent", "zhang-wei", "--reveal", "name", "--reason", "test"],
    [
      "case", "open", "--kind", "poor-service", "--order", "20261112001", "--amount", "1",
      "--agent", "li-na",
    ],
    ["case", "list"], ["case", "show", "CASE"],
    ["case", "show", "CASE", "--reveal", "--reason", "test", "--agent", "zhang-wei"],
    ["case", "respond", "CASE", "--agent", "li-na", "--note", "a"],
    ["case", "note", "CASE", "--agent", "li-na", "--note", "a"],
    ["case", "assign", "CASE", "--to", "zhang-wei", "--agent", "li-na"],
    ["case", "request-evidence", "CASE", "--agent", "zhang-wei"],
    ["case", "add-evidence", "CASE", "--evidence", "problem", "--agent", "zhang-wei"],
    ["case", "reclassify", "CASE", "--kind", "refund-dispute", "--agent", "zhang-wei"],
    [
      "case", "resolve", "CASE", "--result", "refunded", "--cause", "upstream-delay", "--amount",
      "1", "--by", "24h", "--agent", "zhang-wei",
    ],
    ["case", "dissatisfied", "CASE", "--agent", "zhang-wei"],
    ["case", "confirm", "CASE", "--satisfaction", "4", "--agent", "zhang-wei"],
    ["case", "reopen", "CASE", "--agent", "zhang-wei"],
    ["case", "visit", "CASE", "--satisfaction", "4", "--agent", "zhang-wei"],
    ["case", "overdue"], ["case", "stats"],
    [
      "case", "task", "open", "CASE", "--team", "technical", "--within", "30m", "--question", "a",
      "--told", "--agent", "li-na",
    ],
    ["case", "task"], ["case", "task", "list", "--team", "technical"],
    ["case", "task", "take", "CASE", "--agent", "zhang-wei"],
    ["case", "task", "pass", "CASE", "--to", "supplier", "--agent", "zhang-wei"],
    ["case", "task", "return", "CASE", "--note", "a", "--agent", "zhang-wei"],
    ["case", "task", "answer", "CASE", "--answer", "a", "--agent", "zhang-wei"],
    ["case", "events", "--weeks", "4"], ["case", "intake", "none.jsonl"],
    ["case", "change"], ["case", "change", "list"],
    ["case", "change", "add", "--on", "2026-11-01", "--zh", "a", "--en", "a", "--case", "CASE"],
    ["case", "change", "withdraw", "h-20261101-1", "--reason", "a"],
    ["case", "publish", "--month", "2026-11"],
    ["case", "scorecard", "--by", "team"], ["case", "causes", "--weeks", "2", "--by", "supplier"],
    ["refund", "pay", "20261112001", "--amount", "1", "--agent", "li-na"],
    ["calibrate", "none.csv"],
    ["search", "20261112001", "--agent", "li-na"], ["story", "20261112001", "--agent", "li-na"],
    ["switchboard", "ready", "li-na"], ["switchboard", "break", "li-na", "--reason", "a"],
    ["switchboard", "send-home", "li-na"], ["switchboard", "assign", "c1", "li-na"],
    ["switchboard", "notes", "c1"], ["queue", "--since", "2026-11-12", "--csv", "agent"],
    ["messages", "--all"], ["messages", "list", "--all"], ["messages", "take", "--agent", "li-na"],
    ["messages", "hear", "none", "--agent", "li-na"],
    ["messages", "done", "none", "--agent", "li-na"],
    ["messages", "missed", "none", "--agent", "li-na"],
    ["messages", "return", "none", "--agent", "li-na"],
    ["messages", "case", "none", "--agent", "li-na"],
    ["callbacks"], ["callbacks", "list", "--limit", "5"],
    ["callbacks", "take", "--agent", "li-na"],
    ["callbacks", "done", "none", "--agent", "li-na"],
    ["callbacks", "missed", "none", "--agent", "li-na"],
    ["callbacks", "return", "none", "--agent", "li-na"],
    ["callbacks", "case", "none", "--agent", "li-na"],
    ["outreach"], ["outreach", "list", "--all"], ["outreach", "whom", "--product", "点券"],
    [
      "outreach", "start", "--kind", "order-delayed", "--tell", "a", "--within", "2h", "--reason",
      "a", "--agent", "huang-bo",
    ],
    ["outreach", "show", "none"], ["outreach", "end", "none", "--agent", "huang-bo"],
    ["outreach", "messages", "none", "--output", "DIR/m.csv", "--agent", "huang-bo"],
    ["outreach", "leave-alone", "20261112001", "--agent", "li-na"],
    ["refund", "approve", "none", "--agent", "zhang-wei"],
    ["refund", "decline", "none", "--agent", "zhang-wei"], ["refund", "list"],
    ["desk", "rights"], ["desk", "approve", "none", "--agent", "huang-bo"],
    ["desk", "decline", "none", "--agent", "huang-bo"],
    ["desk", "bind", "li-na", "--user", "nobody"], ["desk", "list"],
    ["desk", "unbind", "--user", "nobody"],
    ["db", "init"], ["db", "import", "Fixtures/Data/agents.json5"],
    ["db", "export", "--format", "csv", "--for-excel"], ["db", "check"],
    ["db", "backup", "DIR/copy.db"], ["db", "stats"], ["db", "rotate-key"],
    ["db", "erase", "13800138000", "--reason", "test"], ["db", "demo", "--callers", "1"],
    ["audit", "verify"], ["audit", "anchor"], ["audit", "list", "--reasons"],
    ["erlang", "b", "--load", "4", "--lines", "6"],
    ["erlang", "c", "--calls", "100", "--aht", "180s", "--agents", "14"],
    ["erlang", "a", "--calls", "100", "--aht", "180s", "--agents", "14", "--patience", "120s"],
    ["completions", "bash"], ["completions", "--install", "DIR"],
    ["version"],
  ]

  /// Says that `new DIR/shop` writes files of invented callers into a folder.
  static func declareSample(in folder: TestFolder) throws {
    for file in ["Fixtures/Data/callers.json5", "Fixtures/shop.json5", "README.md"] {
      try folder.declareClear("shop/" + file)
    }
  }

  /// The words that lead to each command that does something.
  static var paths: [[String]] {
    func paths(_ command: Command, _ path: [String]) -> [[String]] {
      let below = command.subcommands.flatMap { paths($0, path + [$0.name]) }
      return command.options.isEmpty && !command.subcommands.isEmpty ? below : [path] + below
    }
    return paths(Hotline.root, [])
  }

  static let studio = """
    { "initial_state": "Trigger", "states": [
      { "name": "Trigger", "type": "trigger", "properties": {}, "transitions": [] } ] }
    """

  static let hour = """
    { scenario: "hour", begins: "2026-11-11T20:00:00+08:00", lasts: "1h", interval: "30m", seed: 2,
      replications: 10,
      callTypes: { x: { arrivals: { perHour: 40 }, queue: "q", ivr: { lasts: "10s", contained: 0.2 },
                        handling: { exponential: "3m" }, patience: { exponential: "2m" } } },
      queues: { q: { pools: ["p"], accept: { abandonment: 0.5 } } },
      pools: { p: { agents: [1, 1], costPerHour: 30 } } }
    """

  static let shifts = """
    { patterns: { s: { lasts: "1h", starts: ["20:00"] } },
      pools: { p: { costPerHour: 30 } },
      need: { begins: "20:00", interval: "30m", agents: { p: [1, 2] } } }
    """

  /// Four weeks of 100 calls in the morning and 200 in the afternoon.
  static let history =
    "at,calls\n"
    + (1...28).map { day in
      let date = "2026-09-" + (day < 10 ? "0\(day)" : "\(day)")
      return "\(date)T00:00,0\n\(date)T06:00,100\n\(date)T12:00,200\n\(date)T18:00,0\n"
    }.joined()
}
