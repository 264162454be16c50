import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import Synchronization
import TestOutput
import Testing

/// The terminal phone, on its virtual clock, with what is typed given beforehand.
@Suite struct CallCommandTests {
  private let folder: TestFolder

  private static let flow = """
    { flow: "demo", title: "Demo", start: "hello", variables: { number: "", message: "" },
      defaults: { noInput: "没有听到", noMatch: "没有这一项", exhausted: "bye" },
      nodes: {
        hello: { type: "say", prompt: "您好{mask(caller.name)}", next: "main" },
        main: { type: "menu", prompt: "请选择", choices: [
          { key: "1", label: "充值", words: ["充值"], next: "number" },
          { key: "2", label: "留言", next: "mail" } ] },
        number: { type: "collect", prompt: "请输入号码", into: "number", digits: 4, next: "agent" },
        mail: { type: "voicemail", prompt: "请留言", maxLasts: "30s", into: "message", next: "bye" },
        agent: { type: "queue", skill: "front", prompt: "正在转接", next: "bye" },
        bye: { type: "hangup", prompt: "再见" } } }
    """

  init() throws {
    folder = try TestFolder()
    try Self.flow.write(toFile: folder.file("demo.json5"), atomically: true, encoding: .utf8)
    try folder.give(
      #"{ callers: [{ number: "13800138000", name: "王小明" }], orders: [], cases: [] }"#,
      as: "callers.json5")
  }

  private func run(_ words: [String], typed: [String] = []) -> (
    status: ArgumentParsing.ExitStatus, output: [Substring], errors: String
  ) {
    let (output, errors) = (Recorder(), Recorder())
    let lines = Mutex(typed[...])
    let console = Console(
      write: output.append, writeError: errors.append,
      readLine: { lines.withLock { $0.popFirst() } })
    let status = Hotline.main(words, console: console)
    return (status, output.text.split(separator: "\n"), errors.text)
  }

  private func path(_ name: String) -> String { folder.file(name) }

  private func call(_ typed: String..., options: [String] = []) -> (
    status: ArgumentParsing.ExitStatus, output: [Substring], errors: String
  ) {
    run(["call", path("demo.json5"), "--fast"] + options, typed: typed)
  }

