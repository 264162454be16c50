internal import Digests
internal import QueueSimulator

/// A sample as bytes: a digest of what follows, then its parts, numbers with the low byte first.
extension FlowMenuSample {
  private static let header = Array("hotline menu sample 1\n".utf8)
  private static let digestLength = 32

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func add(_ number: some FixedWidthInteger) {
      for shift in stride(from: 0, to: number.bitWidth, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    func add(_ text: String) {
      add(Int32(text.utf8.count))
      bytes += text.utf8
    }
    add(flow)
    add(population)
    add(Int32(skills.count))
    for skill in skills { add(skill) }
    add(Int32(rowsPerTable))
    add(Int32(tableOfInterval.count))
    for table in tableOfInterval { add(Int32(table)) }
    add(Int32(rows.count))
    for row in rows {
      add(row.seconds.bitPattern)
      add(Int32(row.skill))
      add(Int64(row.priority))
      add(row.outcome.rawValue | (row.opensCase ? 0x80 : 0))
    }
    return Self.header + SHA256Digest.of(bytes) + bytes
  }

  /// - Returns: `nil` if the bytes are damaged, or none of this version.
  init?(bytes: [UInt8]) {
    let start = Self.header.count + Self.digestLength
    guard bytes.count >= start, bytes.starts(with: Self.header),
      Array(bytes[Self.header.count..<start]) == SHA256Digest.of(Array(bytes[start...]))
    else { return nil }
    var reader = ByteReader(bytes: bytes, place: start)
    guard let flow = reader.text(), let population = reader.text(),
      let skillCount = reader.count()
    else { return nil }
    var skills: [String] = []
    for _ in 0..<skillCount {
      guard let skill = reader.text() else { return nil }
      skills.append(skill)
    }
    guard let rowsPerTable = reader.count(), let intervals = reader.count() else { return nil }
    var tables: [Int] = []
    for _ in 0..<intervals {
      guard let table = reader.count() else { return nil }
      tables.append(table)
    }
    guard let rowCount = reader.count() else { return nil }
    var rows: [Row] = []
    for _ in 0..<rowCount {
      guard let row = reader.row() else { return nil }
      rows.append(row)
    }
    guard rowsPerTable > 0, !rows.isEmpty, rows.count % rowsPerTable == 0, !tables.isEmpty,
      tables.allSatisfy({ $0 < rows.count / rowsPerTable }),
      rows.allSatisfy({ (-1..<skills.count).contains($0.skill) })
    else { return nil }
    self.init(
      flow: flow, population: population, skills: skills, rows: rows, rowsPerTable: rowsPerTable,
      tableOfInterval: tables)
  }
}

private struct ByteReader {
  let bytes: [UInt8]
  var place: Int

  mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    let length = Number.bitWidth / 8
    guard bytes.count - place >= length else { return nil }
    defer { place += length }
    var number: Number = 0
    for index in 0..<length {
      number |= Number(truncatingIfNeeded: bytes[place + index]) << (8 * index)
    }
    return number
  }

  mutating func count() -> Int? { number(Int32.self).flatMap { $0 < 0 ? nil : Int($0) } }

  mutating func text() -> String? {
    guard let length = count(), bytes.count - place >= length else { return nil }
    defer { place += length }
    return String(decoding: bytes[place..<place + length], as: UTF8.self)
  }

  mutating func row() -> FlowMenuSample.Row? {
    guard let seconds = number(UInt64.self), let skill = number(Int32.self),
      let priority = number(Int64.self), let last = number(UInt8.self),
      let outcome = Scenario.SampledMenu.Outcome(rawValue: last & 0x7F)
    else { return nil }
    return FlowMenuSample.Row(
      seconds: Double(bitPattern: seconds), outcome: outcome, skill: Int(skill),
      priority: Int(priority), opensCase: last & 0x80 != 0)
  }
}
