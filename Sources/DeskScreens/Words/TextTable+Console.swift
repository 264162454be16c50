package import ArgumentParsing
package import Reports

extension TextTable {
  /// The lines as wide as the terminal at most; a pipe or a file gets them as wide as they are.
  package func text(for console: Console) -> String {
    text(within: console.isTerminal ? console.columns : nil)
  }
}

extension Console {
  /// The text with lines as wide as the terminal at most; a pipe or a file gets them as they are.
  package func folded(_ text: String) -> String {
    isTerminal ? StyledText.folded(text, to: columns) : text
  }
}
