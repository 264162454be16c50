/// The functions of the language.
///
/// `null` stands for what is not known: functions of a text give `null` for `null`, questions
/// about it are false. Any other value of a wrong kind is a fault.
///
/// | function | arguments | gives |
/// |---|---|---|
/// | `length` | text or list | its characters (as people count them) or elements; 0 for `null` |
/// | `contains` | text, text; or list, value | whether the second is part of the first |
/// | `startsWith` `endsWith` | text, text | whether the first begins or ends with the second |
/// | `matches` | text, pattern | whether the whole text matches the regular expression |
/// | `number` | number or text | the number, `null` if the text is none |
/// | `text` | anything but a record | as it is spoken; "" for `null` |
/// | `lower` | text | in small letters |
/// | `exists` | anything | whether it is not `null` |
/// | `round` | number, —decimals 0…9 | rounded, halves away from zero |
/// | `min` `max` | numbers, or one list of them | the least, the greatest |
/// | `minutesSince` `hoursSince` | instant as text | time since then, with decimals; negative before it |
/// | `digits` | text or number, —separator | only its digits, with the separator between them: `digits(id, " ")` is read out digit by digit |
/// | `money` | number or text | an amount in yuan with two decimals: `12.50元` |
/// | `mask` | text or number | a name or number with its middle hidden: `王*`, `138****8000` |
package enum Function: String, Sendable, CaseIterable {
  case length, contains, startsWith, endsWith, matches, number, text, lower, exists, round, min
  case max, minutesSince, hoursSince, digits, money, mask

  /// How many arguments it takes.
  package var arity: ClosedRange<Int> {
    switch self {
    case .contains, .startsWith, .endsWith, .matches: 2...2
    case .round, .digits: 1...2
    case .min, .max: 1...100
    case .length, .number, .text, .lower, .exists, .minutesSince, .hoursSince, .money, .mask: 1...1
    }
  }
}
