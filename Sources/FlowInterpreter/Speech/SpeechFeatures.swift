/// The traits of an utterance that a classifier counts: its tokens, and its pairs of tokens.
enum SpeechFeatures {
  /// One trait, by a hash that is the same on every machine, with its weight.
  struct Feature: Hashable {
    var key: UInt64
    var weight: Double
  }

  private enum Kind: UInt8 {
    case token, pair, stem
  }

  /// The traits of tokens, a repeated one with its weights added, sorted by key.
  static func of(_ tokens: [String]) -> [Feature] {
    guard !tokens.isEmpty else { return [] }
    var features: [Feature] = []
    // The edges of an utterance count as tokens, so that a word said alone differs from the same
    // word in a sentence.
    var previous = "^"
    for token in tokens {
      features.append(Feature(key: key(.token, token), weight: 1.5))
      features.append(Feature(key: key(.pair, previous, token), weight: 1))
      // "recharge", "recharged" and "recharging" begin alike.
      if token.utf8.count > 5, token.utf8.first ?? 0 < 0x80 {
        features.append(Feature(key: key(.stem, String(token.prefix(5))), weight: 1))
      }
      previous = token
    }
    features.append(Feature(key: key(.pair, previous, "$"), weight: 1))
    return merged(features)
  }

  private static func merged(_ features: [Feature]) -> [Feature] {
    var result: [Feature] = []
    result.reserveCapacity(features.count)
    for feature in features.sorted(by: { $0.key < $1.key }) {
      if let last = result.indices.last, result[last].key == feature.key {
        result[last].weight += feature.weight
      } else {
        result.append(feature)
      }
    }
    return result
  }

  /// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), over the kind and the texts.
  private static func key(_ kind: Kind, _ texts: String...) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    add(kind.rawValue)
    for text in texts {
      for byte in text.utf8 { add(byte) }
      add(0)
    }
    return hash
  }
}
