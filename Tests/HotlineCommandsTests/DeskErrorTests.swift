import AfterSales
import CallerProfiles
import Testing

/// What agents read when a command line can't be used: their own language, and what would be right.
@Suite struct DeskErrorTests {
  private let desk: Desk

  init() throws { desk = try Desk(data: "{ callers: [], orders: [] }", isPractice: false) }

  struct Row: Sendable {
    var words: [String]
    var chinese: String
    var english: String

    init(_ words: String..., zh chinese: String, en english: String) {
      (self.words, self.chinese, self.english) = (words, chinese, english)
    }
  }

  @Test(arguments: [
    Row(
      "case", "open", "--knd", "fraud",
      zh: "没有选项 --knd（是不是“--kind”？）\n   = 提示: 见 hotline case open",
      en: "unknown option '--knd' (did you mean \"--kind\"?)\n   = help: see hotline case open"),
    Row(
      "case", "opn", zh: "没有命令 opn（是不是“open”？）",
      en: "unknown command 'opn' (did you mean \"open\"?)"),
    Row("refund", "pay", zh: "缺少 ORDER：订单号\n", en: "ORDER is missing: "),
    Row(
      "case", "list", "x", zh: "多了“x”\n   = 提示: 用法：",
      en: "unexpected argument 'x'\n   = help: usage: "),
    Row(
      "case", "list", "--limit", zh: "--limit 缺值：--limit N", en: "--limit needs a value: --limit N"),
    Row("case", "list", "--mine=1", zh: "--mine 不带值", en: "--mine takes no value"),
    Row(
      "case", "list", "--limit", "many", zh: "--limit：应为 1…10000 之间的整数，而不是“many”",
      en: "--limit: expected a whole number in 1…10000, found 'many'"),
    Row(
      "case", "list", "--stage", "solved", zh: "而不是“solved”（是不是“resolved”？）",
      en: "found 'solved' (did you mean \"resolved\"?)"),
    Row(
      "case", "show", "1234", zh: "1234：受理编号有13位数字（这里4位）",
      en: "1234: an acceptance number has 13 digits"),
    Row(
      "case", "open", "--kind", "fraud", "--amount", "much",
      zh: "--amount：“much”不是金额（元）\n   = 提示: 写作 12.50、100",
      en: "--amount: 'much' is no amount in yuan\n   = help: write it as 12.50 or 100"),
    Row("pop", "10086", "--reveal", "name", zh: "--reveal 必须写明原因", en: "--reveal needs a reason"),
    Row("pop", "10086", "--agent", "nobody", zh: "没有坐席“nobody”", en: "there is no agent 'nobody'"),
    Row(
      "pop", "10086", "--db", "/nowhere/x.db", zh: "/nowhere/x.db：这里没有数据库",
      en: "/nowhere/x.db: there is no database here"),
    Row(
      "pop", "10086", "--key", "/nowhere/x.key", zh: "/nowhere/x.key：这里没有密钥文件",
      en: "/nowhere/x.key: there is no key file here"),
    Row("db", "erase", "10086", zh: "CALLER：没有这位客户", en: "CALLER: there is no such caller"),
    Row("db", "init", zh: "：已有同名文件，未作改动", en: ": there is a file already"),
    Row(
      "db", "import", "x.csv", zh: "x.csv：请说明各行是什么\n   = 提示: --kind callers|orders|",
      en: "x.csv: say what its rows are\n   = help: --kind callers|orders|"),
  ])
  func `a command line or store that can't be used is told in the desk's language`(_ row: Row) {
    for (language, message) in [("zh_CN", row.chinese), ("en_US", row.english)] {
      let answer = desk.run(words: row.words, language: language)
      #expect(answer.status == 2)
      #expect(answer.errors.contains(message), "\(answer.errors)")
      #expect(answer.output.isEmpty)
    }
  }

  @Test func `what is wrong with the audit is told in the language of the desk`() throws {
    try desk.store().connection.execute("UPDATE audit SET actor = 'x' WHERE number = 2")
    try desk.store().connection.execute("DELETE FROM audit WHERE number = 1")
    let chinese = desk.run("audit", "verify")
    #expect(chinese.status == 1)
    #expect(chinese.output == "缺少第1条\n")
    #expect(
      desk.run("db", "check", language: "en_US").output.hasSuffix("audit: row 1 is missing\n"))
    try desk.store().connection.execute("DELETE FROM audit WHERE number = 2")
    // The rights of the agents were told by the rows that are gone.
    let check = desk.run("db", "check").output
    #expect(check.hasPrefix("与审计的对照：坐席 "))
    #expect(check.hasSuffix("审计：缺少第1至2条\n"))
  }

  @Test func `--language goes before the language of the environment`() {
    let answer = desk.run("case", "show", "1234", "--language", "en", language: "zh_CN")
    #expect(answer.errors.contains("an acceptance number has 13 digits"))
  }
}
