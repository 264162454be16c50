/// A variable of a flow, with the value it has when the flow begins.
package struct Variable: Sendable {
  package var name: String
  package var initial: Value
  package var offset: Int

  package init(name: String, initial: Value, offset: Int) {
    self.name = name
    self.initial = initial
    self.offset = offset
  }
}
