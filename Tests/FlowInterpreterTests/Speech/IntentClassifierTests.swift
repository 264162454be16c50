import Diagnostics
import FlowInterpreter
import Foundation
import Testing

@Suite struct IntentClassifierTests {
  /// Three phrases an intent, as a small `listen` has them.
  private let small = IntentClassifier(phrases: [
    ["我要退款", "把钱退给我", "申请退款"],
    ["充值没到账", "点券没收到", "充了钱没反应"],
    ["转人工", "我要人工客服", "speak to an agent"],
  ])

  @Test(arguments: [
    ("退款", 0), ("嗯……那个，我想退款啊", 0), ("帮我把钱退了吧", 0),
    ("我的点券还没有到账", 1), ("充值到现在没到账，怎么回事", 1),
    ("人工客服", 2), ("ＡＧＥＮＴ", 2), ("I want to speak to somebody, an agent please", 2),
  ])
  func `three phrases an intent are enough for other words`(text: String, intent: Int) throws {
    let found = try #require(small.classify(text))
    #expect(found.intent == intent)
    #expect(found.confidence >= 0.5)
  }

  @Test(arguments: [
    "今天天气真不错", "你们几点开门", "给我讲个故事", "外卖到哪里了", "how is the weather", "一二三四五", "妈妈叫我吃饭",
  ])
  func `speech off the topic is not sure enough for the default threshold`(text: String) {
    #expect(small.classify(text)?.confidence ?? 0 < 0.5)
  }

  @Test(arguments: ["", "  ，。！", "嗯……", "那个，就是说，呃", "😀", "\u{0}"])
  func `nothing said is nothing classified`(text: String) {
    #expect(small.classify(text) == nil)
  }

  @Test func `every phrase is understood as what it stands for`() {
    let phrases = [["订一张票", "买票"], ["退票", "不去了要退"], ["查时刻表", "几点发车", "车次"]]
    let classifier = IntentClassifier(phrases: phrases)
    for (intent, list) in phrases.enumerated() {
      for phrase in list {
        #expect(classifier.classify(phrase)?.intent == intent, "\(phrase)")
        #expect(classifier.classify(phrase)?.confidence ?? 0 >= 0.5, "\(phrase)")
      }
    }
  }

  @Test func `what others call off the topic can be a flow's own topic`() {
    let classifier = IntentClassifier(phrases: [["今天天气怎么样", "明天下雨吗", "外面冷不冷"], ["几点了", "现在几点钟"]])
    let found = classifier.classify("今天外面天气冷吗")
    #expect(found?.intent == 0)
    #expect(found?.confidence ?? 0 >= 0.5)
  }

  @Test func `examples off the topic take what intents would have taken`() {
    let intents = [["充值没到账", "充值没收到"], ["我要退款", "退钱"]]
    let question = "怎么充值"
    let without = IntentClassifier(phrases: intents).classify(question)
    let with = IntentClassifier(
      phrases: intents, offTopic: ["怎么给手机充值", "怎么充", "在哪里充值", "充值怎么弄"]
    ).classify(question)
    #expect(with?.confidence ?? 0 < 0.5)
    #expect(with?.confidence ?? 0 < without?.confidence ?? 0)
  }

  @Test func `a classifier without phrases takes nothing`() {
    #expect(IntentClassifier(phrases: []).classify("退款") == nil)
    #expect(IntentClassifier(phrases: [[], []]).classify("退款") == nil)
    #expect(IntentClassifier(phrases: [["。"], ["!"]]).classify("退款") == nil)
    #expect(IntentClassifier(phrases: [[], ["退款"]]).classify("退款")?.intent == 1)
  }

  @Test(arguments: ["会员", "我的会员服务", "开通会员和取消会员"])
  func `what fits two intents alike is taken for neither`(text: String) {
    let verbs = ["开通", "取消"]
    let frames = ["我要V会员", "V包月会员", "怎么V会员", "帮我V一下会员", "会员在哪里V", "给我V会员服务"]
    let phrases = verbs.map { verb in frames.map { $0.replacing("V", with: verb) } }
    #expect(IntentClassifier(phrases: phrases).classify(text) == nil)
    let reordered = [phrases[0], Array(phrases[1].reversed())]
    #expect(IntentClassifier(phrases: reordered).classify(text) == nil)
    #expect(IntentClassifier(phrases: phrases).classify("我想取消会员")?.intent == 1)
  }

  @Test(arguments: [
    "my credit card", "card now", "block or renew my card", "renew and block the card",
  ])
  func `neither the letters of other words nor the order of two decides`(text: String) {
    let frames = [
      "i want to V my card", "please V my card", "V the card", "can you V my bank card",
      "how do i V my card", "V my credit card now", "i need my card to be V",
    ]
    let phrases = ["block", "renew"].map { verb in frames.map { $0.replacing("V", with: verb) } }
    #expect(IntentClassifier(phrases: phrases).classify(text) == nil)
    #expect(IntentClassifier(phrases: phrases).classify("please renew it")?.intent == 1)
  }

  @Test func `who asks which of two is asked again`() {
    let frames = ["我要V短信提醒", "帮我V短信提醒", "怎么V提醒短信", "V一下短信提醒", "请V短信通知"]
    let phrases = ["开通", "取消"].map { verb in frames.map { $0.replacing("V", with: verb) } }
    #expect(IntentClassifier(phrases: phrases).classify("开通还是取消短信提醒") == nil)
    #expect(IntentClassifier(phrases: phrases).classify("把短信提醒取消")?.intent == 1)
  }

  @Test func `a phrase that two intents have decides for neither`() {
    let classifier = IntentClassifier(phrases: [["我要退款", "退钱"], ["我要退款", "退货"]])
    #expect(classifier.classify("我要退款")?.confidence ?? 0 < 0.6)
    #expect(IntentClassifier(phrases: [["我要退款"], ["我要退款"]]).classify("我要退款") == nil)
  }

  @Test(arguments: ["我有个事情想问问你们", "充值的钱想拿回来", "转给谁", "没收到人工"])
  func `three phrases an intent make nothing certain that is far from them`(text: String) {
    #expect(small.classify(text)?.confidence ?? 0 < 0.9)
  }

  @Test(arguments: [("申請退款", "申请退款"), ("ＡＧＥＮＴ", "agent"), ("轉人工", "转人工")])
  func `forms of one text are understood alike`(one: String, other: String) {
    #expect(small.classify(one) == small.classify(other))
  }

  @Test func `a very long utterance is understood by its beginning`() {
    let text = "我要退款" + String(repeating: "哈", count: 1_000_000)
    #expect(small.classify(text) != nil)
  }
}
