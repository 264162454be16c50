/// How many rows a table has, and what the codes of all its rows add up to.
struct TableSum: Equatable {
  var rows: Int64 = 0
  /// Modulo 2^64 each.
  var codes = SIMD2<UInt64>.zero

  mutating func add(_ code: SIMD2<UInt64>) { self += Self(rows: 1, codes: code) }

  mutating func take(_ code: SIMD2<UInt64>) { self += Self(rows: -1, codes: .zero &- code) }

  static func += (sum: inout Self, other: Self) {
    sum.rows &+= other.rows
    sum.codes &+= other.codes
  }
}

/// What the rows of all tables add up to.
///
/// A row's code is a keyed one of everything that stands in it, so whoever lacks the key can't find
/// other rows with the same sum (a multiset hash by addition; Clarke and others, ASIACRYPT 2003). A change adds the
/// new row's code and takes the old one's away, whatever the size of the table. The sums themselves are kept
/// encrypted, since from many of them codes of single rows could be told.
struct TableSums: Equatable {
  private(set) var tables: [String: TableSum] = [:]

  var isEmpty: Bool { tables.isEmpty }

  subscript(table: String) -> TableSum {
    get { tables[table] ?? TableSum() }
    set { tables[table] = newValue }
  }

  static func += (sums: inout Self, others: Self) {
    for (table, sum) in others.tables { sums.tables[table, default: TableSum()] += sum }
  }

  // MARK: Bytes: for each table that isn't empty its name with its length (1), rows (8), codes (16)

  var bytes: [UInt8] {
    tables.filter { $0.value != TableSum() }.sorted { $0.key < $1.key }.flatMap { name, sum in
      [UInt8(truncatingIfNeeded: name.utf8.count)] + name.utf8
        + [UInt64(bitPattern: sum.rows), sum.codes.x, sum.codes.y].flatMap { number in
          unsafe withUnsafeBytes(of: number.bigEndian) { unsafe Array($0) }
        }
    }
  }

  init() {}

  /// Reads what `bytes` wrote; `nil` if it is nothing of the kind.
  init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    func number() -> UInt64 {
      let number = rest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      rest = rest.dropFirst(8)
      return number
    }
    while let length = rest.popFirst() {
      guard rest.count >= Int(length) + 24 else { return nil }
      let name = String(decoding: rest.prefix(Int(length)), as: UTF8.self)
      rest = rest.dropFirst(Int(length))
      let rows = Int64(bitPattern: number())
      let first = number()
      tables[name] = TableSum(rows: rows, codes: SIMD2(first, number()))
    }
  }
}
