/// A table on a page; the first column names the rows, the others hold figures flush right.
package struct PageTable: Sendable, Hashable {
  /// What stands in one column of a row.
  package struct Cell: Sendable, Hashable {
    package var text: String
    /// The exact number behind the text, for programs that read the page.
    package var value: Double?
    /// Whether it keeps or misses a target; `nil` where there is none.
    package var isGood: Bool?

    package init(_ text: String, value: Double? = nil, isGood: Bool? = nil) {
      self.text = text
      self.value = value
      self.isGood = isGood
    }
  }

  package var caption: String
  package var columns: [String]
  package var rows: [[Cell]]
  /// Whether the cells are words, set flush left and wrapped.
  package var isText: Bool

  package init(caption: String, columns: [String], rows: [[Cell]], isText: Bool = false) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.isText = isText
  }

  func markup(id: String) -> Markup {
    let head = columns.map { Markup.element("th", ["scope": "col"], text: $0) }
    let body = rows.map { row in
      Markup.element(
        "tr", [:],
        row.enumerated().map { index, cell in
          index == 0 ? .element("th", ["scope": "row"], text: cell.text) : Self.markup(cell)
        })
    }
    // A wide table scrolls in its own frame, which must be reachable by keyboard for that.
    return .element(
      "div",
      ["class": "scroll", "tabindex": "0", "role": "group", "aria-labelledby": id],
      [
        .element(
          "table", ["class": isText ? "words" : "figures"],
          [
            .element("caption", ["id": id], text: caption),
            .element("thead", [:], [.element("tr", [:], head)]),
            .element("tbody", [:], [.lines(body)]),
          ])
      ])
  }

  private static func markup(_ cell: Cell) -> Markup {
    let mark = cell.isGood.map { $0 ? "✔ " : "✘ " } ?? ""
    let text = mark + cell.text
    let name = cell.isGood.map { $0 ? "good" : "bad" } ?? ""
    guard let value = cell.value, value.isFinite else {
      return name.isEmpty
        ? .element("td", [:], text: text) : .element("td", ["class": name], text: text)
    }
    let data = Markup.element("data", ["value": String(value)], text: text)
    return name.isEmpty ? .element("td", [:], [data]) : .element("td", ["class": name], [data])
  }
}
