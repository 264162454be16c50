internal import Diagnostics
package import QueueSimulator
package import Reports

/// The answer of Erlang B, with a line more and less.
private struct LossSummary: ResultSummary {
  let question: LossQuestion
  let format: TextFormat

  var text: String {
    let erlangs = Figures.number(question.load.erlangs)
    var text = format.text(
      zh: "爱尔兰 B:话务量 \(erlangs) Erl,无排队\n", en: "Erlang B: \(erlangs) Erlangs, no waiting\n")
    if let target = question.target, let linesNeeded = question.linesNeeded {
      let limit = Figures.percent(target)
      text += format.text(
        zh: "忙音率不超过 \(limit) 需要 \(linesNeeded) 条线路\n",
        en: "\(linesNeeded) lines keep busy signals at \(limit) or less\n")
    }
    if question.isTargetMet == false, let lines = question.lines {
      text += format.text(zh: "\(lines) 条线路不够\n", en: "\(lines) lines are too few\n")
    }
    var table = TextTable([
      .init("", .leading), .init(format.text(zh: "线路", en: "lines"), .trailing),
      .init(format.text(zh: "忙音率（忙音 / 呼叫次数）", en: "blocked / attempts"), .trailing),
      .init(format.text(zh: "线路利用率", en: "lines in use"), .trailing),
    ])
    for lines in max(0, question.answered - 2)...(question.answered + 2) {
      let blocking = ErlangB.blocking(erlangs: question.load.erlangs, lines: lines)
      table.add([
        lines == question.answered ? ">" : "", "\(lines)", Figures.percent(blocking),
        Figures.percent(question.occupancy(lines: lines, blocking: blocking)),
      ])
    }
    return text + "\n" + table.text(in: format)
  }

  var json: JSONValue {
    let blocking = ErlangB.blocking(erlangs: question.load.erlangs, lines: question.answered)
    return .object([
      "model": "erlang-b", "erlangs": .number(question.load.erlangs),
      "lines": .integer(Int64(question.answered)),
      "linesNeeded": question.linesNeeded.map { .integer(Int64($0)) },
      "target": question.target.map { .number($0) },
      "targetMet": question.isTargetMet.map { .boolean($0) },
      "blocking": .number(blocking),
      "meanBusy": .number(question.load.erlangs * (1 - blocking)),
      "occupancy": .number(question.occupancy(lines: question.answered, blocking: blocking)),
    ])
  }
}

extension LossQuestion {
  package func summary(_ format: TextFormat) -> some ResultSummary {
    LossSummary(question: self, format: format)
  }
}
