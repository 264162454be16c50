/// Speech that has nothing to do with any hotline, as a background to tell intents from.
///
/// Without it a classifier that knows three intents would take everything for one of the three.
enum BackgroundSpeech {
  static let features: [[SpeechFeatures.Feature]] = phrases.map {
    SpeechFeatures.of(SpokenText.tokens(of: $0))
  }

  private static let phrases: [String] = [
    // Small talk and noises
    "今儿个太阳真大", "你在干嘛呢", "最近过得好不好", "我有点困了", "说话呀", "听到了吗", "怎么没声音", "大声一点",
    "我知道了", "行行行", "可以可以", "没问题", "不知道", "算了", "等等", "稍等", "对不起", "不好意思", "辛苦了", "早点休息",
    "哈哈", "嘿嘿", "呜呜呜", "咳咳", "叮咚", "噼里啪啦", "一二三", "六七八九", "甲乙丙丁",
    // The people around the caller
    "快来吃饭", "妈妈在做饭", "弟弟别闹", "门口有人敲门", "把窗户关上", "猫跑出去了", "你爸回来了吗", "作业写完没有",
    "我在地铁上", "路上堵车", "马上到家", "晚点再打",
    // Wrong numbers and calls to the hotline
    "是不是拨错了", "这是谁的电话", "请问刘总在吗", "我找你们老板谈生意", "我们公司做推广的", "请问需要装修吗", "您的快件已签收",
    "恭喜您被抽中", "你们那里招工吗",
    // Questions for other people
    "周末去哪里玩", "明天要不要带伞", "气温多少度", "风好大", "什么时候放假", "今年春节是哪天", "现在几点钟", "离这里多远", "怎么坐车过去",
    "附近有药房吗", "牙疼看什么科", "打疫苗要预约吗", "孩子咳嗽怎么治", "米饭怎么煮", "这道题怎么解", "大学录取分数线", "图书借多久",
    "航班几点起飞", "买张卧铺票", "房间有早餐吗", "门票要不要钱", "公交卡在哪里办", "停车怎么收费", "轮胎没气", "保养一次多少钱",
    "房子漏雨", "下水道堵住", "灯泡坏掉", "暖气不热", "电梯停运", "物业电话多少", "垃圾怎么分类", "煤气没有了",
    "利率是多少", "汇率今天怎样", "开户要什么", "贷款怎么还", "股市收盘多少点", "黄金价格", "税怎么交", "社保卡办理",
    "包裹寄丢", "寄件地址", "快递几天到", "菜里有头发", "来一份套餐", "咖啡不加糖", "位子订几个人", "蛋糕什么口味",
    "这件有大号吗", "颜色好看吗", "能便宜点吗", "多少钱一件", "质量怎么样", "什么牌子", "手机型号", "屏幕裂开", "电池不耐用", "内存太小",
    "放首歌", "换个台", "讲故事", "猜谜语", "背首诗", "翻译一下", "打开灯", "定闹钟", "导航到公司", "给家里打电话",
    "电影好看吗", "比赛几比几", "哪个队赢", "明星叫什么", "小说更新没有", "视频怎么拍", "照片洗出来", "群里说什么",
    // The same in English
    "nice to meet you", "see you tomorrow", "who is this", "what is your name", "it is raining",
    "where is the station", "a table for two", "turn up the volume", "set an alarm",
    "call me later", "happy birthday", "I am hungry", "never mind", "one two three",
    "how far is it", "what day is it", "is it going to snow", "my phone is broken",
  ]
}
