import FlowInterpreter
import Testing

/// What makes no difference between what is said and what is expected, and what does.
@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("ＹＥＳ", "yes"), ("Yes", "YES"), ("Ｑ币", "q币"), ("cafe\u{301}", "café"), ("don’t", "don't"),
    ("don＇t", "DON'T"), ("check-in", "check in"), ("check‑in", "check   in"),
    (" a \u{3000} b ", "a b"),
    ("儲值沒到帳", "储值没到帐"), ("退款\u{200B}", "退款"), ("STRASSE", "straße"), ("ﬁne", "fine"),
    ("瞭解", "了解"), ("訂單", "订单"), ("①", "1"), ("ｶﾞｽ", "ガス"),
  ])
  func `forms of one text fold alike`(one: String, other: String) {
    #expect(FoldedText(one) == FoldedText(other))
  }

  @Test(arguments: [("cafe", "café"), ("dont", "don't"), ("退款", "退 款"), ("no", "know"), ("5", "五")])
  func `different texts stay different`(one: String, other: String) {
    #expect(FoldedText(one) != FoldedText(other))
  }

  @Test(arguments: [
    ("no", "No, thanks", true), ("no", "I don't know", false), ("no", "cancel it now", false),
    ("yes", "eyes", false), ("yes", "‘yes’", true), ("vip", "我要VIP服务", true),
    ("can", "I can’t", false),
    ("can't", "I can’t!", true), ("1", "12", false), ("1", "按1号", true), ("解决", "没解决", true),
    ("check in", "I want to check-in", true), ("top up", "stop upgrade", false),
    ("q币", "买Q币", true),
    ("да", "дай", false), ("кот", "мой кот", true), ("no", "piano no", true), ("", "a", false),
  ])
  func `words with spaces between them match as wholes, ideographs anywhere`(
    word: String, text: String, isSpoken: Bool
  ) {
    #expect(FoldedText(word).isSpoken(in: FoldedText(text)) == isSpoken)
  }
}
