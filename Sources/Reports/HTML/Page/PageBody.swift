internal import Diagnostics

/// The body of a report page.
struct PageBody {
  let page: ReportPage

  var markup: Markup {
    var charts = 0
    var tables = 0
    var flows = 0
    let sections = page.sections.enumerated().map { index, section -> Markup in
      let id = "section-\(index + 1)"
      let blocks = section.blocks.map { block -> Markup in
        switch block {
        case .paragraph(let text): return .element("p", [:], text: text)
        case .definitions(let pairs): return Self.definitions(pairs)
        case .command(let text): return Self.command(text)
        case .table(let table):
          tables += 1
          return table.markup(id: "table-\(tables)")
        case .differences(let table):
          tables += 1
          return table.markup(id: "table-\(tables)", language: page.language)
        case .list(let items): return Self.list(items)
        case .flow(let picture):
          flows += 1
          return FlowPictureFigure(
            picture: picture, id: "flow-\(flows)", language: page.language
          ).markup
        case .charts(let group):
          let figures = group.map { chart -> Markup in
            charts += 1
            return ChartFigure(chart, id: "chart-\(charts)", language: page.language).markup
          }
          return .element("div", ["class": "charts"], [.lines(figures)])
        }
      }
      return .element(
        "section", ["aria-labelledby": id],
        [.element("h2", ["id": id], text: section.title), .lines(blocks)])
    }
    return .lines([
      .element(
        "a", ["class": "skip", "href": "#main"],
        text: page.language.text(zh: "跳到正文", en: "Skip to the content")),
      header,
      .element("main", ["id": "main"], [facts] + [.lines(sections)]),
      .element("footer", [:], text: page.origin),
    ])
  }

  private var header: Markup {
    let mood = page.isGood.map { $0 ? "answer good" : "answer bad" } ?? "answer"
    let mark = page.isGood.map { $0 ? "✔ " : "✘ " } ?? ""
    let verdict = Markup.element("strong", ["class": "verdict"], text: mark + page.verdict)
    return .element(
      "header", [:],
      [
        .element("p", ["class": "origin"], text: page.origin),
        .element("h1", [:], text: page.title),
        .element("p", ["class": "question"], text: page.question),
        .element(
          "p", ["class": mood],
          (page.verdict.isEmpty ? [] : [verdict, Markup(" ")])
            + [.element("span", [:], text: page.answer)]),
        contents,
      ])
  }

  private var contents: Markup {
    .element(
      "nav", ["aria-label": page.language.text(zh: "目录", en: "Contents")],
      page.sections.enumerated().map { index, section in
        .element("a", ["href": "#section-\(index + 1)"], text: section.title)
      })
  }

  private var facts: Markup {
    .element(
      "ul", ["class": "facts"],
      page.facts.map { fact in
        .element(
          "li", ["class": fact.isGood.map { $0 ? "good" : "bad" } ?? "plain"],
          [
            .element("span", ["class": "name"], text: fact.name),
            .element("strong", [:], text: fact.value),
          ] + fact.notes.map { .element("span", ["class": "note"], text: $0) })
      })
  }

  private static func definitions(_ pairs: [(name: String, value: String)]) -> Markup {
    .element(
      "dl", [:],
      pairs.map { pair in
        .element(
          "div", [:],
          [.element("dt", [:], text: pair.name), .element("dd", [:], text: pair.value)])
      })
  }

  private static func list(_ items: [(name: String, lines: [String])]) -> Markup {
    .lines(
      items.map { item in
        .element(
          "details", ["class": "item"],
          [
            .element("summary", [:], text: item.name),
            .element("pre", ["tabindex": "0"], text: item.lines.joined(separator: "\n")),
          ])
      })
  }

  private static func command(_ text: String) -> Markup {
    .element("pre", ["tabindex": "0"], [.element("code", [:], text: text)])
  }
}
