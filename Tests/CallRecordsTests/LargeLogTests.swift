import CallRecords
import Diagnostics
import Foundation
import TestOutput
import Testing

/// Logs that are larger than the pieces in which they are read.
@Suite struct LargeLogTests {
  private func log(_ bytes: [UInt8]) throws -> CallLog {
    var reading = LogReading(try #require(LogOptions(timeZone: "UTC")))
    try reading.add(SourceText(path: "log", bytes: bytes))
    return try reading.finish()
  }

  /// A table of over two pieces, whose rows have quotes, line breaks and Chinese in them, so that pieces
  /// end within all of these.
  private static let rows = 12_000
  private static let table =
    "at,type,waited,talked,agent,note\n"
    + (0..<rows).map { row in
      let at = "2026-04-20T\(row % 10 + 10):\(row % 50 + 10):00"
      return
        "\(at),\"退款 \"\"\(row % 3)\"\"\",\(row % 40),\(row),a\(row % 7),\"\(String(repeating: "一二\n三", count: 15))\"\n"
    }.joined()

  @Test func `pieces that end within quotes, line breaks and characters lose nothing`() throws {
    #expect(Self.table.utf8.count > 2 << 20)
    let log = try log(Array(Self.table.utf8))
    #expect(log.rowsRead == Self.rows)
    #expect(log.setAside.isEmpty)
    #expect(log.types.map(\.title).sorted() == ["退款 \"0\"", "退款 \"1\"", "退款 \"2\""])
    // Talks are 0, 1, 2, … seconds; their sum is Gauss's.
    let talked = log.calls.reduce(0) { $0 + Double($1.talked) }
    #expect(talked == Double(Self.rows * (Self.rows - 1) / 2))
  }

  @Test(arguments: ["utf-16", "gb18030"])
  func `other encodings say the same in pieces`(_ name: String) throws {
    let encoding: String.Encoding =
      name == "utf-16" ? .utf16 : String.Encoding(rawValue: 0x8000_0632)
    let bytes = Array(try #require(Self.table.data(using: encoding)))
    let other = try log(bytes)
    let utf8 = try log(Array(Self.table.utf8))
    #expect(bytes != Array(Self.table.utf8))
    #expect(other.calls.map(\.talked) == utf8.calls.map(\.talked))
    #expect(other.types == utf8.types)
    #expect(other.found.map(\.en).first?.contains(name.uppercased()) == true)
  }

  @Test func `a list in JSON longer than a piece is read record by record`() throws {
    let padding = String(repeating: "x", count: 2_000)
    let records = (0..<1_200).map { number in
      """
      { "ContactId": "c\(number)", "Channel": "VOICE", "InitiationMethod": "INBOUND", "Note": "{[\\"\(padding)",
        "InitiationTimestamp": "2026-04-20T09:00:00Z", "DisconnectTimestamp": "2026-04-20T09:02:40Z",
        "Queue": { "Name": "sales", "EnqueueTimestamp": "2026-04-20T09:00:20Z" } }
      """
    }
    let list = "{ \"Count\": 1200, \"Contacts\": [\n" + records.joined(separator: ",\n") + "] }"
    let log = try log(Array(list.utf8))
    #expect(log.calls.count == 1_200)
    #expect(log.calls.allSatisfy { $0.menu == 20 && $0.waited == 140 })
  }

  @Test func `JSON that breaks off says in which line`() throws {
    let text = """
      [
      { "ContactId": "c", "InitiationTimestamp": "2026-04-20T09:00:00Z" },
      { "a":
      """
    let error = try #require(throws: InvalidInput.self) { try log(Array(text.utf8)) }
    #expect(error.diagnostics.map(\.code) == ["syntax"])
    #expect(error.diagnostics.first?.place?.line == 3)
  }

  @Test func `a quote that is never closed costs one row`() throws {
    let text =
      "at,talked,note\n2026-04-20T09:00:00,30,\"open\n2026-04-20T09:01:00,40,x\n"
    let log = try log(Array(text.utf8))
    #expect(log.calls.map(\.talked) == [40])
    #expect(log.setAside.map(\.reason.en) == ["the quoted field is never closed"])
  }
}
