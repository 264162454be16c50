import Diagnostics
import Testing

@Suite struct CSVTableTests {
  private static let columns = [
    CSVTable.Column("at", aliases: ["开始时间"], isRequired: true),
    CSVTable.Column("calls", aliases: ["来电数"], isRequired: true),
    CSVTable.Column("type", aliases: ["业务"]),
  ]

  private func table(_ bytes: [UInt8], names: [String: String] = [:]) throws -> CSVTable {
    try CSVTable(
      SourceText(path: "calls.csv", bytes: bytes), columns: Self.columns, names: names,
      hint: Wording("the columns are at and calls"))
  }

  /// The fields `at` and `calls` of every row.
  private func rows(_ bytes: [UInt8], names: [String: String] = [:]) throws -> [[String]] {
    var table = try table(bytes, names: names)
    var faults = RowFaults(table.source)
    var rows: [[String]] = []
    while let row = table.next(&faults) {
      rows.append([row["at"]?.text ?? "", row["calls"]?.text ?? ""])
    }
    try faults.throwIfAny()
    return rows
  }

  /// 开始时间 and 来电数 in GB18030, by the tables of GB 18030-2022.
  private static let chineseInGB18030: [UInt8] =
    [0xBF, 0xAA, 0xCA, 0xBC, 0xCA, 0xB1, 0xBC, 0xE4, 0x2C, 0xC0, 0xB4, 0xB5, 0xE7, 0xCA, 0xFD]

  @Test func `a file as Chinese Excel saves it is read, and it is told how`() throws {
    let bytes = Self.chineseInGB18030 + Array("\r\n2026-09-07 09:00,12\r\n".utf8)
    #expect(try rows(bytes) == [["2026-09-07 09:00", "12"]])
    #expect(try table(bytes).found?.en == "read as GB18030, separated by commas")
  }

  @Test func `what is no text is told by what it is`() throws {
    func message(_ bytes: [UInt8]) -> String? {
      let error = #expect(throws: InvalidInput.self) { try table(bytes) }
      return error?.diagnostics.first?.message
    }
    #expect(
      message(Array("PK\u{3}\u{4}at,calls\n".utf8))
        == "this is a spreadsheet's workbook, and no text")
    #expect(message([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]) == "this is UTF-32")
    let cut: [UInt8] = "at,calls\n1".utf8.flatMap { [UInt8]([$0, 0]) } + [0x32]
    #expect(message(cut) == "the file is no UTF-16 to its end")
  }

  @Test func `a title above the names of the columns is told, with the line that has them`() throws
  {
    let text = "来电统计表,\n2026年9月,\n\n开始时间,来电数\n2026-09-07 09:00,12\n"
    let error = #expect(throws: InvalidInput.self) { try table(Array(text.utf8)) }
    #expect(
      error?.diagnostics.map(\.message) == [
        "the first row should be the header, which line 4 seems to be"
      ])
  }

  @Test(arguments: [true, false], [true, false])
  func `UTF-16 is read in either order, with and without its mark`(
    isBigEndian: Bool, hasMark: Bool
  ) throws {
    let text = "at;calls\n2026-09-07 09:00;12\n"
    let units = (hasMark ? [0xFEFF] : []) + Array(text.utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
    #expect(try rows(bytes) == [["2026-09-07 09:00", "12"]])
    #expect(try table(bytes).encoding == .utf16)
  }

  @Test(arguments: [
    "at,calls\n9:00,12\n", "\u{FEFF}at,calls\n9:00,12\n", "at;calls\n9:00;12\n",
    "AT\tCalls\n9:00\t12\n", "sep=;\nat;calls\n9:00;12\n", "业务, 开始时间 ,来电数\nx,9:00,12\n",
    "at,calls\n9:00,12\n,\n,\n", "at,calls\n9:00,12,,\n",
  ])
  func `separators and names of columns are found out`(text: String) throws {
    #expect(try rows(Array(text.utf8)) == [["9:00", "12"]])
  }

  @Test func `columns go by what they are said to be called`() throws {
    let text = Array("from,n,calls\n9:00,12,0\n".utf8)
    #expect(try rows(text, names: ["at": "From", "calls": "n"]) == [["9:00", "12"]])
    let error = #expect(throws: InvalidInput.self) { try rows(text, names: ["at": "since"]) }
    #expect(error?.diagnostics[0].message.hasPrefix("missing column \"since\"") == true)
  }

  @Test func `a file of another encoding is refused`() {
    let error = #expect(throws: InvalidInput.self) { try rows([0x61, 0x74, 0x2C, 0xFF, 0x0A]) }
    #expect(error?.diagnostics.map(\.code) == ["encoding"])
  }

  @Test func `the same fault in many rows is told once, with its count and first three lines`()
    throws
  {
    let text = "at,calls\n" + String(repeating: "1\n", count: 4_001) + "9:00,12,x\n"
    let error = #expect(throws: InvalidInput.self) { try rows(Array(text.utf8)) }
    #expect(
      error?.diagnostics.map(\.headline) == [
        "calls.csv:2:1: error: expected 2 fields, found 1 "
          + "(4002 rows have this fault, the first in lines 2, 3, 4)"
      ])
  }

  @Test func `columns that are there twice are named`() {
    let error = #expect(throws: InvalidInput.self) { try rows(Array("at,AT,calls\n".utf8)) }
    #expect(error?.diagnostics[0].message == "the column \"at\" is there twice")
  }

  @Test func `what files call columns is a list of pairs`() {
    #expect(
      ColumnNames("at=开始 时间,calls=n", known: ["at", "calls"])?.names == [
        "at": "开始 时间", "calls": "n",
      ])
    for wrong in ["at", "=x", "since=x", "at=a,at=b", ""] {
      #expect(ColumnNames(wrong, known: ["at", "calls"]) == nil, "\(wrong)")
    }
  }
}
