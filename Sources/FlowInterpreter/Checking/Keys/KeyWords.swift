/// The words around keys in prompts, Chinese and English.
enum KeyWords {
  /// What tells to press, longer before shorter.
  static let verbs = [
    "按下数字键", "按下数字", "按数字键", "按数字", "按下", "按一下", "按键", "按", "摁", "选择", "选", "拨打", "拨",
    "键入", "输入数字", "输入", "press", "dial", "push", "enter", "select", "choose", "hit", "key in",
    "punch in", "type in",
    "type",
    "marque", "oprima", "presione", "pulse", "appuyez sur", "tapez", "drücken sie", "wählen sie",
    "pressione", "digitar", "digite", "tecle",
  ]
  /// What may stand between the verb and the key.
  static let between = [
    "or say ", "the ", "number ", "digit ", "key ", "option ", "button ", "either ", "on ", "el ",
    "le ",
    "la ", "die ",
    "número ", "数字", "键",
  ]
  static let prohibitions = [
    "请勿", "不要", "勿", "别", "无需", "不用", "不必", "不需要", "do not ", "don't ", "without ", "never ",
    "no need to ", "not to ",
  ]
  static let joins = [
    "或者", "或", "和", "与", "及", "、", "/", ", or ", ", and ", " or ", " and ", "or ", "and ",
  ]
  static let ranges = ["到", "至", "-", "－", "–", "~", "～", " through ", " thru ", " to "]
  static let names: [(String, Character)] = [
    ("星号", "*"), ("米字", "*"), ("星", "*"), ("井号", "#"), ("井字", "#"), ("井", "#"),
    ("star", "*"), ("asterisk", "*"), ("pound", "#"), ("hash", "#"),
    ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"),
    ("seven", "7"), ("eight", "8"), ("nine", "9"), ("zero", "0"),
    ("uno", "1"), ("dos", "2"), ("tres", "3"), ("cuatro", "4"), ("cinco", "5"), ("seis", "6"),
    ("siete", "7"), ("ocho", "8"), ("nueve", "9"), ("cero", "0"),
  ]
  static let numerals: [Character: Character] = [
    "零": "0", "〇": "0", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7",
    "八": "8", "九": "9", "幺": "1",
  ]
  /// What makes a quantity of a number before it.
  static let measures = [
    "天", "日", "年", "月", "个", "個", "位", "元", "块", "折", "点", "小时", "分钟", "秒", "次", "成", "%", "％",
    "倍", "条", "张", "人", "楼", "周", "星期", "期", "级", "岁", "米", "公里", "种", "项", "类", "步", "笔", "件",
    "台", "部", "家", "名", "遍", "下。", "下，", "页", "季", "毛", "角", "克", "斤", "千", "百", "万", "亿", "开头",
    "打头",
    "结尾", "比", "环", "层", "门", "本", "份", "套", "瓶", "箱", "包", "人", "代", "口", "g", "°",
    " digit", "-digit", " day", "-day", " hour", "-hour", " minute", " second", " week", " month",
    " year", "-year", " percent", " dollar", " time", " of ", " more", " business", " working",
    " people", " character", " letter", " number", " item", " easy", " simple", " step", " star",
    " point", " cent", " euro", " pound", " bag", " night", " ring", " a.m", " p.m", " am", " pm",
    " o'clock", " mile", " percent", " guest", " ticket", " seat", " line", " or more", "st ",
    "nd ", "rd ", "th ",
  ]
  /// What may follow a Chinese numeral that is a key, as in 按一转人工.
  static let afterNumeral: Set<Character> = [
    "键", "号", "字", "或", "和", "与", "及", "到", "至", "转", "返", "重", "查", "听", "进", "退", "继", "、",
  ]
}
