/// A variable of a flow, with the value it has when the flow begins.
package struct Variable: Sendable {
  package var name: String
  package var initial: Value
  /// Whether what it holds is to be told to nobody.
  package var isSecret: Bool
  /// Whether all flows of a call that have a variable of this name share its value.
  package var isShared: Bool
  /// Whether a call may come with a value of its own, whatever the flow sets.
  package var isGiven: Bool
  package var offset: Int

  package init(
    name: String, initial: Value, isSecret: Bool = false, isShared: Bool = false,
    isGiven: Bool = false, offset: Int
  ) {
    self.name = name
    self.initial = initial
    self.isSecret = isSecret
    self.isShared = isShared
    self.isGiven = isGiven
    self.offset = offset
  }
}
