import Foundation
import TestOutput
import Testing

/// Messages and callbacks that calls leave at night, worked off by agents in the morning.
@Suite final class OwedCallTests {
  private let desk: Desk
  private let number = "13800138000"

  /// Key 1 leaves a message for the recharge agents, key 2 asks for a callback.
  private static let flow = """
    { flow: "night", start: "ask",
      variables: { message: "" },
      defaults: { noInput: "?", noMatch: "?", exhausted: "bye", onError: "bye" },
      nodes: {
        ask: { type: "menu", prompt: "留言请按1，回电请按2",
          choices: [{ key: "1", label: "留言", next: "message" }, { key: "2", label: "回电", next: "back" }] },
        message: { type: "voicemail", prompt: "请留言", maxLasts: "60s", into: "message",
          skill: "recharge", next: "bye" },
        back: { type: "callback", skill: "refund", prompt: "我们会回电", next: "bye" },
        bye: { type: "hangup", prompt: "再见" } } }
    """

  init() throws {
    desk = try Desk(
      data: """
        { callers: [{ number: "13800138000", name: "王小明" }],
          orders: [{ id: "202611120001", caller: "13800138000", kind: "recharge", amount: "30.00",
            status: "delayed", placedAt: "2026-11-12T19:00:00+08:00",
            paidAt: "2026-11-12T19:01:00+08:00" }] }
        """)
    try desk.folder.give(Self.flow, as: "night.json5")
  }

  private func call(
    _ id: String, _ typed: [String], from number: String? = nil, at moment: String
  ) {
    let answer = desk.run(
      words: ["call", "night", "--db", "--fast", "--flows", desk.path, "--call", id]
        + (number.map { ["--from", $0] } ?? []) + ["--at", "2026-11-\(moment):00+08:00"],
      typed: typed)
    #expect(answer.status == 0, "\(answer.errors)")
  }

  private func work(
    _ words: String..., by agent: String = "li-na", at moment: String
  ) -> Desk.Answer {
    desk.run(words: words + ["--agent", agent, "--json", "--at", "2026-11-\(moment):00+08:00"])
  }

  @Test func `a message left at night is due in the morning, and taken by one agent`() throws {
    call("c-1", ["1", "充值没有到账，请查一下", "/hangup"], from: number, at: "12T23:00")
    call("c-2", ["1", "我要退款", "/hangup"], at: "12T23:30")
    let listed = work("messages", at: "13T09:30")
    #expect(try listed.text("messages", "0", "id") == "m-c-1")
    #expect(try listed.text("messages", "1", "id") == "m-c-2")
    #expect(try listed.text("messages", "2", "id") == nil)
    #expect(try listed.text("messages", "0", "skill") == "recharge")
    #expect(try listed.text("messages", "0", "number") == "138****8000")
    // Two of the hours from 9 to 21 after it was left.
    #expect(try listed.text("messages", "0", "dueAt") == "2026-11-13T11:00:00+08:00")
    #expect(try listed.flag("messages", "0", "late") == false)
    let late = work("messages", at: "13T11:30")
    #expect(try late.flag("messages", "0", "late") == true)

    let taken = work("messages", "take", at: "13T09:30")
    #expect(try taken.text("id") == "m-c-1")
    #expect(try taken.text("numberToRing") == number)
    #expect(try work("messages", "take", by: "sun-yu", at: "13T09:31").text("id") == "m-c-2")
    let none = work("messages", "take", by: "zhao-min", at: "13T09:32")
    #expect(none.status == 1)
    #expect(work("messages", "take", "m-c-1", by: "zhao-min", at: "13T09:32").status == 1)
  }

  @Test func `its words are heard by who has it and by supervisors, and open a case`() throws {
    call("c-1", ["1", "充值没有到账，请查一下", "/hangup"], from: number, at: "12T23:00")
    #expect(work("messages", "hear", "m-c-1", at: "13T09:30").status == 1)
    _ = work("messages", "take", at: "13T09:30")
    #expect(try work("messages", "hear", "m-c-1", at: "13T09:31").text("words") == "充值没有到账，请查一下")
    #expect(work("messages", "hear", "m-c-1", by: "zhao-min", at: "13T09:31").status == 1)
    #expect(work("messages", "hear", "m-c-1", by: "huang-bo", at: "13T09:31").status == 0)
    #expect(
      try desk.audit().filter { $0.action == "reveal" }.map(\.object) == [
        "number to ring for message m-c-1", "message m-c-1 words", "message m-c-1 words",
      ])
    let opened = work(
      "messages", "case", "m-c-1", "--order", "202611120001", at: "13T09:32")
    #expect(opened.status == 0, "\(opened.errors)")
    #expect(try opened.text("case", "kind") == "recharge-missing")
    #expect(try opened.text("case", "order") == "202611120001")
    let number = try #require(try opened.text("case", "id"))
    #expect(try work("messages", "done", "m-c-1", at: "13T09:40").text("state") == "done")
    #expect(try work("messages", at: "13T09:41").text("messages", "0", "id") == nil)
    #expect(
      try work("messages", "--all", at: "13T09:41").text("messages", "0", "case") == number)
    // Again about the same order: it joins.
    call("c-3", ["1", "还是没有到账", "/hangup"], from: self.number, at: "13T22:00")
    _ = work("messages", "take", at: "14T09:30")
    let joined = work(
      "messages", "case", "m-c-3", "--order", "202611120001", "--kind", "recharge-missing",
      at: "14T09:31")
    #expect(try joined.text("outcome") == "existing")
    #expect(try joined.text("case", "id") == number)
  }

  @Test func `who isn't reached is tried again later, in the hours, three times at most`() throws {
    call("c-1", ["2"], from: number, at: "12T20:00")
    #expect(try work("callbacks", "take", at: "12T20:40").text("id") == "b-c-1")
    let missed = work("callbacks", "missed", "b-c-1", at: "12T20:45")
    // Half an hour later is after nine in the evening.
    #expect(try missed.text("nextAt") == "2026-11-13T09:00:00+08:00")
    #expect(work("callbacks", "take", at: "12T20:50").status == 1)
    #expect(work("callbacks", "take", "b-c-1", at: "12T20:50").status == 1)
    _ = work("callbacks", "take", at: "13T09:00")
    #expect(
      try work("callbacks", "missed", "b-c-1", at: "13T09:05").text("nextAt")
        == "2026-11-13T09:35:00+08:00")
    _ = work("callbacks", "take", at: "13T09:35")
    #expect(try work("callbacks", "missed", "b-c-1", at: "13T09:36").text("state") == "given-up")
    #expect(try work("callbacks", at: "13T10:00").text("callbacks", "0", "id") == nil)
  }

  @Test func `what an agent gives back, the next one takes`() throws {
    call("c-1", ["2"], from: number, at: "12T10:00")
    _ = work("callbacks", "take", at: "12T10:01")
    #expect(work("callbacks", "done", "b-c-1", by: "zhao-min", at: "12T10:02").status == 1)
    #expect(try work("callbacks", "return", "b-c-1", at: "12T10:02").text("state") == "open")
    let taken = work("callbacks", "take", by: "zhao-min", at: "12T10:03")
    #expect(try taken.text("agent") == "zhao-min")
  }
}
