import AfterSales
import Diagnostics
import Testing

/// Figures that reward solving: intervals, kinds taken into account, nobody ranked by few cases.
@Suite struct ScorecardTests {
  /// Cases of a kind that an agent owns, all with a result, so many of them at first contact.
  private func cases(
    _ agent: String, _ kind: IssueKind, solved: Int, of count: Int
  ) -> [StoredCase] {
    (0..<count).map { index in
      let facts = CaseFacts(
        number: "\(index)", kind: kind, channel: .phone, order: nil, openedAt: .noon, amount: nil)
      var stored = StoredCase(
        complaint: ComplaintCase(facts), subject: 1, product: nil, region: nil, tier: nil,
        demand: Demand(), events: [])
      stored.take(
        CaseEvent(at: .noon, by: agent, .opened(evidence: [], desk: .frontLine, handler: agent)))
      if index >= solved { stored.take(CaseEvent(at: .noon, by: "x", .joined(.email))) }
      stored.take(
        CaseEvent(
          at: .noon + .seconds(3_600), by: agent,
          .resolved(Resolution(.explained, cause: .other))))
      return stored
    }
  }

  @Test func `the interval is Wilson's`() throws {
    // Worked by hand from the formula: 15 of 20, z = 1.96: centre 0.7097, half 0.1785.
    let interval = try #require(WilsonInterval.of(15, among: 20))
    #expect(abs(interval.lowerBound - 0.5313) < 1e-3)
    #expect(abs(interval.upperBound - 0.8881) < 1e-3)
    #expect(WilsonInterval.of(0, among: 0) == nil)
    #expect(WilsonInterval.of(0, among: 4)?.lowerBound == 0)
    #expect(WilsonInterval.of(4, among: 4)?.upperBound == 1)
  }

  @Test func `who has the hard cases isn't punished for them`() throws {
    // Easy ones are solved 90 % of the time by either, hard ones 40 % by a and 30 % by b.
    let all =
      cases("a", .fraud, solved: 36, of: 90) + cases("a", .cardInvalid, solved: 9, of: 10)
      + cases("b", .fraud, solved: 3, of: 10) + cases("b", .cardInvalid, solved: 81, of: 90)
    let card = Scorecard(of: all, at: .noon + .seconds(7_200)) { $0 }
    let (a, b) = (card.rows[0], card.rows[1])
    #expect([a.name, b.name] == ["a", "b"])
    #expect([a.rank, b.rank] == [1, 2])
    // By the plain share b looks twice as good: 45 % and 84 %.
    #expect(a.firstContact.share == 0.45 && b.firstContact.share == 0.84)
    // Expected by the house's 39/100 of the hard and 90/100 of the easy ones.
    #expect(abs(a.firstContact.expected - (90 * 0.39 + 10 * 0.9)) < 1e-9)
    let house = card.house.firstContact
    #expect(house.share == 0.645)
    let adjusted = try #require(a.firstContact.adjusted(house: house))
    #expect(abs(adjusted - 0.645 * 45 / 44.1) < 1e-9)
  }

  @Test func `fewer than thirty solved cases rank nobody, however good they are`() {
    let all = cases("few", .other, solved: 29, of: 29) + cases("many", .other, solved: 3, of: 30)
    let card = Scorecard(of: all, at: .noon) { $0 }
    #expect(card.rows.map(\.name) == ["many", "few"])
    #expect(card.rows.map(\.rank) == [1, nil])
    #expect(card.rows.map(\.isSmall) == [false, true])
  }

  @Test func `a change is tested on both sides, and among many cells few are told by chance`() {
    func cell(_ before: Int, _ now: Int, _ product: String) -> CauseChange {
      CauseChange(kind: .other, cause: .network, subject: product, weeks: [before, now])
    }
    // 0 and 5: twice 1/32; 1 and 9: twice 11/1024.
    #expect(abs(cell(0, 5, "a").probability - 0.0625) < 1e-12)
    #expect(abs(cell(9, 1, "a").probability - 22.0 / 1_024) < 1e-12)
    #expect(cell(4, 4, "a").probability == 1)
    let many = (0..<30).map { cell(3, 4, "p\($0)") } + [cell(1, 9, "once"), cell(0, 20, "new")]
    let tested = CauseChange.tested(many)
    // 0.0215 alone would be taken for a change; among 32 cells it isn't, 2 in a million is.
    #expect(tested.map(\.subject).prefix(2) == ["new", "once"])
    #expect(tested.filter(\.isChanged).map(\.subject) == ["new"])
  }
}
