/// A variable of a flow, with the value it has when the flow begins.
package struct Variable: Sendable {
  package var name: String
  package var initial: Value
  /// Whether what it holds is to be told to nobody.
  package var isSecret: Bool
  package var offset: Int

  package init(name: String, initial: Value, isSecret: Bool = false, offset: Int) {
    self.name = name
    self.initial = initial
    self.isSecret = isSecret
    self.offset = offset
  }
}
