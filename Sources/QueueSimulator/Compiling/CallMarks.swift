/// What is true of a call.
///
/// In one word rather than bytes of their own, which processors read together only when all of them
/// have left the store buffer.
struct CallMarks: OptionSet {
  let rawValue: UInt32

  /// It arrived after the warm-up.
  static let counts = CallMarks(rawValue: 1)
  static let isTransferred = CallMarks(rawValue: 2)
  static let isCallback = CallMarks(rawValue: 4)
  static let holdsLine = CallMarks(rawValue: 8)
  static let isInMenu = CallMarks(rawValue: 16)
  /// The person waits to dial again.
  static let isRedial = CallMarks(rawValue: 32)
  /// Its traits are those of the person's first attempt.
  static let hasFirstTraits = CallMarks(rawValue: 64)

  /// The menu, which isn't of played calls, will serve it.
  static let isContained = CallMarks(rawValue: 128)

  // What a call has from its type, so that few moments of it look the type up.
  static let isTraced = CallMarks(rawValue: 256)
  static let hasMenu = CallMarks(rawValue: 512)
  static let samplesMenu = CallMarks(rawValue: 1_024)
  static let mayBeTransferred = CallMarks(rawValue: 2_048)
  static let mayDialAgain = CallMarks(rawValue: 4_096)
  /// `TraitBlocks` holds how long the talk takes.
  static let drawsHandlingAhead = CallMarks(rawValue: 8_192)
  /// `TraitBlocks` holds how long the wrap-up takes.
  static let drawsWrapUpAhead = CallMarks(rawValue: 16_384)
  /// `TraitBlocks` holds for how long the caller would wait.
  static let drawsPatienceAhead = CallMarks(rawValue: 32_768)
  /// No two talks of the type are ever of one length.
  static let talksDiffer = CallMarks(rawValue: 65_536)
  static let wrapsUp = CallMarks(rawValue: 131_072)
  /// It comes without a menu to the first idle agent in order.
  ///
  /// Whoever that is, `TraitBlocks` holds how long it takes, and afterwards the caller hangs up.
  static let talksPlainly = CallMarks(rawValue: 262_144)

  @inline(__always)
  mutating func set(_ mark: CallMarks, _ isSet: Bool) {
    self = isSet ? union(mark) : subtracting(mark)
  }
}
