package import ArgumentParsing
package import Reports

extension TextTable {
  /// The lines as wide as the terminal at most; a pipe or a file gets them as wide as they are.
  package func text(for console: Console) -> String {
    text(within: console.isTerminal ? console.columns : nil)
  }
}
