internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  static let caseCauses = DeskCommand(
    "causes",
    summary: Wording(
      zh: "各商品或供应商各出了多少什么问题，哪些有变化",
      en: "Show what went wrong with what or by whom how often, and what of it changed"),
    discussion: Wording(
      zh: """
        每类问题连同原因和商品（--by supplier：供应商，取自订单），按处理结果，最近 N 周与再前 N 周相比。两段合计既定时，每件落在前段还是后段各凭偶然；
        据此做双侧检验（二项分布），并在全部格子里标出错误发现率 5% 以内仍成立的变化（Benjamini 和 Hochberg）。
        供主管和数据库的所有者使用。
          hotline case causes --weeks 4
          hotline case causes --by supplier
        """,
      en: """
        Each kind of issue with its cause and product (--by supplier: the supplier that the order names), by the
        results of the last N weeks against those of the N weeks before. Given both counts, each result falls into either half by chance; that is tested on both sides (binomial),
        and of all cells those are marked as changed that hold at a false discovery rate of 5 % (Benjamini and
        Hochberg). It is for supervisors and the owner of the database.
          hotline case causes --weeks 4
          hotline case causes --by supplier
        """),
    options: [
      .value(
        "by", "GROUP",
        help: Wording(zh: "product（默认）或 supplier", en: "product (default) or supplier"),
        completion: .choices(CauseChange.Group.allCases.map(\.rawValue))),
      .value(
        "weeks", "N",
        help: Wording(
          zh: "最近 N 周与再前 N 周相比（默认 4）", en: "the last N weeks against the N before (default 4)")),
      .value(
        "limit", "N", help: Wording(zh: "最多几行（默认 30）", en: "at most so many rows (default 30)")),
    ]
  ) { invocation, face in
    let weeks = try invocation.integer("weeks", in: 1...104) ?? 4
    let limit = try invocation.integer("limit", in: 1...10_000) ?? 30
    let group = try invocation.word(CauseChange.Group.self, "by") ?? .product
    let report = try face.run(CompareCauses(by: group, weeks: weeks)).value
    face.warn(ofDamaged: report.damaged)
    face.write(report.json, report.text(limit: limit, face.console))
    return .success
  }
}

extension CauseReport {
  fileprivate var json: JSONValue {
    .object([
      "from": .text(from.description), "weeks": .integer(Int64(weeks)),
      "falseDiscoveryRate": .number(CauseChange.falseDiscoveries),
      "cells": .array(
        cells.map { cell in
          .object([
            "kind": .text(cell.kind.rawValue), "cause": .text(cell.cause.rawValue),
            group.rawValue: cell.subject.map { .text($0) } ?? .null,
            "before": .integer(Int64(cell.before)), "now": .integer(Int64(cell.now)),
            "byWeek": .array(cell.weeks.map { .integer(Int64($0)) }),
            "probability": .number(cell.probability), "changed": .boolean(cell.isChanged),
          ])
        }),
    ])
  }

  fileprivate func text(limit: Int, _ console: Console) -> String {
    guard !cells.isEmpty else {
      return console.text(zh: "这段时间没有处理结果\n", en: "no results in these weeks\n")
    }
    var table = TextTable([
      .init(console.text(zh: "问题", en: "issue"), .leading),
      .init(console.text(zh: "原因", en: "cause"), .leading),
      .init(
        group == .product
          ? console.text(zh: "商品", en: "product") : console.text(zh: "供应商", en: "supplier"),
        .leading),
      .init(console.text(zh: "前\(weeks)周", en: "\(weeks) weeks before"), .trailing),
      .init(console.text(zh: "近\(weeks)周", en: "last \(weeks) weeks"), .trailing),
      .init(console.text(zh: "各周", en: "by week"), .leading),
      .init(console.text(zh: "偶然概率", en: "by chance"), .trailing),
      .init(console.text(zh: "变化", en: "changed"), .leading),
    ])
    for cell in cells.prefix(limit) {
      let more = console.text(zh: "↑ 增加", en: "↑ more")
      let less = console.text(zh: "↓ 减少", en: "↓ less")
      table.add([
        console.text(cell.kind.wording), console.text(cell.cause.wording),
        cell.subject.map(DisplayWidth.printable) ?? "–", "\(cell.before)", "\(cell.now)",
        cell.weeks.map(String.init).joined(separator: " "),
        FigureText.number(cell.probability, decimals: 4),
        cell.isChanged ? (cell.now > cell.before ? more : less) : "–",
      ])
    }
    let rest = cells.count - limit
    return table.text(for: console)
      + (rest > 0
        ? console.text(zh: "还有 \(rest) 行，用 --limit 查看\n", en: "\(rest) more, see --limit\n") : "")
  }
}
