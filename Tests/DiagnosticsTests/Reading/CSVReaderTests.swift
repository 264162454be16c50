import Diagnostics
import Testing

@Suite struct CSVReaderTests {
  private func records(_ text: String) throws -> [[String]] {
    var reader = try CSVReader(SourceText(path: "calls.csv", text: text))
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record.map(\.text)) }
    return records
  }

  // Expected by RFC 4180, section 2.
  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
    ("\u{FEFF}a,b\n", [["a", "b"]]),
    ("a,,\n,b,\n", [["a", "", ""], ["", "b", ""]]),
    ("\n\na\n\r\n\r\nb\n", [["a"], ["b"]]),
    ("\"a\",\"b\"\n", [["a", "b"]]),
    ("\"a,b\",c\n", [["a,b", "c"]]),
    ("\"a\nb\",c\n", [["a\nb", "c"]]),
    ("\"say \"\"yes\"\" now\",c\n", [["say \"yes\" now", "c"]]),
    ("\"\"\"\"\n", [["\""]]),
    ("\"\",\"\"\n", [["", ""]]),
    ("王小姐,\"红,蓝\"\n", [["王小姐", "红,蓝"]]),
    ("a b , c\n", [["a b ", " c"]]),
    ("", []),
    ("\n\r\n", []),
  ])
  func `records and their fields`(_ row: (text: String, records: [[String]])) throws {
    #expect(try records(row.text) == row.records)
  }

  @Test func `every field knows where it stands, a quoted one by its opening quote`() throws {
    var reader = try CSVReader(SourceText(path: "calls.csv", text: "a,\"b\"\"\",c\n红,d\n"))
    #expect(try reader.next()?.map(\.offset) == [0, 2, 8])
    // 红 takes three bytes.
    #expect(try reader.next()?.map(\.offset) == [10, 14])
    #expect(try reader.next() == nil)
  }

  @Test(arguments: [
    ("a,\"b\nc,d\n", "calls.csv:1:3: error: the quoted field is never closed"),
    ("a\n\"b\"c,d\n", "calls.csv:2:4: error: text follows the closing quote"),
  ])
  func `a broken quote is named with its place`(_ row: (text: String, message: String)) throws {
    var reader = try CSVReader(SourceText(path: "calls.csv", text: row.text))
    let error = #expect(throws: InvalidInput.self) {
      while try reader.next() != nil {}
    }
    #expect(error?.diagnostics.map(\.headline) == [row.message])
  }

  @Test func `after a broken record reading goes on with the next line`() throws {
    var reader = try CSVReader(SourceText(path: "calls.csv", text: "\"a\"b,c\nd,e\n\"f\ng,h\n"))
    #expect(throws: InvalidInput.self) { try reader.next() }
    #expect(try reader.next()?.map(\.text) == ["d", "e"])
    #expect(throws: InvalidInput.self) { try reader.next() }
    #expect(try reader.next()?.map(\.text) == ["g", "h"])
    #expect(try reader.next() == nil)
  }

  @Test func `a file that is no UTF-8 is refused`() {
    #expect(throws: InvalidInput.self) {
      try CSVReader(SourceText(path: "calls.csv", bytes: [0x61, 0x2C, 0xFF, 0x0A]))
    }
  }
}
