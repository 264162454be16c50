package import Diagnostics
package import QueueSimulator
package import Reports

/// The page that `hotline compare --html` writes of several scenarios, each beside the first.
struct ComparisonsPage: Localized {
  let comparisons: Comparisons
  let record: RunRecord
  let language: Language

  private var pairs: [ComparisonPage] {
    comparisons.pairs.map {
      ComparisonPage(comparison: $0, record: record, language: language)
    }
  }

  private var first: String { comparisons.pairs[0].names.first }
  private var others: [String] { comparisons.pairs.map(\.names.second) }
  private var joined: String { others.joined(separator: say("、", ", ")) }

  var page: ReportPage {
    guard pairs.count > 1 else { return pairs[0].page }
    return ReportPage(
      language: language, origin: "hotline compare", title: "\(first) → \(joined)",
      question: question, verdict: "", isGood: nil, answer: answer, facts: [],
      sections: (differences + charts + assumptions + [recorded]).filter(\.isDrawn))
  }

  private var question: String {
    let days = FigureText.number(Double(comparisons.replications))
    let isPartial = comparisons.isPartial
    return say(
      "从 \(first) 换成 \(joined) 各有什么不同？全部面对同样的来电者，模拟 \(days) 天" + (isPartial ? "，中途停止。" : "。"),
      "What changes from \(first) to \(joined)? All face the same callers on \(days) simulated days"
        + (isPartial ? ", stopped early." : "."))
  }

  /// What each of the others changes, and whether it meets the targets.
  private var answer: String {
    zip(others, pairs).map { name, page in
      let verdict = page.verdict.text
      return say("\(name)：", "\(name): ") + page.answer
        + (verdict.isEmpty ? "" : " " + verdict + say("。", "."))
    }.joined(separator: say("", " "))
  }

  private var differences: [ReportPage.Section] {
    zip(others, pairs).map {
      ReportPage.Section(say("差异：", "Differences: ") + "\(first) → \($0)", $1.differences)
    }
  }

  private var charts: [ReportPage.Section] {
    zip(others, pairs).map {
      ReportPage.Section(
        say("全天走势：", "Over the day: ") + "\(first) → \($0)", [.charts($1.dayCharts)])
    }
  }

  private var assumptions: [ReportPage.Section] {
    let all = [(first, comparisons.first)] + zip(others, comparisons.pairs.map(\.second))
    return all.map { name, result in
      ReportPage.Section(
        say("前提：", "Assumptions: ") + name,
        [.definitions(ScenarioAssumptions(scenario: result.scenario, language: language).pairs)])
    }
  }

  private var recorded: ReportPage.Section {
    record.section(
      language,
      more: [
        (say("种子", "seed"), String(comparisons.first.seed)),
        (say("模拟", "replications"), FigureText.number(Double(comparisons.replications))),
      ])
  }
}

extension ReportPage {
  /// The page that `hotline compare --html` writes.
  package init(
    _ comparisons: Comparisons, record: RunRecord, language: Language
  ) {
    self = ComparisonsPage(comparisons: comparisons, record: record, language: language).page
  }
}
