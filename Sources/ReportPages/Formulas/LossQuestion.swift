internal import ArgumentParsing
internal import Diagnostics
internal import QueueSimulator
internal import Reports

/// A question to Erlang B, answered: lines without a place to wait.
struct LossQuestion {
  let load: TrafficLoad
  let lines: Int?
  let target: Double?

  init(_ invocation: Invocation) throws(UsageError) {
    load = try invocation.load(needsHandling: false)
    lines = try invocation.integer("lines", in: 0...Invocation.largestCount)
    target = try invocation.share("target")
    if lines == nil, target == nil {
      throw UsageError(
        "what is asked? give --lines, --target or both",
        hint: "--lines 45 tells the busy signals, --target 1% the lines needed")
    }
    if target == 0 { throw UsageError("--target 0 would take lines without end") }
  }

  var linesNeeded: Int? {
    target.map { ErlangB.linesNeeded(erlangs: load.erlangs, blocking: $0) }
  }

  /// Whether the lines given reach the target given; `nil` where one of them isn't.
  var isTargetMet: Bool? {
    guard let lines, let target else { return nil }
    return ErlangB.blocking(erlangs: load.erlangs, lines: lines) <= target
  }

  private var answered: Int { lines ?? linesNeeded ?? 0 }

  private func occupancy(lines: Int, blocking: Double) -> Double {
    lines > 0 ? load.erlangs * (1 - blocking) / Double(lines) : 0
  }

  func text(console: Console) -> String {
    let erlangs = Figures.number(load.erlangs)
    var text = console.text(
      zh: "爱尔兰 B:话务量 \(erlangs) Erl,无排队\n", en: "Erlang B: \(erlangs) Erlangs, no waiting\n")
    if let target, let linesNeeded {
      let limit = Figures.percent(target)
      text += console.text(
        zh: "忙音率不超过 \(limit) 需要 \(linesNeeded) 条线路\n",
        en: "\(linesNeeded) lines keep busy signals at \(limit) or less\n")
    }
    if isTargetMet == false, let lines {
      text += console.text(zh: "\(lines) 条线路不够\n", en: "\(lines) lines are too few\n")
    }
    var table = TextTable([
      .init("", .leading), .init(console.text(zh: "线路", en: "lines"), .trailing),
      .init(console.text(zh: "忙音率(忙音 / 呼叫次数)", en: "blocked / attempts"), .trailing),
      .init(console.text(zh: "线路利用率", en: "lines in use"), .trailing),
    ])
    for lines in max(0, answered - 2)...(answered + 2) {
      let blocking = ErlangB.blocking(erlangs: load.erlangs, lines: lines)
      table.add([
        lines == answered ? ">" : "", "\(lines)", Figures.percent(blocking),
        Figures.percent(occupancy(lines: lines, blocking: blocking)),
      ])
    }
    return text + "\n" + table.text
  }

  var json: JSONValue {
    let blocking = ErlangB.blocking(erlangs: load.erlangs, lines: answered)
    return .object([
      "model": "erlang-b", "erlangs": .number(load.erlangs),
      "lines": .integer(Int64(answered)),
      "linesNeeded": linesNeeded.map { .integer(Int64($0)) },
      "target": target.map { .number($0) },
      "targetMet": isTargetMet.map { .boolean($0) },
      "blocking": .number(blocking),
      "meanBusy": .number(load.erlangs * (1 - blocking)),
      "occupancy": .number(occupancy(lines: answered, blocking: blocking)),
    ])
  }
}
