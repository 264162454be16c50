import Foundation
import Testing

@Suite struct ComparisonPageTests {
  let workshop: PageWorkshop

  init() throws { workshop = try PageWorkshop() }

  @Test func `differences on the page are those of the JSON, and unclear ones are grey`() throws {
    let file = workshop.path("page.html")
    let (_, out, _) = workshop.run([
      "compare", PageWorkshop.scenario("double-eleven"),
      PageWorkshop.scenario("double-eleven-plan"), "--replications", "4", "--json", "--html", file,
    ])
    let page = try String(contentsOfFile: file, encoding: .utf8)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
    let differences = try #require(json["differences"] as? [[String: Any]])
    let rows = page.matches(
      of: /<tr class="(better|worse|neither|unclear)">.*?class="difference"><data value="([^"]*)"/)
    let shown = rows.compactMap { row in Double(row.2).map { (String(row.1), $0) } }
    var expected = 0
    for difference in differences {
      let estimate = try #require(difference["difference"] as? [String: Double])
      let mean = try #require(estimate["mean"])
      guard try mean != 0 || #require(estimate["halfWidth"]) > 0 else { continue }
      expected += 1
      let isReal = try #require(difference["real"] as? Bool)
      #expect(
        shown.contains { ($0.0 != "unclear") == isReal && abs($0.1 - mean) <= 1e-9 * abs(mean) },
        "\(difference["of"] ?? "") \(difference["figure"] ?? "")")
    }
    #expect(shown.count == expected && expected > 20)
  }

  @Test func `a scenario compared with itself shows no difference`() throws {
    let day = PageWorkshop.scenario("ordinary-day")
    let page = try workshop.page(["compare", day, day, "--replications", "3", "--language", "en"])
    #expect(page.contains("No headline figure shows a real difference."))
    #expect(!page.contains("class=\"better\"") && !page.contains("class=\"worse\""))
  }
}
