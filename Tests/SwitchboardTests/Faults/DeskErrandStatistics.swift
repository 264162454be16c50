import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import ServiceDesk
import Switchboard
import Synchronization
import Testing

/// A desk that is killed again and again while errands are run at it, and many who write through it.
///
/// What must hold, holds whatever the timing; the delays before a kill follow from a fixed seed.
@Suite(.enabled(if: runsSlowTests, "set HOTLINE_SLOW_TESTS=1"), .serialized)
struct DeskErrandStatistics {
  private let board: SwitchboardProcess

  init() throws {
    board = try SwitchboardProcess()
    try board.takeIn(
      "agents", #"{"id":"a1","name":"a1","level":"supervisor","skills":["recharge"]}"#)
    let orders = (0..<40).map {
      #"{"id":"O\#($0)","caller":"1380013\#(8_000 + $0)","amount":"5000","status":"delivered","#
        + #""paidAt":"2026-11-11T20:00:00+08:00"}"#
    }
    try board.takeIn("orders", orders.joined(separator: "\n"))
  }

  private var desk: SocketAccess {
    StorePlace(database: board.database, keyFile: board.database + ".key")
      .runningDesk(actingAs: "a1")
  }

  private static func complaint(of order: Int) -> TakeUpComplaint {
    var errand = TakeUpComplaint()
    errand.kind = .other
    errand.order = "O\(order)"
    return errand
  }

  private static func refund(_ request: String, of order: Int) -> PayRefund {
    var errand = PayRefund(order: "O\(order)")
    errand.amount = Money(cents: 1)
    errand.request = request
    return errand
  }

  @Test func `what the desk has answered stays, whenever it is killed`() throws {
    var numbers = EvenNumbers(seed: 20_261_129)
    let done = Mutex<Set<String>>([])
    let cases = Mutex<Set<String>>([])
    for round in 0..<200 {
      let isOver = Mutex(false)
      let (desk, group) = (desk, DispatchGroup())
      try board.start()
      for worker in 0..<3 {
        group.enter()
        Thread.detachNewThread {
          defer { group.leave() }
          var count = 0
          while !isOver.withLock({ $0 }) {
            count += 1
            let request = "r-\(round)-\(worker)-\(count)"
            // Who gets no answer knows nothing, and neither does this test.
            guard (try? desk.run(Self.refund(request, of: worker)))?.outcome == .done else {
              Thread.sleep(forTimeInterval: 0.001)
              continue
            }
            _ = done.withLock { $0.insert(request) }
            if let taken = try? desk.run(Self.complaint(of: count % 40)) {
              _ = cases.withLock { $0.insert(taken.view.number) }
            }
          }
        }
      }
      // From before the database is open to the middle of the work.
      Thread.sleep(forTimeInterval: Double(numbers.next(below: 300)) / 1_000)
      board.kill()
      isOver.withLock { $0 = true }
      group.wait()
      if round % 10 == 9 { #expect(try board.store.check().isEmpty, "round \(round)") }
    }
    let store = try board.store
    let refunds = try Set(store.refunds(isWaiting: false, limit: 1_000_000).map(\.id))
    let acknowledged = done.withLock { $0 }
    #expect(acknowledged.count > 200, "too few to prove something: \(acknowledged.count)")
    #expect(acknowledged.isSubset(of: refunds))
    for number in cases.withLock({ $0 }) { #expect(try store.complaint(number) != nil) }
    #expect(try store.audit.verify().findings.isEmpty)
  }

  @Test func `eight who write through the desk while keys are rotated lose nothing`() throws {
    try board.startAndWait()
    let rotation = try board.hotline("rotation", "db", "rotate-key")
    let faults = Mutex<[String]>([])
    let (desk, group) = (desk, DispatchGroup())
    for writer in 0..<8 {
      group.enter()
      Thread.detachNewThread {
        defer { group.leave() }
        do {
          for count in 0..<50 {
            _ = try desk.run(Self.refund("w-\(writer)-\(count)", of: writer))
            _ = try desk.run(Self.complaint(of: writer * 4 + count % 4))
            _ = try desk.run(LookUpCaller(number: "13800138000", call: nil, choice: nil))
          }
        } catch {
          faults.withLock { $0.append("\(error)") }
        }
      }
    }
    group.wait()
    #expect(faults.withLock { $0 } == [])
    #expect(try rotation.waitForEnd() == 0)
    let store = try board.store
    #expect(try store.refunds(isWaiting: false, limit: 1_000).count == 400)
    #expect(
      try store.connection.integer(
        "SELECT count(*) FROM audit WHERE actor = 'owner for a1' AND action = 'look-up'") == 400)
    #expect(try store.check().isEmpty)
    #expect(try store.audit.verify().findings.isEmpty)
  }
}
