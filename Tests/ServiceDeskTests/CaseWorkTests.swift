import AfterSales
import CallerProfiles
import Diagnostics
import ServiceDesk
import Testing

@Suite struct CaseWorkTests {
  let under: DeskUnderTest
  private var desk: ServiceDesk { under.desk }

  init() throws { under = try DeskUnderTest() }

  private func opened(by agent: String = "front") throws -> TakenUpCase {
    var complaint = Complaint()
    complaint.order = "202611110001"
    complaint.words = "他们骗了我"
    return try desk.open(complaint, by: try under.actor(agent))
  }

  @Test func `the customer's words tell what a complaint is about`() throws {
    let taken = try opened()
    #expect(taken.view.complaint.facts.kind.rawValue == "fraud")
    #expect(taken.unknownOrder == nil)
    #expect(try opened().isJoined)
  }

  @Test func `what was changed because of complaints a supervisor writes down, once it is done`()
    throws
  {
    let number = try opened().view.number
    let today = DeskUnderTest.noon.dayInChina
    func add(
      _ agent: String, on day: CivilDate = today, _ zh: String = "写明渠道费", because: String? = nil
    )
      throws -> RecordedChange
    {
      try desk.addHouseChange(
        HouseChange(on: day, what: Wording(zh: zh, en: "The fee is shown")), because: because,
        by: try under.actor(agent))
    }
    #expect(throws: DeskRefusal.supervisorOnly) { try add("front") }
    #expect(throws: HouseChangeRefusal.noWords) { try add("boss", " ") }
    #expect(throws: HouseChangeRefusal.noCase) { try add("boss", because: "1") }
    let tomorrow = CivilDate(daysSince1970: today.daysSince1970 + 1)
    #expect(throws: HouseChangeRefusal.isToCome) { try add("boss", on: tomorrow) }
    let added = try add("boss", because: number)
    #expect(added.addedBy == "boss" && added.caseNumber == number)
    #expect(throws: DeskRefusal.supervisorOnly) {
      try desk.withdrawHouseChange(added.id, reason: "a", by: try under.actor("front"))
    }
    #expect(try desk.houseChanges(by: try under.actor("front")).value.changes == [added])
  }

  @Test func `a complaint of which nothing tells the kind is refused`() throws {
    var complaint = Complaint()
    complaint.words = " "
    #expect(throws: DeskRefusal.noKind) {
      try desk.open(complaint, by: try under.actor("front"))
    }
  }

  @Test func `a number of several people is nobody's complaint`() throws {
    var complaint = Complaint()
    complaint.words = "他们骗了我"
    complaint.caller = DeskUnderTest.shared
    #expect(throws: DeskRefusal.ambiguousCaller(people: 2)) {
      try desk.open(complaint, by: try under.actor("front"))
    }
  }

  @Test func `what a case does not allow is refused by its reason, and audited`() throws {
    let number = try opened().view.number
    #expect(throws: CaseRefusal.notClosed) {
      try desk.perform(
        CaseStep(.reopen), on: number, by: try under.actor("front"), as: "reopen")
    }
    #expect(try under.audit().last == "front refusal case \(number) reopen")
  }

  @Test func `an agent who saw an older version changes nothing`() throws {
    let view = try opened().view
    let seen = view.complaint.version
    let front = try under.actor("front")
    _ = try desk.perform(
      CaseStep(.respond, seen: seen), on: view.number, by: front, as: "respond")
    #expect(throws: CaseRefusal.changedMeanwhile(seen: seen, now: seen + 1)) {
      try desk.perform(CaseStep(.respond, seen: seen), on: view.number, by: front, as: "respond")
    }
  }

  @Test func `what was said is masked until somebody gives a reason`() throws {
    let number = try opened().view.number
    let front = try under.actor("front")
    let masked = try desk.read(number, reason: nil, by: front)
    #expect(masked.said?.clear == nil)
    #expect(masked.said?.length == 5)
    #expect(try under.audit().last == "front look-up case \(number)")
    let clear = try desk.read(number, reason: "to answer", by: front)
    #expect(clear.said?.clear == "他们骗了我")
    #expect(try under.audit().last == "front reveal case \(number) text")
    #expect(throws: DeskRefusal.noReason) { try desk.read(number, reason: "", by: front) }
  }

  @Test func `those who work on no case have none in their list`() throws {
    _ = try opened()
    var mine = CaseFilter()
    mine.isMine = true
    #expect(try desk.cases(mine, by: try under.actor("old")).cases.isEmpty)
    #expect(try desk.cases(mine, by: try under.actor("front")).found == 1)
    #expect(try under.audit().suffix(2) == ["old look-up case list", "front look-up case list"])
  }
}
