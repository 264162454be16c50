/// The next event of each of a number of owners, and the first of them all.
///
/// A winner tree (Knuth, The Art of Computer Programming 3, section 5.4.1): leaf `i` stands for
/// owner `i`, an inner node for the one of its children that comes first, the root for the first
/// event. An update takes one comparison a level and no mispredicted branch, where a heap's depend
/// on its content.
///
/// A node is one word: the high bits of the time, and the owner in the low bits that the time gives
/// up. Two nodes that agree in the high bits are told apart by the whole keys, so the order is exact.
package struct TournamentTree: ~Copyable {
  private var nodes: FixedArray<UInt64>
  private var keys: FixedArray<EventKey>
  /// How many leaves there are, a power of two.
  package private(set) var capacity: Int
  /// The low bits of a node, which hold the owner.
  private(set) var ownerMask: UInt64

  /// Makes a tree without events for at least so many owners.
  package init(owners: Int) {
    var capacity = 1
    while capacity < owners { capacity *= 2 }
    self.capacity = capacity
    ownerMask = UInt64(capacity - 1)
    nodes = FixedArray(repeating: 0, count: 2 * capacity)
    keys = FixedArray(repeating: .never, count: capacity)
    rebuild()
  }

  /// The owner of the first event, or any if there is none.
  @inline(__always)
  package var firstOwner: Int {
    Int(truncatingIfNeeded: root & ownerMask)
  }

  /// The first event of all, `EventKey.never` if there is none.
  @inline(__always)
  package var first: EventKey {
    // Safety: masked like this, a number is below `capacity`.
    unsafe keys[unchecked: firstOwner]
  }

  /// The high bits of the first event's time; the owner stands in those of `ownerMask`.
  ///
  /// Enough to tell the first of several trees, unless their times agree so far.
  @inline(__always)
  var root: UInt64 {
    // Safety: there is a leaf at least, so there is a root, which is 1.
    unsafe nodes[unchecked: 1]
  }

  /// The next event of an owner, `EventKey.never` if it has none.
  package subscript(owner: Int) -> EventKey { keys[owner] }

  /// Sets the next event of an owner.
  /// - Complexity: O(log owners)
  @inline(__always)
  package mutating func set(_ owner: Int, _ key: EventKey) {
    keys[owner] = key
    replay(owner, node(of: owner, key))
  }

  /// Forgets the next event of an owner.
  /// - Complexity: O(log owners)
  @inline(__always)
  package mutating func clear(_ owner: Int) {
    keys[owner] = .never
    replay(owner, emptyNode(of: owner))
  }

  /// Forgets the next event of an owner who is likely to be given another at once.
  ///
  /// The tree is in order again with that one, or by `settle`; until then nobody may ask for the
  /// first event.
  @inline(__always)
  mutating func clearForNow(_ owner: Int) {
    keys[owner] = .never
  }

  /// Puts the tree in order again if the owner was given no other event.
  @inline(__always)
  mutating func settle(_ owner: Int) {
    if keys[owner].isNever { replay(owner, emptyNode(of: owner)) }
  }

  @inline(__always)
  private mutating func replay(_ owner: Int, _ leaf: UInt64) {
    if ownerMask == 0 {
      unsafe nodes[unchecked: 1] = leaf
    } else {
      replayUpwards(owner, leaf)
    }
  }

  @inline(never)
  private mutating func replayUpwards(_ owner: Int, _ leaf: UInt64) {
    // Safety: `owner` is below `capacity`, as `keys` has just checked; so the leaf, all nodes above
    // it and their siblings lie in 1..<2 * capacity, which `nodes` holds.
    var index = capacity &+ owner
    var winner = leaf
    let mask = ownerMask
    unsafe nodes[unchecked: index] = winner
    repeat {
      let rival = unsafe nodes[unchecked: index ^ 1]
      guard (winner ^ rival) > mask else {
        replayExactly(from: index, winner)
        return
      }
      winner = min(winner, rival)
      index &>>= 1
      unsafe nodes[unchecked: index] = winner
    } while index > 1
  }

  /// The rest of the way to the root, with a look at the whole keys; hardly ever needed, and kept
  /// out of the way of the loop above.
  @inline(never)
  private mutating func replayExactly(from index: Int, _ winner: UInt64) {
    var index = index
    var winner = winner
    while index > 1 {
      winner = exactWinner(winner, nodes[index ^ 1])
      index /= 2
      nodes[index] = winner
    }
  }

  /// Which of two nodes comes first.
  private func exactWinner(_ a: UInt64, _ b: UInt64) -> UInt64 {
    keys[Int(a & ownerMask)] < keys[Int(b & ownerMask)] ? a : b
  }

  @inline(__always)
  private func node(of owner: Int, _ key: EventKey) -> UInt64 {
    key.timeBits & ~ownerMask | UInt64(truncatingIfNeeded: owner)
  }

  /// The node of an owner without an event: after all times, and apart from other empty nodes.
  @inline(__always)
  private func emptyNode(of owner: Int) -> UInt64 {
    let owner = UInt64(truncatingIfNeeded: owner)
    return 1 &<< 63 | owner &* (ownerMask &+ 1) | owner
  }

  /// Makes room for at least one more owner.
  package mutating func grow() {
    capacity *= 2
    ownerMask = UInt64(capacity - 1)
    nodes = FixedArray(repeating: 0, count: 2 * capacity)
    keys = keys.extended(by: .never, to: capacity)
    rebuild()
  }

  private mutating func rebuild() {
    for owner in 0..<capacity {
      let key = keys[owner]
      nodes[capacity + owner] = key.isNever ? emptyNode(of: owner) : node(of: owner, key)
    }
    for index in stride(from: capacity - 1, to: 0, by: -1) {
      let left = nodes[2 * index]
      let right = nodes[2 * index + 1]
      nodes[index] = exactWinner(left, right)
    }
  }
}
