/// How long it takes to say a text: 4 CJK characters or 15 others a second.
package enum SpeechRate {
  /// To the nearest millisecond.
  package static func length(of text: String) -> Duration {
    var (cjk, others) = (0, 0)
    for scalar in text.unicodeScalars {
      if isCJK(scalar) { cjk += 1 } else { others += 1 }
    }
    return .milliseconds((cjk * 15_000 + others * 4_000 + 30) / 60)
  }

  /// Whether a scalar is a letter of Chinese, Japanese or Korean; their punctuation is none.
  private static func isCJK(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3040...0x30FA, 0x30FC...0x31BF, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
      0x1B000...0x1B16F, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
