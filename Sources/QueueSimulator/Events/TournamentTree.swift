/// The next event of each of a number of owners, and the first of them all.
///
/// A winner tree (Knuth, The Art of Computer Programming 3, section 5.4.1): leaf `i` holds the key
/// of owner `i`, an inner node the smaller of its children, the root the first event. An update
/// takes one comparison a level and no mispredicted branch, where a heap's depend on its content.
struct TournamentTree: ~Copyable {
  private var nodes: FixedArray<UInt128>
  /// How many leaves there are, a power of two.
  private(set) var capacity: Int

  init(owners: Int) {
    var capacity = 1
    while capacity < owners { capacity *= 2 }
    self.capacity = capacity
    nodes = FixedArray(repeating: .max, count: 2 * capacity)
  }

  /// The first event of all, `EventKey.never` if there is none.
  @inline(__always)
  var first: EventKey { EventKey(raw: nodes[1]) }

  /// The next event of an owner, `EventKey.never` if it has none.
  subscript(owner: Int) -> EventKey { EventKey(raw: nodes[capacity + owner]) }

  /// Sets the next event of an owner.
  /// - Complexity: O(log owners)
  @inline(__always)
  mutating func set(_ owner: Int, _ key: EventKey) {
    var index = capacity &+ owner
    var winner = key.raw
    nodes[index] = winner
    while index > 1 {
      let rival = nodes[index ^ 1]
      // A mask, because a conditional move would be turned into a branch that is hard to predict.
      let mask = UInt128(truncatingIfNeeded: rival < winner ? -1 as Int64 : 0)
      winner ^= (winner ^ rival) & mask
      index &>>= 1
      nodes[index] = winner
    }
  }

  /// Makes room for at least one more owner.
  mutating func grow() {
    var larger = FixedArray<UInt128>(repeating: .max, count: 4 * capacity)
    for owner in 0..<capacity { larger[2 * capacity + owner] = nodes[capacity + owner] }
    capacity *= 2
    for index in stride(from: capacity - 1, to: 0, by: -1) {
      larger[index] = min(larger[2 * index], larger[2 * index + 1])
    }
    nodes = larger
  }
}
