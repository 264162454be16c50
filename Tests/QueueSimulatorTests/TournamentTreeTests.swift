import QueueSimulator
import Testing

@Suite struct TournamentTreeTests {
  /// Times that differ in their last bits, which a node of the tree leaves out, or not at all.
  private static let times = [0, 1e-300, 1, 1.nextUp, 1.nextUp.nextUp, 3_600, 3_600.0.nextUp]

  @Test(arguments: [1, 2, 5, 64, 300])
  func `the first event is the smallest key of all, however close times are`(owners: Int) {
    var tree = TournamentTree(owners: 1)
    while tree.capacity < owners { tree.grow() }
    var keys = [EventKey](repeating: .never, count: owners)
    // A linear congruential generator, so that every run is the same.
    var state: UInt64 = 1
    func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for sequence in 1...4_000 {
      let owner = next(below: owners)
      if next(below: 4) == 0 {
        keys[owner] = .never
        tree.clear(owner)
      } else {
        let kind: EventKind = next(below: 2) == 0 ? .deadline : .overflow
        keys[owner] = EventKey(
          at: Self.times[next(below: Self.times.count)], kind, sequence: UInt64(sequence))
        tree.set(owner, keys[owner])
      }
      let first = keys.min() ?? .never
      #expect(tree.first == first && tree[owner] == keys[owner])
      if first != .never { #expect(keys[tree.firstOwner] == first) }
    }
  }

  @Test func `growing keeps the events`() {
    var tree = TournamentTree(owners: 2)
    tree.set(0, EventKey(at: 1.nextUp, .deadline, sequence: 1))
    tree.set(1, EventKey(at: 1, .deadline, sequence: 2))
    tree.grow()
    #expect(tree.firstOwner == 1 && tree.capacity == 4)
    tree.clear(1)
    #expect(tree.firstOwner == 0)
    tree.clear(0)
    #expect(tree.first == .never)
  }
}