  @Test func `prompts appear as they are played, keys and speech go in`() {
    let result = call("1", "1234")
    #expect(result.status == .success)
    #expect(
      result.output == [
        "☎ 您好", "☎ 请选择", "☎ 请输入号码", "  (waiting in the queue)", "☎ 正在转接",
        "  (an agent answers)", "  (the agent hangs up)", "☎ 再见",
        "  (the call is over: queued for front, priority 0)",
      ])
    #expect(call("我要充值").output.contains("☎ 请输入号码"))
  }

  @Test(arguments: [
    (["1", "1234"], "  (通话结束：转人工 front，优先级0)"), (["/hangup"], "  (通话结束：客户挂机)"),
    (["2", "你好"], "  (通话结束：已留言)"),
  ])
  func `in Chinese a call ends in the words of the desk`(_ row: (typed: [String], end: String)) {
    let result = run(
      ["call", path("demo.json5"), "--fast", "--language", "zh"], typed: row.typed)
    #expect(result.output.last == Substring(row.end))
  }

  @Test func `an empty line keeps silent, a wrong key is no match`() {
    let result = call("", "9")
    #expect(
      result.output == [
        "☎ 您好", "☎ 请选择", "☎ 没有听到", "☎ 请选择", "☎ 没有这一项", "☎ 请选择",
        "  (the call is over: hungUp)",
      ])
  }

  @Test(arguments: [
    ["1", "1234"], ["", "9", "我要充值", "/wait 2s", "12", "34"], ["2", "你好我的充值没有到账"], ["2", ""],
    ["/hangup"],
    ["2", "/hangup"], [], ["/what", "1", "12*4", "1234"], ["", "", ""], ["1", "12", ""],
    ["1", "12"], ["1", "12", "34"], ["1", "/wait 3s", "12", "/wait 1s", "34"], ["9", "9", "99"],
    ["9", "1", "12", "/hangup"],
  ])
  func `a recorded call is a fixture that passes`(_ typed: [String]) throws {
    // A fixture names the number that the invented caller calls from.
    let file = try folder.declareClear("recorded.json5")
    let recorded = run(
      [
        "call", path("demo.json5"), "--fast", "--from", "13800138000", "--data",
        path("callers.json5"),
        "--record", file, "--at", "2026-11-11T12:00:00+08:00",
      ], typed: typed)
    #expect(recorded.status == .success)
    #expect(recorded.output.first == "☎ 您好王**")
    let tested = run(["test", file, "--flows", folder.path])
    #expect(tested.status == .success, "\(tested)")
    #expect(tested.output.last == "1 passed, 0 failed")
  }

  @Test(arguments: [
    (
      ["call", "nowhere.json5"], "hotline: error: nowhere.json5: there is no such flow or directory"
    ),
    (["call"], "hotline: error: FLOW is missing: the id of a flow, or its file"),
  ])
  func `a call that can't be made is refused`(_ row: (words: [String], message: String)) {
    let result = run(row.words)
    #expect(result.status == .unusable)
    #expect(result.errors.split(separator: "\n").first == Substring(row.message))
  }

  // MARK: Secrets, and services of one's own

  private static let secret = """
    { flow: "pin", start: "ask", language: "en", variables: { pin: { secret: "" }, found: null }, nodes: {
        ask: { type: "collect", prompt: "Your PIN.", into: "pin", digits: 4, secret: true, next: "check", exhausted: "bye" },
        check: { type: "service", call: "pin.check", with: { pin: "pin" }, into: "found", on: { right: "good" }, next: "bye", failed: "down" },
        good: { type: "hangup", prompt: "Thank you." }, down: { type: "hangup", prompt: "Down." }, bye: { type: "hangup", prompt: "Bye." } } }
    """

  @Test func `a recorded call has a stand-in for what was entered in secret, and isn't run`() throws
  {
    try folder.give(Self.secret, as: "pin.json5")
    try folder.give(
      #"{ "pin.check": [{ outcome: "right" }, { outcome: "wrong" }] }"#, as: "services.json5")
    let result = run(
      [
        "call", path("pin.json5"), "--fast", "--services", path("services.json5"), "--record",
        path("recorded.json5"),
      ], typed: ["7351"])
    #expect(result.status == .success, "\(result.errors)")
    #expect(result.output.contains("☎ Thank you."))
    let text = try String(contentsOfFile: path("recorded.json5"), encoding: .utf8)
    #expect(text.contains(#"{ press: "0000" }"#))
    #expect(text.contains("skip: \"what was entered in secret is written as zeros"))
    #expect(text.contains(#""pin.check": [{ outcome: "right" }]"#))
    #expect(!text.contains("7351"))
    let test = run(["test", path("recorded.json5"), "--flows", folder.path])
    #expect(test.output.last == "0 passed, 0 failed, 1 skipped")
  }

  @Test func `a service that nothing answers is told, and its misspelt answers are refused`() throws
  {
    try folder.give(Self.secret, as: "pin.json5")
    let told = run(["call", path("pin.json5"), "--fast"], typed: ["7351"])
    #expect(told.output.contains("☎ Down."))
    #expect(
      told.errors.contains("asks the service pin.check, which nothing answers"), "\(told.errors)")
    try folder.give(
      #"{ services: { "pin.chekc": { always: { outcome: "right" } } } }"#, as: "services.json5")
    let refused = run(
      ["call", path("pin.json5"), "--fast", "--services", path("services.json5")], typed: [])
    #expect(refused.status == .unusable)
    #expect(refused.errors.contains("asks no service \"pin.chekc\" (did you mean \"pin.check\"?)"))
  }
}
