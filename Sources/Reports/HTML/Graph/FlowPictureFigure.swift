internal import Diagnostics
/// A flow on a page: its title, drawing, and its ways as a table.
struct FlowPictureFigure {
  let picture: FlowPicture
  let id: String
  let language: Language

  var markup: Markup {
    let caption = Markup.element(
      "figcaption", [:],
      [
        .element("h3", ["id": "\(id)-title"], text: picture.title),
        .element("p", ["id": "\(id)-note", "class": "note"], text: picture.note),
      ])
    let drawing = FlowPictureDrawing(picture)?.svg(labelledBy: "\(id)-title \(id)-note")
    let tooLarge = Markup.element(
      "p", ["class": "note"],
      text: language.text(zh: "流程太大，无法绘图。", en: "The flow is too large to be drawn."))
    return .element(
      "figure", ["class": "flow", "id": id],
      [
        caption,
        .element(
          "div",
          ["class": "scroll", "tabindex": "0", "role": "group", "aria-labelledby": "\(id)-title"],
          [drawing ?? tooLarge]),
        .element(
          "details", [:],
          [
            .element("summary", [:], text: language.text(zh: "数据表", en: "Figures as a table")),
            table.markup(id: "\(id)-table"),
          ]),
      ])
  }

  private var table: PageTable {
    PageTable(
      caption: picture.title,
      columns: [
        language.text(zh: "从", en: "from"), language.text(zh: "走法", en: "way"),
        language.text(zh: "到", en: "to"), picture.trafficName,
      ],
      rows: picture.edges.map { edge in
        [
          PageTable.Cell(picture.nodes[edge.from].name), PageTable.Cell(edge.label),
          PageTable.Cell(picture.nodes[edge.to].name),
          PageTable.Cell(
            edge.traffic, value: edge.weight, isGood: edge.isMissed ? false : nil),
        ]
      }, isText: true)
  }
}
