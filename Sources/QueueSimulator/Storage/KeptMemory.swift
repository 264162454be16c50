/// Memory that the allocator keeps for the next replication instead of handing it back to the system.
enum KeptMemory {
  /// In bytes; more than a replication of the largest centre needs in one piece.
  private static let largestPiece = 16 << 20

  /// Lets the allocator keep freed memory from now on.
  ///
  /// glibc gives the end of the heap back as soon as it is larger than twice the largest block that
  /// was ever mapped and freed, so that each replication of a small centre would fault its pages in
  /// again, which takes up to a tenth of its time. A block that is large, and never touched, moves
  /// that limit.
  ///
  /// Source: mallopt(3), "dynamic mmap threshold" under M_MMAP_THRESHOLD.
  static func beginKeeping() {
    // Safety: nobody else sees the block.
    unsafe UnsafeMutableRawPointer.allocate(byteCount: largestPiece, alignment: 16).deallocate()
  }
}
