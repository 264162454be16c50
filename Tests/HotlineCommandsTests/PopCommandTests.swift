import Diagnostics
import Foundation
import TestOutput
import Testing

@Suite struct PopCommandTests {
  let desk: Desk

  init() throws {
    desk = try Desk(
      data: """
        { callers: [
            { number: "13800138000", name: "王小明", tier: "vip", region: "上海", tags: ["大客户"],
              account: "player-7788" },
            { number: "13900139000", name: "李四" }, { number: "13900139000", name: "赵六" } ],
          orders: [
            { id: "20261112001", caller: "13800138000", product: "\\u001b[31m点券", amount: "100.00",
              status: "delivered", placedAt: "2026-11-12T18:00:00+08:00" },
            { id: "20261101002", caller: "13800138000", product: "会员年卡", kind: "membership",
              amount: "198", status: "failed", placedAt: "2026-11-01T18:00:00+08:00" } ],
          contacts: [
            { id: "c-1007", caller: "13800138000", at: "2026-11-12T20:01:00+08:00",
              path: ["welcome", "main"], entered: "20261101002 王小明", skill: "refund",
              waited: "192s" },
            { id: "c-0990", caller: "13800138000", at: "2026-11-10T20:01:00+08:00",
              skill: "recharge", agent: "li-na", disposition: "已补发" },
            { id: "c-0991", caller: "13900139000", at: "2026-11-10T20:01:00+08:00",
              path: ["their-way"], skill: "recharge", agent: "li-na" } ] }
        """)
  }

  @Test func `the sections come in the order in which an agent needs them`() throws {
    desk.run(
      "case", "open", "--kind", "membership-charge", "--order", "20261101002", "--agent", "li-na",
      at: "20:02")
    let pop = desk.run("pop", "13800138000", "--agent", "li-na", "--call", "c-1007", at: "20:05")
    #expect(pop.status == 0)
    var rest = pop.output[...]
    for text in [
      "已识别", "王**  138****8000  账号 pl****88  VIP  上海  #大客户", "welcome › main",
      "输入 20261101002", "等待 3分12秒", "会员扣费异常", "首问 li-na", "剩71小时57分", "! 20261101002",
      "20261112001", "先把后面的扣费拦住", "今天还可为该客户退款 ¥200.00", "已补发",
    ] {
      let range = try #require(rest.firstRange(of: text), "'\(text)' must follow")
      rest = rest[range.upperBound...]
    }
  }

  @Test(arguments: ["", " ", "\t", "\u{3000}", "\u{200B}", ".", "-", "？！"])
  func `a reason that says nothing is none`(reason: String) throws {
    for words in [
      ["pop", "13800138000", "--reveal", "number", "--agent", "li-na"],
      ["story", "13800138000", "--reveal", "--agent", "li-na"],
      ["db", "export", "--reveal"],
    ] {
      let answer = desk.run(words: words + ["--reason", reason])
      #expect(answer.status == 2, "\(words[0])")
      #expect(answer.errors.contains("必须写明原因"), "\(words[0]): \(answer.errors)")
      #expect(!answer.output.contains("138001380"))
    }
    #expect(try desk.audit().allSatisfy { $0.action != "reveal" && $0.action != "export" })
  }

  @Test func `queues of earlier calls have their titles though no switchboard ever ran`() {
    let pop = desk.run("pop", "13800138000", at: "20:05").output
    #expect(pop.contains("充值") && !pop.contains("recharge"), "\(pop)")
  }

  @Test func `the most urgent case comes first, and the script is for the one that was typed`()
    throws
  {
    desk.run(
      "case", "open", "--kind", "membership-charge", "--order", "20261101002", "--agent", "li-na",
      at: "18:02")
    desk.run(
      "case", "open", "--kind", "fraud", "--caller", "13800138000", "--agent", "li-na",
      at: "18:03")
    let pop = desk.run("pop", "13800138000", "--agent", "li-na", "--call", "c-1007", at: "20:05")
    let urgent = try #require(pop.output.firstRange(of: "涉嫌诈骗"))
    let typed = try #require(pop.output.firstRange(of: "会员扣费异常"))
    #expect(urgent.lowerBound < typed.lowerBound)
    #expect(pop.output.contains("先把后面的扣费拦住"))
  }

