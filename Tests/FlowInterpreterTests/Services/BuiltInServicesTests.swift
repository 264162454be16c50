import AfterSales
import Diagnostics
import FlowInterpreter
import ServiceContract
import Testing

@Suite struct BuiltInServicesTests {
  @Test(arguments: ServiceExample.all)
  func `the directory of a fixture passes every example`(of example: ServiceExample) throws {
    var directory = InMemoryDirectory(try ServiceExample.data())
    #expect(try example.failures(in: &directory) == [])
  }

  @Test func `every service of the catalog is built in and answers with outcomes it names`() throws
  {
    var directory = InMemoryDirectory(try ServiceExample.data())
    for signature in ServiceCatalog.all {
      let request = ServiceRequest(
        service: signature.name,
        inputs: [
          "order": .text("202611110001"), "kind": .text("refund"), "case": .text("2026111000010"),
          "amount": .number(Number(1)), "text": .text("x"), "skill": .text("refund"),
          "outreach": .text("o-20261111-1"),
        ], callID: "1", callingNumber: "13800138000",
        at: try #require(Instant("2026-11-11T20:00:00+08:00")))
      guard case .outcome(let outcome, _) = BuiltInServices.answer(request, from: &directory)
      else {
        Issue.record("\(signature.name) is a fault")
        continue
      }
      #expect(signature.outcomes.contains(outcome), "\(signature.name)")
    }
  }

  @Test func `acceptance numbers of a day count up, and end with their check digit`() throws {
    var directory = InMemoryDirectory(try ServiceExample.data())
    let evening = try #require(Instant("2026-11-10T21:00:00+08:00"))
    var numbers: [String] = []
    for _ in 1...2 {
      let taken = try directory.takeUp(CaseDraft(.refundDispute), from: nil, at: evening)
      numbers.append(taken.complaint.stored.number)
    }
    // The data have the first of the day already.
    #expect(numbers == ["2026111000029", "2026111000032"])
  }

  @Test func `a request that fails half-way leaves nothing behind`() throws {
    var directory = InMemoryDirectory(try ServiceExample.data())
    let request = ServiceRequest(
      service: "refund.request", inputs: [:], callID: "1", callingNumber: nil,
      at: try #require(Instant("2026-11-11T20:00:00+08:00")))
    #expect(throws: ServiceFault("no")) {
      try directory.once(RequestKey(request)) { directory throws(ServiceFault) in
        try directory.record(
          .refunded(
            order: "202611110001", amount: Money(cents: 100), caller: "13800138000",
            at: request.at))
        throw ServiceFault("no")
      }
    }
    #expect(directory.changes.isEmpty)
    #expect(directory.order(id: "202611110001")?.returned == Money(cents: 0))
  }
}
