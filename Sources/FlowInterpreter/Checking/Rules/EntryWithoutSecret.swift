internal import Diagnostics

extension LintRule {
  static let entryWithoutSecret = LintRule(
    "entry-without-secret", .warning,
    Wording(
      zh: "输入密码却没有按保密处理", en: "A PIN or password that is entered as if anybody might read it"),
    advice: Wording(
      zh: """
        来电者输入的内容会出现在通话记录、报表和坐席的弹屏上。写 `secret: true`，存它的其他变量\
        声明为 `{ secret: "" }`。（提示里要密码、PIN、password、passcode 时算。）
        """,
      en: """
        What callers enter stands in transcripts, records and reports, and the agent's screen shows it. \
        Write `secret: true`, and declare other variables that hold it `{ secret: "" }`. (Found where the \
        prompt asks for 密码, a PIN, a password or a passcode.)
        """),
    atNode: { node, _ in
      guard case .collect(let collect) = node.kind, !collect.isSecret else { return [] }
      let asking = collect.prompt.prompts.flatMap(\.everyLanguage).first {
        $0.text.literals.asksForSecret
      }
      guard let asking else { return [] }
      return [
        Spot(
          at: asking.offset,
          Wording(
            zh: "\(node.title.zh)要来电者输入密码，却没有写 secret",
            en: "\(node.title.en) asks for a secret entry without secret"),
          hint: Wording(zh: "写上 secret: true", en: "write secret: true"))
      ]
    })
}

extension String {
  /// Whether a sentence asks to enter a secret; one that tells how to come without it doesn't.
  fileprivate var asksForSecret: Bool {
    let sentences = split(separator: "\n").flatMap { line in
      String(FoldedText(String(line)).characters).replacing("p.i.n.", with: "pin")
        .split { "。.!?;".contains($0) }
    }
    return sentences.contains { sentence in
      let clauses = sentence.split { "，,".contains($0) }
      return clauses.contains { $0.namesSecret && !$0.isAboutSecret }
    }
  }
}

extension Substring {
  fileprivate var namesSecret: Bool {
    if ["密码", "口令", "安全码"].contains(where: contains) { return true }
    let words = split { !($0.isLetter && $0.isASCII) }
    return words.contains { ["pin", "password", "passcode", "cvv", "cvc"].contains($0) }
      || ["security code", "pass code", "personal identification number"].contains(where: contains)
  }

  /// Whether it is about the secret without asking for it: `忘记密码请按1`, `don't tell anybody your PIN`.
  fileprivate var isAboutSecret: Bool {
    [
      "忘记", "忘了", "重置", "修改", "找回", "不要", "请勿", "切勿", "不会", "无需", "不用", "泄露", "告诉",
      "forgot", "forget", "reset", "change", "never", "don't", "do not", "without",
    ].contains(where: contains)
  }
}