  @Test func `a limit that is nearly over stands out, and so does one that is over`() {
    // 24 hours to answer and to follow up, 72 to resolve; 22 hours later two are left.
    let opened = ["case", "open", "--kind", "fraud", "--caller", "13800138000", "--agent", "li-na"]
    desk.run(words: opened + ["--at", "2026-11-11T22:05:00+08:00"])
    let near = desk.run("pop", "13800138000", at: "20:05", isTerminal: true).output
    #expect(near.contains("\u{1B}[33m首次响应 剩2小时"))
    let late = desk.run("pop", "13800138000", at: "22:06", isTerminal: true).output
    #expect(late.contains("\u{1B}[31m首次响应 逾期1分"))
  }

  @Test(arguments: [
    ("hungUp", "客户挂机"), ("abandoned", "未等到接听"), ("callbackNotReached", "回电未接"),
  ])
  func `earlier calls end in the words of the desk`(_ row: (kept: String, shown: String)) throws {
    let contact = """
      { contacts: [{ id: "c-2", caller: "13800138000", at: "2026-11-12T10:00:00+08:00",
          disposition: "\(row.kept)" }] }
      """
    desk.run("db", "import", try desk.folder.give(contact, as: "more.json5"))
    #expect(desk.run("pop", "13800138000", at: "20:05").output.contains(row.shown))
  }

  @Test func `a choice beyond the people who share a number is refused`() {
    let beyond = desk.run("pop", "13900139000", "--choose", "3", at: "20:05")
    #expect(beyond.status == 2)
    #expect(beyond.errors.contains("这个号码有2位客户，没有第3位"))
    #expect(beyond.output.isEmpty)
    let unclear = desk.run("pop", "13900139000", "--agent", "li-na", at: "20:05").output
    #expect(unclear.contains("先确认客户，再谈退款（一次最多 ¥200.00）"))
    #expect(!unclear.contains("为该客户退款"))
  }

