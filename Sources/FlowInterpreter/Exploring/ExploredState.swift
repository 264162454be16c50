/// What the future of a call depends on, its times aside save those that conditions ask for.
struct ExploredState: Hashable {
  struct Frame: Hashable {
    var flow: Int
    var node: Int
    var seen: [ControlReads.SeenValue]
  }

  /// The flows within one another, the running one last.
  var frames: [Frame]
  var queues: [String: QueueBehaviour]
  var elapsedSteps: Int64?

  /// The state without the variables' values.
  var place: [Int] { frames.flatMap { [$0.flow, $0.node] } }
}
