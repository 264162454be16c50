import FlowInterpreter
import Testing

/// What a caller who should enter a number may say instead of typing it.
@Suite struct SpokenEntryTests {
  @Test(
    arguments: [
      ("五", "5"), ("五分", "5"), ("我打五分", nil), ("是五星", "5"), ("按2", "2"), ("选三", "3"), ("十", "10"),
      ("十五", "15"), ("二十", "20"), ("二十六", "26"), ("一百零五", "105"), ("一百五", "150"), ("三百", "300"),
      ("三百二十五", "325"), ("两千零六", "2006"), ("一万零五十", "10050"), ("两万三", "23000"), ("两萬三千", "23000"),
      ("十二万三千四百五十六", "123456"), ("一亿", "100000000"), ("15万", "150000"),
      ("幺三八", "138"), ("一二", "12"), ("零零七", "007"), ("２４６ 0013 5790", "24600135790"),
      ("我的号码是一三八，嗯，零零一", "138001"), ("138-0013", "1380013"),
    ] as [(String, String?)])
  func `Chinese numbers are one number, rows of digits are digits`(text: String, digits: String?) {
    #expect(SpokenEntry(text)?.digits == digits)
  }

  @Test(arguments: [
    ("five", "5"), ("It's five, please", "5"), ("um, seven", "7"), ("one two three", "123"),
    ("double four", "44"), ("one triple seven oh two", "177702"), ("fifteen", "15"),
    ("twenty one", "21"),
    ("twenty-one", "21"), ("three hundred", "300"), ("a hundred and five", "105"),
    ("fifteen hundred", "1500"), ("two thousand twenty six", "2026"), ("ONE", "1"),
    ("press two", "2"), ("my number is one two", "12"),
  ])
  func `English ones too`(text: String, digits: String) {
    #expect(SpokenEntry(text)?.digits == digits)
  }

  @Test(arguments: [
    ("一百二十块", "120"), ("一千零五十块钱", "1050"), ("充五十元", "50"), ("壹佰元", "100"), ("貳佰", "200"),
    ("两百五", "250"),
    ("fifty dollars", "50"), ("two hundred and fifty yuan", "250"), ("twenty bucks please", "20"),
  ])
  func `an amount may be said with its currency`(text: String, digits: String) {
    #expect(SpokenEntry(text)?.digits == digits)
  }

  @Test(arguments: [
    ("不是1，是2", "2"), ("三，不对，四", "4"), ("一二三，说错了，一二四", "124"), ("not one, two", "2"),
    ("three, no, four", "4"), ("one, sorry, two", "2"), ("one two, I mean one three", "13"),
  ])
  func `who corrects a number means the later one`(text: String, digits: String) {
    #expect(SpokenEntry(text)?.digits == digits)
  }

  @Test(arguments: [
    ("我给四分吧", "4"), ("5分，谢谢", "5"), ("给个五星好评", "5"), ("手机号是幺零九幺二三四五六七八", "10912345678"),
    ("I'd say four", "4"), ("I'll give it a five", "5"), ("maybe a 3", "3"), ("five stars", "5"),
    ("four I guess", "4"), ("option two", "2"), ("two, thank you", "2"),
  ])
  func `what is said around a number out of politeness changes nothing`(
    text: String, digits: String
  ) {
    #expect(SpokenEntry(text)?.digits == digits)
  }

  @Test(arguments: [
    "五块三", "一百二十块五毛", "no, I waited two hours", "不是很满意", "一百多", "下周三", "next Wednesday",
    "about a hundred",
    "I have one question", "not one, but I don't know",
  ])
  func `parts of an amount, dates and what only begins as a correction are no entry`(text: String) {
    #expect(SpokenEntry(text) == nil)
  }

  @Test(arguments: [
    "百分之九十", "我等了一个小时", "一般", "给你一百分", "一点都不好", "五分钟", "第一", "十五十六", "二十二十六", "百五", "一三八百",
    "三百零", "零五百", "3.5", "½", "5%", "¥5", "3:30", "+86", "twenty twenty six", "one twenty",
    "double",
    "double fifteen", "hundred", "one hundred and", "someone", "oh", "I waited one hour",
    "一 twenty",
    "", "，。", "嗯", "please", "#", "*", "没有",
  ])
  func `mixtures, fractions and anything with a rest are no entry`(text: String) {
    #expect(SpokenEntry(text) == nil)
  }

