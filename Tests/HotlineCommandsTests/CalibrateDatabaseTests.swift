import AfterSales
import CallerProfiles
import Diagnostics
import Foundation
import TestOutput
import Testing

/// `hotline calibrate --db` learns from the calls that the live queue has kept.
@Suite struct CalibrateDatabaseTests {
  private static let ten = Instant(milliseconds: 1_794_362_400_000, offset: 28_800)

  /// Calls of one queue, five minutes apart.
  ///
  /// Of 40 every fourth hung up after 30 s; the others waited 12 s after a menu of 8 s, talked for 120 s or 180 s in turns, and were
  /// wrapped up in 20 s. Then one that was promised a callback, and one that still talks.
  private func desk() throws -> Desk {
    let desk = try Desk(data: #"{ callers: [{ number: "13800138000", name: "王小明" }] }"#)
    let store = try desk.store()
    let talks = store.connection.talks
    for index in 0..<42 {
      let at = Self.ten + .seconds(300 * index)
      var call = Contact(id: "c\(index)", at: at)
      (call.flow, call.skill) = ("recharge", "recharge")
      let number: CallingNumber = index % 2 == 0 ? CallingNumber("13800138000") : .withheld
      let answer: (agent: String, talked: Duration?)? =
        switch index {
        case 40: nil
        case 41: ("li-na", nil)
        case _ where index % 4 == 3: nil
        default: (index % 2 == 0 ? "li-na" : "zhang-wei", .seconds(index % 4 == 0 ? 120 : 180))
        }
      if let answer {
        (call.agent, call.talked, call.waited) = (answer.agent, answer.talked, .seconds(12))
        try store.connection.write {
          try talks.begin(
            call.id, by: answer.agent, from: "recharge", at: at + .seconds(20),
            waited: .seconds(12), isCallback: false)
          guard let talked = answer.talked else { return }
          try talks.end(call.id, after: talked)
          try talks.wrapUp(call.id, by: answer.agent, took: .seconds(20))
        }
      } else {
        call.waited = .seconds(30)
        call.disposition = index == 40 ? "callback" : "abandoned"
      }
      try store.keep(call, from: number, at: at)
    }
    return desk
  }

  @Test func `calls of the live queue are learnt from as they went`() throws {
    let desk = try desk()
    let answer = desk.run(
      "calibrate", "--db", desk.path + "/hotline.db", "--json", language: "en")
    #expect(answer.status == 0, "\(answer.errors)")
    func figure(_ keys: String...) throws -> String? {
      try answer.text(["types", "recharge"] + keys)
    }
    #expect(try answer.text("rows", "read") == "42")
    #expect(try answer.text("rows", "setAside", "0", "reason") == "still going on")
    #expect(try answer.text("rows", "setAside", "0", "rows") == "1")
    #expect(try figure("calls") == "41")
    // 30 were answered: ten after 120 s, twenty after 180 s of talk, so 160 s on average.
    #expect(try figure("handling", "n") == "30")
    #expect(try figure("handling", "mean") == "160")
    #expect(try figure("patience", "abandoned") == "10")
    #expect(try figure("wrapUp", "mean") == "20")
  }

  @Test func `the audit says that calls were read, and nobody is named`() throws {
    let desk = try desk()
    let file = desk.folder.file("learnt.json5")
    let answer = desk.run("calibrate", "--db", desk.path + "/hotline.db", "--write", file)
    #expect(answer.status == 0, "\(answer.errors)")
    let audit = try desk.audit()
    #expect(audit.last?.action == "look-up")
    #expect(audit.last?.object == "calls to learn from")
    let written = try String(contentsOfFile: file, encoding: .utf8)
    for text in [answer.output, answer.errors, written] {
      #expect(!text.contains("13800138000") && !text.contains("王小明") && !text.contains("li-na"))
    }
    #expect(desk.run("scenario", "lint", file).status == 0)
  }

  @Test func `a command without a log says what it could learn from`() throws {
    let desk = try Desk(data: "{ callers: [] }")
    let answer = desk.run("calibrate", language: "en")
    #expect(answer.status == 2)
    #expect(answer.errors.contains("LOG is missing") && answer.errors.contains("--db"))
  }

  @Test func `a database without calls has nothing to learn from`() throws {
    let desk = try Desk(data: "{ callers: [] }")
    let answer = desk.run("calibrate", "--db", desk.path + "/hotline.db", language: "en")
    #expect(answer.status != 0)
    #expect(answer.errors.contains("no call of the log came to a queue"))
    #expect(answer.errors.contains("hotline.db"))
  }
}
