import AfterSales
import AfterSales
import Diagnostics
import Foundation
import Testing

@Suite struct PriorityRulesTests {
  let rules: PriorityRules

  init() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/Data/priorities.json5").standardizedFileURL.path
    rules = try PriorityRules.read(
      SourceText(path: path, bytes: Array(try Data(contentsOf: URL(filePath: path)))))
  }

  private func level(
    _ kind: IssueKind, _ yuan: Int64? = nil, tier: String? = nil, channel: CaseChannel = .phone,
    hours: Double = 0
  ) -> Int {
    rules.priority(
      kind: kind, channel: channel, amount: yuan.map { Money(cents: $0 * 100) }, tier: tier,
      age: .hours(hours)
    ).level
  }

  @Test func `funds and membership charges come before everything else that is ordinary`() {
    for urgent in [IssueKind.membershipCharge, .rechargeMissing, .cardInvalid, .refundDispute] {
      for ordinary in [IssueKind.orderDelayed, .poorService, .accountOwnership, .other] {
        #expect(level(urgent) > level(ordinary))
      }
    }
  }

  @Test(arguments: [
    ("recharge", IssueKind.rechargeMissing), ("membership", .membershipCharge), ("risk", .fraud),
  ])
  func `a kind in a call flow's own words is as urgent as the known one`(
    _ words: String, _ known: IssueKind
  ) {
    #expect(level(IssueKind(rawValue: words)) == level(known))
    #expect(IssueKind(rawValue: words).wording == known.wording)
  }

  @Test func `more than 5000 yuan goes to the risk team, exactly 5000 doesn't`() {
    func priority(_ cents: Int64) -> CasePriority {
      rules.priority(
        kind: .refundDispute, channel: .phone, amount: Money(cents: cents), tier: nil)
    }
    #expect(priority(500_000).desk == nil)
    #expect(priority(500_001).desk == .riskTeam)
    #expect(priority(500_001).tell.contains { $0.en.contains("legal route") })
  }

  @Test func `fraud goes to the risk team whatever the amount, and the police route is told`() {
    let priority = rules.priority(kind: .fraud, channel: .phone, amount: nil, tier: nil)
    #expect(priority.desk == .riskTeam)
    #expect(priority.tell.contains { $0.zh.contains("公安") })
  }

  @Test(arguments: IssueKind.known)
  func `a VIP is at most one step ahead of anyone with the same trouble`(_ kind: IssueKind) {
    #expect((0...1).contains(level(kind, tier: "vip") - level(kind)))
  }

  @Test func `an ordinary case that waits overtakes a VIP's new one`() {
    #expect(level(.other) < level(.other, tier: "vip"))
    #expect(level(.other, hours: 24) > level(.other, tier: "vip"))
    // Whatever it is about, it overtakes any new case in the end.
    #expect(level(.other, hours: 12 * 10) > PriorityRules.highest)
  }

  @Test func `what is urgent stays before what is not, however long both have waited`() {
    for hours: Double in [0, 108, 720, 1_000_000] {
      #expect(level(.fraud, hours: hours) > level(.other, hours: hours))
      // Fourteen days more are 28 steps of 12 hours.
      #expect(level(.other, hours: hours + 24 * 14) == level(.other, hours: hours) + 28)
    }
  }

  @Test(arguments: [
    (
      "{ rules: [], tiers: { vip: 2 }, risesEvery: '12h' }",
      "1:28: error: tiers: vip: 2 is not in 0…1"
    ),
    ("{ rules: [] }", "1:1: error: missing key \"risesEvery\""),
    (
      "{ rules: [{ rule: 'x', when: { kinds: ['frod'] }, priority: 1 }], risesEvery: '12h' }",
      "1:40: error: rule: when: kinds: no kind \"frod\" (did you mean \"fraud\"?)"
    ),
    (
      "{ rules: [{ rule: 'x', priority: 12 }], risesEvery: '12h' }",
      "1:34: error: rule: priority: 12 is not in 0…9"
    ),
    ("{ rules: [], risesEvery: '0s' }", "1:26: error: risesEvery: it must be at least \"1m\""),
  ])
  func `a file with a mistake is refused with its place`(_ text: String, _ finding: String) throws {
    let error = #expect(throws: InvalidInput.self) {
      try PriorityRules.read(SourceText(path: "p.json5", text: text))
    }
    #expect(error?.diagnostics.map(\.headline) == ["p.json5:" + finding])
  }
}
