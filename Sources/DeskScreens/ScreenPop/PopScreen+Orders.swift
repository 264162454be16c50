internal import AfterSales
internal import ArgumentParsing
internal import Diagnostics
internal import ServiceDesk

extension PopScreen {
  /// A line an order, in columns as wide as they must be; the product has what is left.
  package var orderLines: [String] {
    let rows = view.orders.map { order in
      [
        (order.isInTrouble(at: now) ? "! " : "  ") + DisplayWidth.printable(order.id),
        order.placedAt.map(moment) ?? "", DisplayWidth.printable(order.product ?? ""),
        order.amount.map { "¥\($0)" } ?? "",
        order.status.map { console.text($0.wording) } ?? "",
      ]
    }
    let widths = orderWidths(rows)
    return zip(view.orders, rows).map { order, cells in
      var line = zip(cells, widths).enumerated().map { index, cell in
        let cut = DisplayWidth.truncate(cell.0, to: cell.1)
        return index == Self.amountColumn
          ? DisplayWidth.padLeading(cut, to: cell.1) : DisplayWidth.pad(cut, to: cell.1)
      }.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      line = DisplayWidth.truncate(line, to: width)
      switch (order.isInTrouble(at: now), view.typed.contains(order.id)) {
      case (true, true): return console.styled(line, .red, .bold)
      case (true, false): return console.styled(line, .red)
      case (false, true): return console.styled(line, .bold)
      case (false, false): return line
      }
    }
  }

  private static let (productColumn, amountColumn) = (2, 3)
  /// Ids beyond that are not typed by anybody.
  private static let widestCell = 24

  /// In a narrow window the day is enough.
  private func moment(_ instant: Instant) -> String {
    let text = console.moment(instant, now: now)
    return width < 72 ? String(text.prefix { $0 != " " }) : text
  }

  private func orderWidths(_ rows: [[String]]) -> [Int] {
    guard let columns = rows.first?.indices else { return [] }
    var widths = columns.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
      .map { min($0, Self.widestCell) }
    let others = widths.reduce(0, +) - widths[Self.productColumn] + 2 * (columns.count - 1)
    widths[Self.productColumn] = max(0, min(widths[Self.productColumn], width - others))
    return widths
  }
}
