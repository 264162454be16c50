package import Diagnostics

/// How a text on a terminal is written: in which language, how wide, and whether in colours.
package struct TextFormat: Localized, Sendable {
  package var language: Language
  /// Columns of the terminal.
  package var columns: Int
  package var usesColor: Bool
  /// Whether tables that are wider are folded, as for a terminal, where else each line would break.
  package var foldsTables: Bool

  package init(
    language: Language, columns: Int = 100, usesColor: Bool = false, foldsTables: Bool = false
  ) {
    self.language = language
    self.columns = columns
    self.usesColor = usesColor
    self.foldsTables = foldsTables
  }
}
