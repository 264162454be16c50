package import Diagnostics
package import FlowInterpreter
package import Reports

/// What came of a run of fixtures, for people and for machines.
package struct TestReport {
  let fixtures: [LoadedFixture]
  let results: [FixtureResult]
  let coverage: Coverage?
  let leastCoverage: Double?

  /// - Parameters:
  ///   - results: those of the fixtures, in the same order.
  ///   - coverage: `nil` if nobody asked for it.
  ///   - leastCoverage: in per cent of all edges.
  package init(
    fixtures: [LoadedFixture], results: [FixtureResult], coverage: Coverage?,
    leastCoverage: Double?
  ) {
    self.fixtures = fixtures
    self.results = results
    self.coverage = coverage
    self.leastCoverage = leastCoverage
  }

  private var failed: Int { results.count { !$0.passed } }
  private var skipped: Int { results.count { $0.skipped != nil } }

  private var isCovered: Bool {
    guard let leastCoverage, let coverage else { return true }
    return coverage.edges.percent >= leastCoverage
  }

  package var passed: Bool { failed == 0 && isCovered }

  // MARK: For people

  package func text(_ format: TextFormat) -> String {
    var text = ""
    for (loaded, result) in zip(fixtures, results) {
      text += line(loaded, result, format)
      // What went wrong, or what the call met that nobody may have meant it to.
      let details = result.passed ? Self.unstubbed(result) : Self.details(loaded, result)
      text += details.map { "     \(DisplayWidth.printable(format.text($0)))\n" }.joined()
    }
    if let coverage { text += "\n" + CoverageTable(coverage).text(format) }
    let passedCount = results.count - failed - skipped
    text +=
      "\n"
      + format.text(
        zh: "通过 \(passedCount)，失败 \(failed)" + (skipped > 0 ? "，跳过 \(skipped)" : ""),
        en: "\(passedCount) passed, \(failed) failed" + (skipped > 0 ? ", \(skipped) skipped" : ""))
      + "\n"
    if let leastCoverage, let coverage, !isCovered {
      let found = coverage.edges.percent
      text += format.text(
        zh: "覆盖率 \(found) % 低于要求的 \(leastCoverage) %\n",
        en: "coverage \(found) % of the edges is below \(leastCoverage) %\n")
    }
    return text
  }

  private func line(_ loaded: LoadedFixture, _ result: FixtureResult, _ format: TextFormat)
    -> String
  {
    let (mark, color) =
      result.skipped != nil ? ("skip", "33") : result.passed ? ("ok  ", "32") : ("FAIL", "31")
    let shown = format.usesColor ? "\u{1B}[\(color)m\(mark)\u{1B}[0m" : mark
    let note = result.skipped ?? (result.passed ? nil : loaded.place)
    let place = note.map { "  (\(DisplayWidth.printable($0)))" } ?? ""
    return "\(shown) \(DisplayWidth.printable(result.name))\(place)\n"
  }

  /// What went wrong, the path and the transcript; of a call in circles the beginning and the end.
  static func details(_ loaded: LoadedFixture, _ result: FixtureResult) -> [Wording] {
    let path = result.path.map(\.pathName).folded(to: 60) { "… \($0) more …" }
      .joined(separator: " → ")
    let lines = result.transcript.lines.folded(to: 120) {
      Wording(zh: "…… 省略 \($0) 行", en: "… \($0) lines more")
    }
    return failures(loaded, result) + unstubbed(result)
      + [Wording(zh: "路径：\(path)", en: "path: \(path)"), Wording(zh: "通话：", en: "call:")]
      + lines.map { Wording(zh: "  \($0.zh)", en: "  \($0.en)") }
  }

  /// What was asked outside that nothing answered for.
  private static func unstubbed(_ result: FixtureResult) -> [Wording] {
    guard !result.unstubbed.isEmpty else { return [] }
    let names = result.unstubbed.joined(separator: ", ")
    return [
      Wording(
        zh: "没有替身应答：\(names)（每次调用都出错）", en: "not stubbed: \(names) (each call of it is a fault)")
    ]
  }

  private static func failures(_ loaded: LoadedFixture, _ result: FixtureResult) -> [Wording] {
    result.failures.map { failure in
      let wording = failure.wording
      guard let line = failure.offset.map({ loaded.source.place(at: $0).line }) else {
        return wording
      }
      return Wording(zh: "\(wording.zh)（第 \(line) 行）", en: "\(wording.en)  (line \(line))")
    }
  }

  // MARK: For machines

  /// The results by file, in the order of the files.
  package var checks: CheckReport {
    var groups: [CheckReport.Group] = []
    for (loaded, result) in zip(fixtures, results) {
      let failures = Self.failures(loaded, result).map(\.en)
      let details = Self.details(loaded, result).map(\.en).dropFirst(failures.count)
      let check = CheckReport.Check(
        name: result.name, failures: failures, details: result.passed ? [] : Array(details),
        seconds: result.lasted.inSeconds, skipped: result.skipped,
        line: loaded.source.place(at: loaded.fixture.offset).line)
      if groups.last?.name == loaded.source.path {
        groups[groups.count - 1].checks.append(check)
      } else {
        groups.append(.init(name: loaded.source.path, checks: [check]))
      }
    }
    return CheckReport(groups: groups)
  }

  package var json: JSONValue {
    .object([
      "passed": .integer(Int64(results.count - failed - skipped)),
      "failed": .integer(Int64(failed)), "skipped": .integer(Int64(skipped)),
      "fixtures": .array(zip(fixtures, results).map(Self.json)),
      "coverage": coverage.map { CoverageTable($0).json },
    ])
  }

  private static func json(_ loaded: LoadedFixture, _ result: FixtureResult) -> JSONValue {
    .object([
      "fixture": .text(result.name), "file": .text(loaded.source.path),
      "line": .integer(Int64(loaded.source.place(at: loaded.fixture.offset).line)),
      "flow": .text(loaded.fixture.flow.name),
      "passed": .boolean(result.passed && result.skipped == nil),
      "skipped": result.skipped.map { .text($0) },
      "outcome": result.outcome.map { .text($0.name) } ?? .null,
      "seconds": .number(result.lasted.inSeconds),
      "path": .array(result.path.map { .text($0.pathName) }),
      "failures": .array(
        result.failures.map { failure in
          .object([
            "subject": .text(failure.subject.en),
            "expected": .text(failure.expected.en), "found": .text(failure.found.en),
            "line": failure.offset.map {
              .integer(Int64(loaded.source.place(at: $0).line))
            },
          ])
        }),
      "unstubbed": result.unstubbed.isEmpty
        ? nil : .array(result.unstubbed.map { .text($0) }),
      "transcript": result.passed ? nil : .array(result.transcript.lines.map { .text($0.en) }),
    ])
  }
}
