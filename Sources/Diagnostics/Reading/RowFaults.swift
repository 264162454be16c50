/// What is wrong with the rows of a table, the same fault told once however many rows have it.
package struct RowFaults {
  private struct Kind: Hashable {
    var code: String
    var column: String
  }

  private struct Fault {
    var diagnostic: Diagnostic
    var lines: [Int] = []
    var rows = 0
  }

  private let source: SourceText
  private var order: [Kind] = []
  private var faults: [Kind: Fault] = [:]

  /// So many lines are named.
  private static let named = 3

  package init(_ source: SourceText) { self.source = source }

  package var isEmpty: Bool { order.isEmpty }

  /// - Parameters:
  ///   - column: the fault is the same as others with its code in this column.
  ///   - message: what is wrong with this row; that of the first is told.
  package mutating func add(
    _ code: String, column: String = "", at offset: Int, _ message: @autoclosure () -> Wording,
    hint: Wording? = nil
  ) {
    let kind = Kind(code: code, column: column)
    if faults[kind] == nil {
      order.append(kind)
      faults[kind] = Fault(
        diagnostic: Diagnostic(.error, code, in: source, at: offset, message(), hint: hint))
    }
    faults[kind]?.rows += 1
    if let fault = faults[kind], fault.lines.count < Self.named {
      faults[kind]?.lines.append(source.place(at: offset).line)
    }
  }

  /// A row that the reader of fields refused.
  package mutating func add(_ error: InvalidInput) {
    for diagnostic in error.diagnostics {
      let kind = Kind(code: diagnostic.code, column: "")
      if faults[kind] == nil {
        order.append(kind)
        faults[kind] = Fault(diagnostic: diagnostic)
      }
      faults[kind]?.rows += 1
      if let line = diagnostic.place?.line, let fault = faults[kind], fault.lines.count < Self.named
      {
        faults[kind]?.lines.append(line)
      }
    }
  }

  /// What is wrong, of each fault's first row, and how many rows have it.
  package var counts: [(message: Wording, rows: Int)] {
    order.compactMap { kind in faults[kind].map { ($0.diagnostic.wording, $0.rows) } }
  }

  /// In order of the first row of each.
  package var diagnostics: [Diagnostic] {
    order.compactMap { kind in
      guard let fault = faults[kind] else { return nil }
      var diagnostic = fault.diagnostic
      if fault.rows > 1 {
        let lines = fault.lines.map(String.init)
        diagnostic.wording =
          diagnostic.wording
          + (fault.rows > fault.lines.count
            ? Wording(
              zh: "（\(fault.rows) 行有此问题，前几行是第 \(lines.joined(separator: "、")) 行）",
              en:
                " (\(fault.rows) rows have this fault, the first in lines \(lines.joined(separator: ", ")))"
            )
            : Wording(
              zh: "（\(fault.rows) 行有此问题：第 \(lines.joined(separator: "、")) 行）",
              en: " (\(fault.rows) rows have this fault, in lines \(lines.joined(separator: ", ")))"
            ))
      }
      return diagnostic
    }
  }

  /// - Throws: `InvalidInput` with every fault, if there is one.
  package func throwIfAny() throws(InvalidInput) {
    if !isEmpty { throw InvalidInput(diagnostics) }
  }
}