  @Test func `a very long row ends somewhere, and breaks nothing`() {
    #expect(SpokenEntry(String(repeating: "一", count: 100_000))?.digits.count ?? 0 <= 2_000)
    #expect(SpokenEntry(String(repeating: "9", count: 1_000) + "万") == nil)
    #expect(SpokenEntry(String(repeating: "十", count: 1_000)) == nil)
  }
}

/// What a spoken answer to a menu comes to.
@Suite struct SpokenAnswerTests {
  private func path(_ said: String) throws -> [String] {
    var call = try PlayedCall(
      """
      { flow: "a", start: "main", nodes: {
        main: { type: "menu", prompt: "充值按1，退款按2，会员退款按3，没解决按4，解决按5，yes按6，no按7。", noMatch: "再说一遍",
          attempts: 2, exhausted: "bye", choices: [
            { key: "1", label: "充值", words: ["充值"], next: "one" },
            { key: "2", label: "退款", words: ["退款"], next: "two" },
            { key: "3", label: "会员退款", words: ["会员退款"], next: "three" },
            { key: "4", label: "没解决", words: ["没解决"], next: "four" },
            { key: "5", label: "解决", words: ["解决"], next: "five" },
            { key: "6", label: "yes", words: ["yes"], next: "six" },
            { key: "7", label: "no", words: ["no"], next: "seven" } ] },
        one: { type: "hangup" }, two: { type: "hangup" }, three: { type: "hangup" },
        four: { type: "hangup" }, five: { type: "hangup" }, six: { type: "hangup" },
        seven: { type: "hangup" }, bye: { type: "hangup" } } }
      """)
    call.listen()
    call.send(.speech(said))
    return call.path
  }

  @Test(arguments: [
    ("我要会员退款", "three"), ("我想退款", "two"), ("还没解决呢", "four"), ("解决了", "five"), ("儲值和充值", "one"),
    ("ＹＥＳ", "six"), ("no!", "seven"), ("按二", "two"), ("three", "three"), ("五", "five"),
    ("yes no", "six"),
  ])
  func `the longest word decides, else a digit that was said`(said: String, node: String) throws {
    #expect(try path(said) == ["main", node])
  }

  @Test(arguments: [
    ("我不要充值，我要退款", "two"), ("不是会员退款，是充值", "one"), ("not no, yes", "six"), ("yeah no", "seven"),
    ("no problem, yes", "six"), ("要不要充值", "one"), ("yes, not sure", "six"),
  ])
  func `what is refused is not meant`(said: String, node: String) throws {
    #expect(try path(said) == ["main", node])
  }

  @Test(arguments: ["我不要充值", "别给我转会员退款", "no idea", "no problem", "不想退款"])
  func `who says only what they don't want is asked again`(said: String) throws {
    #expect(try path(said) == ["main"])
  }

  @Test(
    arguments: [
      ("是", "yes"), ("對", "yes"), ("不是", "no"), ("不可以", "no"), ("不太好", "no"), ("没有啊", "no"),
      ("不知道", nil),
      ("是不是要收费啊", nil), ("对不起", nil), ("sure", "yes"), ("not sure", nil),
      ("that's not correct", nil),
      ("yeah no", "no"), ("no thanks", "no"), ("yes please", "yes"),
    ] as [(String, String?)])
  func `consent with a no before it is none`(said: String, answer: String?) throws {
    var call = try PlayedCall(
      """
      { flow: "a", start: "main", nodes: {
        main: { type: "menu", prompt: "是按1，不是按2。", noMatch: "再说一遍", attempts: 2, exhausted: "bye", choices: [
            { key: "1", label: "是", words: ["是", "对", "好", "可以", "yes", "yeah", "sure", "correct"], next: "yes" },
            { key: "2", label: "不是", words: ["不是", "不", "没有", "no"], next: "no" } ] },
        yes: { type: "hangup" }, no: { type: "hangup" }, bye: { type: "hangup" } } }
      """)
    call.listen()
    call.send(.speech(said))
    #expect(call.path == ["main"] + [answer].compactMap(\.self))
  }

  @Test(arguments: ["充值的退款", "I don't know", "eyes", "八", "我等了一个小时", "十二"])
  func `what names two choices alike, or none, is asked again`(said: String) throws {
    #expect(try path(said) == ["main"])
  }
}
