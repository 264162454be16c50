/// What callers say while they think, out of politeness, or around a number.
enum SpeechFillers {
  /// Those that say nothing of what is wanted; longer ones are looked for first.
  static let hesitations: [[Character]] = longestFirst([
    "怎么说呢", "就是说", "那个", "这个", "就是", "你好", "您好", "麻烦", "请问", "嗯", "呃", "啊", "哦", "喂", "请",
    "吧", "呢", "嘛", "啦", "呀", "哎", "了", "嘞",
  ])

  /// Those that may stand around a number as well.
  static let aroundNumbers: [[Character]] = longestFirst(
    [
      "我", "的", "是", "按", "选", "号", "号码", "分", "星", "给", "给个", "觉得", "谢谢", "好评", "充", "要", "手机",
      "手机号", "电话", "邮编", "验证码", "卡号", "单号", "订单",
    ] + hesitations.map { String($0) })

  /// The English ones, as folded words.
  static let englishAroundNumbers: Set<String> = [
    "please", "it's", "its", "it", "is", "my", "number", "press", "um", "uh", "er", "erm", "hmm",
    "i'd", "i'll", "i", "say", "give", "think", "guess", "maybe", "option", "that's", "thanks",
    "thank", "you", "star", "stars", "phone", "code", "zip",
  ]

  /// What an amount is in, and may follow it; nothing of a number may come after.
  static let currencies: [[Character]] = longestFirst([
    "块钱", "块", "元", "圆", "dollars", "dollar", "yuan", "bucks", "rmb", "euros",
  ])

  private static func longestFirst(_ fillers: [String]) -> [[Character]] {
    fillers.map { Array($0) }.sorted { $0.count > $1.count }
  }
}
