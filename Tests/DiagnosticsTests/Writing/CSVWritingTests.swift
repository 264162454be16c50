import Diagnostics
import Testing

@Suite struct CSVWritingTests {
  // Expected by RFC 4180, section 2, and by what spreadsheets take for formulas (CWE-1236).
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("two words", "two words"),
    ("a,b", "\"a,b\""), ("say \"yes\"", "\"say \"\"yes\"\"\""), ("\"", "\"\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("a\r\nb", "\"a\r\nb\""), (" edge ", "\" edge \""),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-2", "'-2"), ("@SUM(1)", "'@SUM(1)"),
    ("＝1+1", "'＝1+1"), ("＠x", "'＠x"), ("－", "'－"), ("\n=1", "\"'\n=1\""), ("\tx", "'\tx"),
    ("\rx", "\"'\rx\""), ("'tis", "''tis"), ("'=1", "''=1"),
    ("=\"a\",b", "\"'=\"\"a\"\",b\""), ("a=1", "a=1"), ("王,小姐", "\"王,小姐\""),
  ])
  func `a text stands so that it is shown and never run`(text: String, written: String) {
    #expect(CSVRow.line([.text(text)]) == written + "\n")
  }

  @Test(arguments: [
    "plain", "a,b", "say \"yes\"", "\"", "\"\"", "two\nlines", "a\r\nb", " edge ", "=1+1", "+1",
    "-2", "@SUM(1)", "＝1+1", "＋", "－2", "＠x", "'＝", "\n=1", "\tx", "\rx", "'tis", "'=1", "''", "'",
    "''=1", "=\"a\",b", "王,小姐",
  ])
  func `every text that is written is read back as it was`(text: String) throws {
    let line = CSVRow.line([.text(text), .text("end")], end: "\r\n")
    var reader = try CSVReader(SourceText(path: "back.csv", text: line))
    #expect(try reader.next()?.map(\.text) == [text, "end"])
    #expect(try reader.next() == nil)
  }

  @Test func `numbers and telephone numbers keep their signs`() {
    #expect(
      CSVRow.line([.figure("-5"), .figure("+8613800138000"), .figure(-0.5), .figure(.nan)])
        == "-5,+8613800138000,-0.5,\n")
  }

  @Test func `an apostrophe that guards nothing is part of the text`() throws {
    var reader = try CSVReader(SourceText(path: "hand.csv", text: "'tis,o'clock,'=1,'\n"))
    #expect(try reader.next()?.map(\.text) == ["'tis", "o'clock", "=1", "'"])
  }
}
