import Diagnostics
import TestOutput
import Testing

/// Every figure of `case scorecard` and `case causes`, worked out anew from exported events.
@Suite struct ScorecardOracleTests {
  @Test func `every figure of the scorecard is what the exported events say`() throws {
    let desk = try Desk(data: "{ callers: [] }")
    var histories = CaseHistories(try desk.store(), seed: 23)
    try histories.write(150, from: try #require(Instant("2026-10-16T08:00:00+08:00")))
    let told = desk.run(
      "case", "scorecard", "--since", "2026-10-10", "--json", at: "20:00")
    #expect(told.status == 0, "\(told.errors)")
    let now = try #require(Instant("2026-11-12T20:00:00+08:00")).milliseconds / 1_000
    let events = try ExportedEvents(desk.run("case", "events", "--weeks", "6", at: "20:00").output)
    try events.workOut(at: now)
    // What the case counts for, 1 or 0; NULL where that can't be told.
    try events.run(
      """
      CREATE TABLE s AS SELECT w.*, solved IS NOT NULL AS isSolved,
        CASE WHEN solved IS NOT NULL THEN detours = 0 END AS firstContact,
        reopened AS reopenedOnce,
        CASE WHEN solved IS NOT NULL AND promise IS NOT NULL THEN
          CASE WHEN closed IS NOT NULL THEN closed <= promise WHEN promise < \(now) THEN 0 END
        END AS promises,
        CASE WHEN coalesce(answered, solved, closed) IS NOT NULL
          THEN coalesce(answered, solved, closed) - began <= 86400
          WHEN \(now) - began > 86400 THEN 0 END AS answeredInTime,
        (SELECT data->>'satisfaction' FROM e WHERE e.c = w.c AND event = 'confirmed'
          AND data->>'satisfaction' IS NOT NULL ORDER BY n DESC LIMIT 1) AS survey,
        (SELECT data->>'satisfaction' FROM e WHERE e.c = w.c AND event = 'visited'
          ORDER BY n DESC LIMIT 1) AS visit
      FROM w
      """)
    let rates = ["firstContact", "reopened", "promises", "answeredInTime"]
    var checked = 0
    for index in 0..<4 {
      let name = try #require(try told.text("rows", "\(index)", "name"))
      func number(_ path: String...) throws -> Double? {
        try told.text(["rows", "\(index)"] + path).flatMap { Double($0) }
      }
      func oracle(_ sql: String) throws -> Double? {
        try events.rows("SELECT \(sql) FROM s WHERE owner = '\(name)'")[0][0].flatMap { Double($0) }
      }
      func same(_ a: Double?, _ b: Double?, _ what: String) {
        #expect(abs((a ?? -1) - (b ?? -1)) < 1e-6 * max(1, abs(b ?? 0)), "\(name) \(what)")
        checked += 1
      }
      same(try number("cases"), try oracle("count(*)"), "cases")
      for rate in rates {
        let column = rate == "reopened" ? "reopenedOnce" : rate
        same(try number(rate, "count"), try oracle("coalesce(sum(\(column)), 0)"), rate)
        same(try number(rate, "of"), try oracle("count(\(column))"), rate + " of")
        let expected = try events.rows(
          """
          SELECT coalesce(sum(k.rate), 0) FROM s JOIN (SELECT kind, avg(\(column)) AS rate FROM s GROUP BY kind) k
            ON k.kind = s.kind WHERE owner = '\(name)' AND \(column) IS NOT NULL
          """)[0][0].flatMap { Double($0) }
        same(try number(rate, "expected"), expected, rate + " expected")
        let house =
          try events.rows("SELECT avg(\(column)) FROM s")[0][0].flatMap { Double($0) } ?? 0
        if let expected, expected > 0 {
          let count = try #require(try oracle("coalesce(sum(\(column)), 0)"))
          same(try number(rate, "adjusted"), min(1, house * count / expected), rate + " adjusted")
        }
      }
      same(try number("survey", "asked"), try oracle("count(closed)"), "asked")
      same(try number("survey", "answered"), try oracle("count(survey)"), "answered")
      same(try number("survey", "mean"), try oracle("avg(survey)"), "survey")
      same(try number("visits", "mean"), try oracle("avg(visit)"), "visits")
      same(
        try number("meanResponseSeconds"),
        try oracle("avg(coalesce(answered, solved, closed) - began)"), "response")
      let handed = try events.rows(
        """
        SELECT count(*) FROM e WHERE event = 'assigned' AND actor = '\(name)'
          AND coalesce(data->>'handler', '') <> actor
        """)[0][0]
      #expect(try told.text("rows", "\(index)", "handOvers") == handed)
      let solved = try #require(try oracle("sum(isSolved)"))
      #expect((try number("rank") == nil) == (solved < 30))
    }
    #expect(checked > 60)
    let shown = desk.run("case", "scorecard", "--since", "2026-10-10", at: "20:00").output
    #expect(shown.contains("响应速度不参与排名"))
    let table = desk.run("case", "scorecard", "--since", "2026-10-10", "--csv", at: "20:00").output
    #expect(table.split(separator: "\n").count == 6)
    let teams = desk.run(
      "case", "scorecard", "--since", "2026-10-10", "--by", "team", "--json", at: "20:00")
    let both = try events.rows("SELECT count(*) FROM s WHERE owner IN ('li-na', 'sun-yu')")[0][0]
    let names = try (0..<3).map { try teams.text("rows", "\($0)", "name") }
    let front = try #require(names.firstIndex(of: "front-line"))
    #expect(try teams.text("rows", "\(front)", "cases") == both)
  }

  @Test func `causes are told by the supplier that an imported order names`() throws {
    let desk = try Desk(data: "{ callers: [] }")
    let orders = try desk.folder.give(
      """
      订单号,手机号,商品,金额,状态,下单时间,供应商
      A1,13800138000,点券,10,失败,2026-11-11 08:00,渠道A
      A2,13800138000,月卡,10,失败,2026-11-11 08:00,渠道A
      A3,13900139000,点券,10,失败,2026-11-11 08:00,渠道B
      A4,13900139000,点券,10,失败,2026-11-11 08:00,
      """, as: "orders.csv")
    #expect(desk.run("db", "import", orders, "--kind", "orders").status == 0)
    for order in ["A1", "A2", "A3", "A4"] {
      let opened = desk.run(
        "case", "open", "--kind", "order-delayed", "--order", order, "--agent", "li-na",
        "--json", at: "09:00")
      let number = try #require(try opened.text("case", "id"))
      #expect(
        desk.run(
          "case", "resolve", number, "--result", "reissued", "--cause", "upstream-delay", "--agent",
          "li-na", at: "10:00"
        ).status == 0)
    }
    let told = desk.run("case", "causes", "--by", "supplier", "--json", at: "20:00")
    let cells = try (0..<3).map { row in
      let supplier = try told.text("cells", "\(row)", "supplier") ?? "–"
      return "\(supplier) \(try told.text("cells", "\(row)", "now") ?? "")"
    }
    #expect(Set(cells) == ["渠道A 2", "渠道B 1", "– 1"])
    #expect(desk.run("case", "causes", "--by", "supplier", at: "20:00").output.contains("渠道A"))
    let products = desk.run("case", "causes", "--json", at: "20:00")
    #expect(try products.text("cells", "0", "product") == "点券")
    let exported = desk.run("db", "export", "--kind", "orders", "--format", "jsonl")
    #expect(exported.output.contains("\"supplier\":\"渠道B\""), "\(exported.errors)")
    #expect(desk.run("db", "check").status == 0)
  }

