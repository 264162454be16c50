internal import Diagnostics

/// What spreadsheets, and programs that write tables, put into cells that isn't what stood there.
enum SpreadsheetCell {
  /// The columns whose text is anybody's own words, so that every text means itself.
  private static let ownWords: Set = ["note", "text", "demand", "entered"]
  /// The columns of ids and telephone numbers, whose digits all count.
  private static let ids: Set = ["id", "number", "caller", "order", "account", "level", "entered"]
  private static let figures: Set = [
    "amount", "refundLimit", "placedAt", "paidAt", "deliveredAt", "at", "openedAt", "taskDue",
    "waited", "talked", "agent",
  ]

  /// Whether a text says that nothing stands there.
  static func isNothing(_ text: String, in column: String) -> Bool {
    TableNothing.isMeant(by: text) && !ownWords.contains(column)
  }

  /// What a spreadsheet did to a text, if it did something.
  /// - Parameter isTable: whether it stands in a table; numbers of JSON may have powers.
  static func damage(in text: String, _ column: String, isTable: Bool) -> Wording? {
    guard text.utf8.count < 60, !ownWords.contains(column) || column == "entered" else {
      return nil
    }
    if text.utf8.first == UInt8(ascii: "#"), isErrorValue(text) {
      return Wording(
        zh: "是表格软件的出错标记，内容已经不在了；请在表格里改好，再保存一次",
        en:
          "is an error mark of the spreadsheet, and what stood there is gone; mend it there and save "
          + "the file again")
    }
    let isID = ids.contains(column)
    guard isID || isTable && figures.contains(column) else { return nil }
    let digits = (text.utf8.first == UInt8(ascii: "'") ? String(text.dropFirst()) : text).halfWidth
    if isScientific(digits) {
      return Wording(
        zh: "是科学计数法，表格软件这样显示长数字，末几位已经丢失；请在表格里把这一列设为文本，再保存一次",
        en:
          "stands there in scientific notation, as a spreadsheet shows long numbers: its last digits "
          + "are lost; make the column text there and save the file again")
    }
    guard isID, column != "account", column != "level" else { return nil }
    if digits.wholeMatch(of: /[0-9]+\.0+/) != nil {
      return Wording(
        zh: "带小数（如 123.0），导出的程序把它当成了数；请把这一列当作文本，再导出一次",
        en:
          "has decimals (such as 123.0), as a program took it for a number; export the column as text "
          + "again")
    }
    if digits.wholeMatch(of: /[0-9]{1,3}(,[0-9]{3})+/) != nil {
      return Wording(
        zh: "带千位分隔符，表格软件把它当成了数，15位以后的已经丢失；请在表格里把这一列设为文本，再保存一次",
        en: "has separators of thousands, as a spreadsheet took it for a number: digits after the "
          + "fifteenth are lost; make the column text there and save the file again")
    }
    return nil
  }

  /// Such as `2.02612E+15`, with a comma where that is the decimal mark; `7E12` may be an id.
  private static func isScientific(_ text: String) -> Bool {
    text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") }
      && text.wholeMatch(of: /[+-]?[0-9]+([.,][0-9]*[eE][+-]?|[eE][+-])[0-9]+/) != nil
  }

  private static let errorValues: Set = [
    "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
  ]

  /// Such as `#REF!`, or the `####` of a column that was too narrow.
  private static func isErrorValue(_ text: String) -> Bool {
    errorValues.contains(text) || text.utf8.count > 2 && text.allSatisfy { $0 == "#" }
  }

  /// Whether all digits after the fifteenth are zeros, as a spreadsheet leaves them.
  ///
  /// `nil` for what is no number of more than fifteen digits.
  static func isCut(_ text: String) -> Bool? {
    guard text.utf8.count > 15, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return text.utf8.dropFirst(15).allSatisfy { $0 == UInt8(ascii: "0") }
  }

  /// What a text looks like, without a word of it: how many characters, and of which kinds.
  static func shape(of text: String) -> Wording {
    let count = text.unicodeScalars.count
    func all(_ test: (Character) -> Bool) -> Bool { text.allSatisfy(test) }
    if all({ ("0"..."9").contains($0) }) {
      return Wording(zh: "\(count)位数字", en: count == 1 ? "a digit" : "\(count) digits")
    }
    if all({ $0.isASCII && $0.isLetter }) {
      return Wording(zh: "\(count)个字母", en: count == 1 ? "a letter" : "\(count) letters")
    }
    if all({ $0.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) } }) {
      return Wording(
        zh: "\(count)个汉字",
        en: count == 1 ? "a Chinese character" : "\(count) Chinese characters")
    }
    let digits = text.count { ("0"..."9").contains($0) }
    return Wording(
      zh: "\(count)个字符，其中\(digits)位数字",
      en: "\(count) characters, \(digits) of them digits")
  }
}
