/// A line and column in a text, both counted from 1; columns count Unicode scalars.
package struct SourcePlace: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    precondition(line > 0, "SourcePlace.line must be greater than 0 (was \(line))")
    precondition(column > 0, "SourcePlace.column must be greater than 0 (was \(column))")
    self.line = line
    self.column = column
  }

  package static func < (a: Self, b: Self) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
