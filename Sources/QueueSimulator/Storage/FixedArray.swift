/// A fixed number of trivial values with one owner, for the event loop.
///
/// A store into an `Array` first calls the runtime to learn whether the array is shared, some
/// thirty times a simulated call; this type can't be shared, so it needn't ask. Indices are
/// checked, as an array's are.
@safe struct FixedArray<Element: BitwiseCopyable>: ~Copyable {
  // Safety: the memory is initialised in `init`, belongs to this value alone, is never handed out,
  // and is freed once, in `deinit`. Every access checks its index against `count`.
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    precondition(count >= 0, "FixedArray.count must not be negative (was \(count))")
    self.count = count
    unsafe base = .allocate(capacity: count)
    unsafe base.initialize(repeating: value, count: count)
  }

  deinit { unsafe base.deallocate() }

  subscript(index: Int) -> Element {
    @inline(__always)
    _read {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "FixedArray: bad index")
      yield unsafe base[index]
    }
    @inline(__always)
    _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "FixedArray: bad index")
      yield unsafe &base[index]
    }
  }

  /// The same without the check, for indices that a type has proved to be in range.
  @unsafe subscript(unchecked index: Int) -> Element {
    @inline(__always)
    _read { yield unsafe base[index] }
    @inline(__always)
    _modify { yield unsafe &base[index] }
  }

  /// The values, copied.
  var array: [Element] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

  /// The same values followed by others.
  func extended(by value: Element, to newCount: Int) -> FixedArray {
    var result = FixedArray(repeating: value, count: newCount)
    for index in 0..<min(count, newCount) { result[index] = self[index] }
    return result
  }
}

// Safety: the memory belongs to the value alone, which has one owner at a time.
extension FixedArray: @unchecked Sendable where Element: Sendable {}

/// A fixed number of values that nobody changes any more, and that copies of what holds it share.
final class SharedArray<Element: BitwiseCopyable & Sendable>: Sendable {
  private let values: FixedArray<Element>

  init(_ values: consuming FixedArray<Element>) { self.values = values }

  var count: Int { values.count }
  var indices: Range<Int> { 0..<count }

  subscript(index: Int) -> Element { values[index] }
}

extension SharedArray where Element == UInt32 {
  /// Adds as many counts as there are sums, from an index on.
  func add(to sums: inout [UInt32], from start: Int) { values.add(to: &sums, from: start) }
}

extension FixedArray where Element == UInt32 {
  /// Adds as many counts as there are sums, from an index on.
  fileprivate func add(to sums: inout [UInt32], from start: Int) {
    precondition(start >= 0 && start <= count - sums.count, "FixedArray: bad index")
    // Safety: all of them lie in 0..<count.
    for place in sums.indices { unsafe sums[place] &+= base[start &+ place] }
  }
}

extension FixedArray where Element == Double {
  /// Sets eight values at once.
  @inline(__always)
  mutating func set(_ values: SIMD8<Double>, at index: Int) {
    precondition(index >= 0 && index <= count - 8, "FixedArray: bad index")
    unsafe UnsafeMutableRawPointer(base + index).storeBytes(of: values, as: SIMD8<Double>.self)
  }
}
