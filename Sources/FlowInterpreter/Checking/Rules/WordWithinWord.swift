internal import Diagnostics

extension LintRule {
  static let wordWithinWord = LintRule(
    "word-within-word", .note,
    Wording(zh: "一个说法是另一个选项说法的一部分", en: "A word that is part of another choice's word"),
    advice: Wording(
      zh: """
        话里有长的说法，就选长的那个，哪怕本意是短的。确认这是想要的。
        """,
      en: """
        Speech that contains the longer word chooses its choice, even where the shorter one was meant. \
        Make sure that this is wanted.
        """),
    atNode: { node, _ in
      // So many pairs are looked at per node; nobody speaks menus that have more.
      let words = node.choices.prefix(64).flatMap { choice in
        choice.words.prefix(64).map { (choice: choice, word: $0, sound: FoldedText($0)) }
      }.prefix(512)
      return words.flatMap { short in
        words.filter { long in
          long.choice.key != short.choice.key
            && long.sound.characters.count > short.sound.characters.count
            && short.sound.isSpoken(in: long.sound)
        }.map { long in
          Spot(
            at: short.choice.offset,
            Wording(
              zh:
                "\(node.title.zh)：“\(short.word.prefix(40))”（按键 \(short.choice.key)）是“\(long.word.prefix(40))”（按键 \(long.choice.key)）的一部分，后者优先",
              en:
                "\(node.title.en): \"\(short.word.prefix(40))\" (key \(short.choice.key)) is part of "
                + "\"\(long.word.prefix(40))\" (key \(long.choice.key)), which wins"))
        }
      }
    })
}
