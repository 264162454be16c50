import AfterSales
import CallerProfiles
import Diagnostics
import FlowInterpreter
import Foundation
import ServiceContract
import ServiceDesk
import TestOutput
import Testing

/// The services over the database answer as they do over a fixture's data.
@Suite struct StoreDirectoryTests {
  let folder: TestFolder

  init() throws {
    folder = try TestFolder()
  }

  @Test(arguments: ServiceExample.all)
  func `every example of the services holds over the database`(_ example: ServiceExample) throws {
    var directory = try directory(from: "13800138000", isPractice: true)
    #expect(try example.failures(in: &directory) == [])
    #expect(try store().audit.verify().findings.isEmpty)
  }

  @Test(arguments: ServiceExample.all)
  func `a fixture and the database answer the same, to the last field`(
    _ example: ServiceExample
  ) throws {
    var stored = try directory(from: "13800138000", isPractice: true)
    var inMemory = InMemoryDirectory(try ServiceExample.data())
    #expect(try example.answers(of: &stored) == example.answers(of: &inMemory))
  }

  @Test func `a request is done once, and answered the same by another process`() throws {
    var first = try directory(from: "13800138000")
    let request = ServiceRequest(
      service: "refund.request",
      inputs: ["order": .text("202611110001"), "amount": .number(Number(20))],
      callID: "c-1", callingNumber: "13800138000", at: Self.evening)
    let answer = BuiltInServices.answer(request, from: &first)
    var again = StoreDirectory(
      try store(), rules: PriorityRules(base: 1), callingNumber: nil
    ) { Self.evening }
    #expect(BuiltInServices.answer(request, from: &again) == answer)
    let order = try #require(try store().order("202611110001"))
    #expect(try store().account(ofRefundsOf: order).returned == Money(cents: 20_00))
  }

  @Test func `what the menu looked up and did is in the audit, masked in every byte`() throws {
    var directory = try directory(from: "13800138000")
    for (service, inputs) in [
      ("caller.find", [:]), ("message.send", ["text": .text("王小明您好")]),
      ("case.open", ["kind": .text("other"), "text": .text("我是王小明")]),
    ] as [(String, [String: Value])] {
      _ = BuiltInServices.answer(
        ServiceRequest(
          service: service, inputs: inputs, callID: "c-1", callingNumber: "13800138000",
          at: Self.evening), from: &directory)
    }
    let actions = try store().connection.rows(
      """
      SELECT actor || ' ' || action || ' '
        || coalesce(nullif(substr(object, 1, instr(object, ' #') - 1), ''), object)
      FROM audit WHERE action <> 'import'
      """
    ) { $0.text(0) }
    let opened = try #require(
      try store().openCases().first { $0.complaint.facts.openedAt == Self.evening })
    // Behind "#" stands the sum of what was changed.
    #expect(
      actions.map { $0.components(separatedBy: " #")[0] } == [
        "flow look-up caller.find", "flow look-up message.send", "flow change message.send",
        "flow look-up case.open", "flow change case \(opened.number) opened",
      ])
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    for secret in ["王小明", "13800138000"] {
      #expect(bytes.firstRange(of: Array(secret.utf8)) == nil)
    }
  }

  @Test func `a caller who moves the call's clock to another day gets no second gift of that day`()
    throws
  {
    func answers(isPractice: Bool) throws -> [String] {
      var directory = try directory(from: "13800138000", isPractice: isPractice)
      return [("a", Duration.zero), ("b", .seconds(25 * 3_600))].map { id, later in
        let request = ServiceRequest(
          service: "coupon.grant", inputs: ["amount": .number(Number(10))], callID: id,
          callingNumber: "13800138000", at: Self.evening + later)
        guard case .outcome(let outcome, _) = BuiltInServices.answer(request, from: &directory)
        else { return "fault" }
        return outcome
      }
    }
    #expect(try answers(isPractice: false) == ["done", "refused"])
    try FileManager.default.removeItem(atPath: path)
    #expect(try answers(isPractice: true) == ["done", "done"])
  }

  /// What the examples' data say is being told, begun in the store as a supervisor begins it.
  private func tell(_ store: ProfileStore) throws {
    for known in try ServiceExample.data().outreaches {
      let draft = OutreachDraft(
        known.scope, since: known.since, told: known.told, promisedAt: known.promisedAt,
        way: .callback, perHour: 60)
      let begun = try store.startOutreach(
        draft, reason: "test", by: "boss", at: known.startedAt)
      #expect(begun.id == known.id)
    }
  }

  static let evening = Instant(milliseconds: 1_794_398_400_000, offset: 28_800)

  private var path: String { folder.file("hotline.db") }

  private func store() throws -> ProfileStore {
    try ProfileStore(path: path, keyFile: KeyFile(path: path + ".key"))
  }

  /// The database with the examples' data in it; of one for practice calls state the time.
  private func directory(
    from number: String?, isPractice: Bool = false
  ) throws -> StoreDirectory {
    try ProfileStore.create(
      path: path, keyFile: KeyFile(path: path + ".key"), at: Self.evening,
      practiceOf: isPractice ? "test" : nil)
    let store = try store()
    let source = SourceText(path: "data.json5", text: ServiceExample.dataText)
    let report = try store.importFile(
      ImportSource(source, .document), skipsBad: false, by: "test", at: Self.evening)
    #expect(report.bad.isEmpty)
    if isPractice { try tell(store) }
    return StoreDirectory(store, rules: PriorityRules(base: 1), callingNumber: number) {
      Self.evening
    }
  }
}
