/// The traits of an utterance that a classifier counts: its words, its pairs of words, those with a word
/// between them, and the pieces of its words.
///
/// A token is a word, or one Han character: then a pair is what dictionaries call a word. Pieces of
/// words, runs of letters with the word's edges, tell that "charged" and "charges" are alike (as in
/// fastText: P. Bojanowski et al., "Enriching Word Vectors with Subword Information", TACL 5, 2017);
/// among Han characters runs of three, and two with one between them, stand for them. Words with one
/// between them tell "cancel my order" and "cancel the order" to be alike (skip-grams: D. Guthrie et al., "A
/// Closer Look at Skip-gram Modelling", LREC 2006).
struct SpeechFeatures {
  /// What kind of trait; each kind has its own share of an utterance, however many traits it has.
  enum Kind: UInt8, CaseIterable {
    case token, pair, piece, skip
  }

  /// One trait, by a hash that is the same on every machine, with how often it occurs.
  struct Feature: Hashable {
    var key: UInt64
    var kind: Kind
    var count: Int
    /// Whether it tells that the utterance begins or ends there.
    var isEdge = false
  }

  /// Sorted by key.
  let features: [Feature]

  init(_ tokens: [String]) {
    guard !tokens.isEmpty else {
      features = []
      return
    }
    var found: [(key: UInt64, kind: Kind)] = []
    var edges: Set<UInt64> = []
    // The edges of an utterance count as tokens, so that a word said alone differs from the same
    // word in a sentence.
    var previous: (String, String) = ("", "^")
    for token in tokens {
      found.append((Self.key(.token, token), .token))
      found.append((Self.key(.pair, previous.1, token), .pair))
      if previous.1 == "^" { edges.insert(Self.key(.pair, previous.1, token)) }
      if Self.isSpelt(token) {
        Self.addPieces(of: token, to: &found)
        if !previous.0.isEmpty { found.append((Self.key(.skip, previous.0, token), .skip)) }
      } else if !previous.0.isEmpty {
        found.append((Self.key(.piece, previous.0, previous.1, token), .piece))
        found.append((Self.key(.piece, previous.0, token), .piece))
        if previous.0 == "^" { edges.formUnion(found.suffix(2).map(\.key)) }
      }
      previous = (previous.1, token)
    }
    found.append((Self.key(.pair, previous.1, "$"), .pair))
    edges.insert(Self.key(.pair, previous.1, "$"))
    found.sort { $0.key < $1.key }
    var features: [Feature] = []
    features.reserveCapacity(found.count)
    for (key, kind) in found {
      if let last = features.indices.last, features[last].key == key {
        features[last].count += 1
      } else {
        features.append(
          Feature(key: key, kind: kind, count: 1, isEdge: edges.contains(key)))
      }
    }
    self.features = features
  }

  /// The traits that are words: tokens with letters, and pairs of Han characters.
  static func words(of tokens: [String]) -> [UInt64] {
    let letters = tokens.filter(isSpelt).map { key(.token, $0) }
    let pairs = zip(tokens, tokens.dropFirst()).filter { !isSpelt($0) && !isSpelt($1) }
    return letters + pairs.map { key(.pair, $0, $1) }
  }

  private static func isSpelt(_ token: String) -> Bool { token.utf8.first ?? 0 < 0x80 }

  private static func addPieces(of word: String, to found: inout [(key: UInt64, kind: Kind)]) {
    let letters = [UInt8(ascii: "<")] + Array(word.utf8.prefix(30)) + [UInt8(ascii: ">")]
    for length in 2...4 where length <= letters.count {
      for start in 0...letters.count - length {
        var hash = Self.start(.piece)
        for letter in letters[start..<start + length] { hash = Self.adding(letter, to: hash) }
        found.append((hash, .piece))
      }
    }
  }

  /// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), over the kind and the texts.
  private static func key(_ kind: Kind, _ texts: String...) -> UInt64 {
    var hash = start(kind)
    for text in texts {
      for byte in text.utf8 { hash = adding(byte, to: hash) }
      hash = adding(0, to: hash)
    }
    return hash
  }

  private static func start(_ kind: Kind) -> UInt64 {
    adding(kind.rawValue, to: 0xcbf2_9ce4_8422_2325)
  }

  private static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