  @Test func `every cell of the causes is what the exported events say`() throws {
    let desk = try Desk(data: "{ callers: [] }")
    var histories = CaseHistories(try desk.store(), seed: 29)
    try histories.write(150, from: try #require(Instant("2026-10-16T08:00:00+08:00")))
    let told = desk.run("case", "causes", "--weeks", "2", "--json", at: "20:00")
    #expect(told.status == 0, "\(told.errors)")
    let now = try #require(Instant("2026-11-12T20:00:00+08:00")).milliseconds / 1_000
    let events = try ExportedEvents(desk.run("case", "events", "--weeks", "6", at: "20:00").output)
    try events.workOut(at: now)
    let fortnight = 14 * 86_400
    // Left to mediation a case has no result; `w` has none for it either.
    let cells = try events.rows(
      """
      SELECT kind, cause, sum(solved < \(now) - \(fortnight)), sum(solved >= \(now) - \(fortnight)) FROM w
      WHERE solved > \(now) - 2 * \(fortnight) AND solved <= \(now) GROUP BY kind, cause
      """)
    #expect(cells.count == 8)
    for index in cells.indices {
      func text(_ key: String) throws -> String? { try told.text("cells", "\(index)", key) }
      let (kind, cause) = (try text("kind"), try text("cause"))
      let cell = try #require(cells.first { $0[0] == kind && $0[1] == cause })
      #expect(try text("before") == cell[2])
      #expect(try text("now") == cell[3])
    }
    #expect(try told.text("cells", "\(cells.count)", "kind") == nil)
    let shown = desk.run("case", "causes", "--weeks", "2", "--limit", "3", at: "20:00").output
    #expect(shown.contains("还有 5 行"))
  }
}
