import AfterSales
import Testing

/// Whether somebody can be recognised in a table of counts that is shown to everybody.
@Suite struct SuppressedTableTests {
  /// Numbers that are the same on every run (Knuth's MMIX generator).
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state
    }
  }

  /// A table as it was shown, with its sums as last row and column, and as it is.
  private struct Attack {
    let shown: [[Int?]]
    let real: [[Int]]

    init(_ counts: [[Int]]) {
      let table = SuppressedTable(counts)
      shown = zip(table.cells, table.rowSums).map { $0 + [$1] } + [table.columnSums + [table.sum]]
      let rows = counts.map { $0 + [$0.reduce(0, +)] }
      real = rows + [rows[0].indices.map { column in rows.reduce(0) { $0 + $1[column] } }]
    }

    var hidden: [(Int, Int)] {
      shown.indices.flatMap { row in
        shown[row].indices.filter { shown[row][$0] == nil }.map { (row, $0) }
      }
    }

    /// The cells of each row and column with the sum last.
    private var lines: [[(Int, Int)]] {
      shown.indices.map { row in shown[row].indices.map { (row, $0) } }
        + shown[0].indices.map { column in shown.indices.map { ($0, column) } }
    }

    /// What the equations of the sums tell of the hidden cells: those that they determine.
    var solved: [(Int, Int)] {
      let unknowns = hidden
      guard !unknowns.isEmpty else { return [] }
      var system = lines.map { line in
        unknowns.map { unknown -> Double in
          guard let place = line.firstIndex(where: { $0 == unknown }) else { return 0 }
          return place == line.count - 1 ? -1 : 1
        }
      }
      // Gauss and Jordan: a row with one entry determines its unknown.
      var rank = 0
      for column in unknowns.indices {
        guard let pivot = (rank..<system.count).first(where: { abs(system[$0][column]) > 1e-9 })
        else { continue }
        system.swapAt(rank, pivot)
        let scale = system[rank][column]
        system[rank] = system[rank].map { $0 / scale }
        for row in system.indices where row != rank && abs(system[row][column]) > 1e-9 {
          let factor = system[row][column]
          system[row] = zip(system[row], system[rank]).map { $0 - factor * $1 }
        }
        rank += 1
      }
      return system[..<rank].compactMap { row in
        let entries = row.indices.filter { abs(row[$0]) > 1e-9 }
        return entries.count == 1 ? unknowns[entries[0]] : nil
      }
    }

    /// Lines of which the sum is shown and what is hidden is so little that each must be small.
    var tooLittle: Int {
      lines.count { line in
        let inside = line.filter { shown[$0.0][$0.1] == nil }
        guard let last = line.last, shown[last.0][last.1] != nil, !inside.isEmpty else {
          return false
        }
        return inside.reduce(0) { $0 + real[$1.0][$1.1] } < 5
      }
    }
  }

  private func table(_ dice: inout Dice) -> [[Int]] {
    let (height, width) = (Int.random(in: 1...7, using: &dice), Int.random(in: 1...9, using: &dice))
    let most = [3, 8, 30, 400].randomElement(using: &dice) ?? 8
    return (0..<height).map { _ in
      (0..<width).map { _ in
        Int.random(in: 0..<3, using: &dice) == 0 ? 0 : Int.random(in: 0...most, using: &dice)
      }
    }
  }

  @Test func `no hidden cell of any table can be worked out from what is shown`() {
    var dice = Dice(state: 5)
    var tables = 0
    var cells = 0
    for _ in 0..<400 {
      let counts = table(&dice)
      let attack = Attack(counts)
      for (row, line) in attack.shown.enumerated() {
        for (column, count) in line.enumerated() {
          // What is shown is true and not small.
          if let count {
            #expect(count == attack.real[row][column])
            #expect(!(1...4).contains(count), "\(counts)")
          }
        }
      }
      #expect(attack.solved.isEmpty, "\(counts) tells \(attack.solved)")
      #expect(attack.tooLittle == 0, "\(counts)")
      if !attack.hidden.isEmpty { tables += 1 }
      cells += attack.hidden.count
    }
    #expect(tables > 200 && cells > 1_000)
  }

  @Test func `hiding the small cells alone would tell them, so another way round is hidden too`() {
    // 3 is small; its row and column would tell it, so three more of its circle are hidden.
    let table = SuppressedTable([[3, 40, 20], [50, 60, 70], [10, 30, 90]])
    #expect(table.cells == [[nil, 40, nil], [50, 60, 70], [nil, 30, nil]])
    #expect(table.rowSums == [63, 180, 130])
    #expect(table.sum == 373)
  }

  @Test func `a table without small cells is shown as it is, one of too few not at all`() {
    let whole = SuppressedTable([[5, 0], [0, 7]])
    #expect(whole.cells == [[5, 0], [0, 7]] && whole.sum == 12)
    #expect(whole.rowSums == [5, 7] && whole.columnSums == [5, 7])
    let few = SuppressedTable([[1, 0], [2, 1]])
    #expect(few.sum == nil)
    #expect(few.cells.joined().allSatisfy { $0 == nil })
    #expect(SuppressedTable([]).sum == 0)
    // One case of one kind and nothing to hide it behind but the sum, which alone is shown.
    #expect(SuppressedTable([[6], [1]]).cells == [[nil], [nil]])
    #expect(SuppressedTable([[6], [1]]).sum == 7)
  }

  @Test func `a whole in parts is shown if none of them is small`() {
    #expect(SuppressedTable.parts([10, 0]) != nil)
    #expect(SuppressedTable.parts([10, 5]) != nil)
    #expect(SuppressedTable.parts([10, 4]) == nil)
  }
}