  @Test(arguments: ["zh_CN", "en_US"], [true, false])
  func `no line is wider than 100 columns, and nothing personal or harmful is written`(
    _ language: String, _ isTerminal: Bool
  ) {
    desk.run(
      "case", "open", "--kind", "fraud", "--caller", "13800138000", "--agent", "li-na",
      at: "18:02")
    let pop = desk.run(
      "pop", "13800138000", "--agent", "li-na", at: "20:05", isTerminal: isTerminal,
      language: language)
    #expect(pop.status == 0)
    for line in pop.output.split(separator: "\n") {
      let visible = String(line.replacing(#/\u{1B}\[[0-9;]*m/#, with: ""))
      #expect(DisplayWidth.of(visible) <= 100)
      #expect(visible.unicodeScalars.allSatisfy { !DisplayWidth.isControl($0) })
    }
    for secret in ["王小明", "13800138000", "player-7788"] {
      #expect(!pop.output.contains(secret) && !pop.errors.contains(secret))
    }
    // The product's own escape sequence lost its teeth.
    #expect(pop.output.contains("·[31m点券"))
    #expect(pop.output.contains("\u{1B}") == isTerminal)
  }

  @Test(arguments: [100, 80, 60])
  func `whatever the window, the way, the order's state and the case's owner are whole`(
    columns: Int
  ) throws {
    let path = (1...50).map { "\"begin-of-the-menu-\($0)\"" }.joined(separator: ", ")
    let contact = """
      { contacts: [{ id: "c-3", caller: "13800138000", at: "2026-11-12T20:01:00+08:00",
          path: [\(path)], entered: "1", skill: "refund", waited: "5s" }] }
      """
    desk.run("db", "import", try desk.folder.give(contact, as: "more.json5"))
    desk.run(
      "case", "open", "--kind", "membership-charge", "--order", "20261101002", "--agent", "li-na",
      at: "20:02")
    let pop = desk.run(
      "pop", "13800138000", "--agent", "li-na", "--call", "c-3", at: "20:05", language: "en_US",
      columns: columns)
    let lines = pop.output.split(separator: "\n").map(String.init)
    for line in lines { #expect(DisplayWidth.of(line) <= columns, "\(line)") }
    // Four lines of the way: where it began, and where it led.
    let first = try #require(lines.firstIndex { $0.hasPrefix("call") })
    #expect(lines[first].hasPrefix("call    begin-of-the-menu-1 › … › "))
    #expect(lines[first + 3].hasSuffix("› begin-of-the-menu-50"))
    #expect(lines[first + 4].hasSuffix("typed 1 character   → 退款   waited 5s"))
    for whole in ["owner li-na", "! 20261101002", "¥198.00  failed"] {
      #expect(lines.contains { $0.contains(whole) }, "\(whole)")
    }
  }

  @Test(
    arguments: Discreet.each([
      ("13800138000", "exact", "1"), ("+86 138-0013-8000", "exact", "1"),
      ("13900139000", "shared", "2"), ("13700137000", "unknown", "0"),
      ("anonymous", "withheld", "0"), ("", "withheld", "0"), ("none of them", "unreadable", "0"),
    ]))
  func `the answer tells how the number matched`(
    _ row: Discreet<(String, String, String)>
  ) throws {
    let (number, match, people) = row.value
    let pop = desk.run("pop", number, "--json", "--agent", "li-na", at: "20:05")
    #expect(pop.status == 0)
    #expect(try pop.text("match") == match)
    #expect(try pop.text("people") == people)
  }

  @Test func `of a shared number one person is chosen, and nobody before`() throws {
    let both = desk.run("pop", "13900139000", "--json", at: "20:05")
    #expect(try both.text("candidates", "0", "name") == "李*")
    #expect(try both.text("candidates", "1", "name") == "赵*")
    #expect(try both.text("caller", "name") == nil)
    let chosen = desk.run("pop", "13900139000", "--json", "--choose", "2", at: "20:05")
    #expect(try chosen.text("caller", "name") == "赵*")
  }

  @Test func `a call of somebody else is not shown`() throws {
    let pop = desk.run("pop", "13800138000", "--json", "--call", "c-0991", at: "20:05")
    #expect(pop.status == 0)
    #expect(!pop.output.contains("their-way"))
  }

  @Test func `one field is shown in clear to a level that may, with a reason`() throws {
    let pop = desk.run(
      "pop", "13800138000", "--json", "--agent", "zhang-wei", "--reveal", "name", "--reason",
      "核对收款人", at: "20:05")
    #expect(try pop.text("caller", "name") == "王小明")
    #expect(try pop.text("caller", "number") == "138****8000")
    let audit = try desk.audit()
    #expect(audit.map(\.action) == ["look-up", "reveal"])
    #expect(audit.last?.object == "name")
  }

  @Test(arguments: [
    (["--agent", "li-na", "--reveal", "name", "--reason", "看看"], 1),
    (["--reveal", "number", "--reason", "看看"], 1),
    (["--agent", "zhang-wei", "--reveal", "account", "--reason", "看看"], 1),
    (["--agent", "zhang-wei", "--reveal", "name"], 2),
    (["--agent", "nobody"], 2),
  ])
  func `who may not gets nothing, and the refusal is on record`(
    _ words: [String], _ status: Int
  ) throws {
    let pop = desk.run(words: ["pop", "13800138000"] + words, at: "20:05")
    #expect(Int(pop.status) == status)
    #expect(pop.output.isEmpty)
    for secret in ["王", "8000", "player"] { #expect(!pop.errors.contains(secret)) }
    let isAboutMissingReason = words.contains("--reveal") && !words.contains("--reason")
    #expect(try desk.audit().map(\.action) == (isAboutMissingReason ? [] : ["refusal"]))
  }
}
