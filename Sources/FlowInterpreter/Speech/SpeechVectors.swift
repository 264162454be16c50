/// Turns utterances into vectors of unit length, in which rare traits weigh more than common ones.
///
/// A trait weighs as the square root of its inverse document frequency (K. Spärck Jones, "A statistical
/// interpretation of term specificity and its application in retrieval", Journal of Documentation 28,
/// 1972, doi:10.1108/eb026526). Every kind of trait is brought to one length before they are joined,
/// so that the many pieces of words don't drown the words.
struct SpeechVectors: Sendable {
  /// A vector by its parts that are not zero.
  struct Vector: Sendable {
    var indices: [Int32] = []
    var values: [Float] = []
    /// The share of what was said that no example has, 0…1.
    var unknown = 0.0
  }

  private let indexOfKey: [UInt64: Int32]
  private let weights: [Double]
  /// The weight of a trait that no example has; such traits lengthen an utterance without adding to
  /// any part of its vector, so that strange words make it unclear.
  private let weightOfUnknown: Double

  var count: Int { weights.count }

  /// Learns which traits there are, in the order of the examples, and how rare each is.
  init(examples: [SpeechFeatures]) {
    var indexOfKey: [UInt64: Int32] = [:]
    var occurrences: [Double] = []
    for example in examples {
      for feature in example.features {
        if let index = indexOfKey[feature.key] {
          occurrences[Int(index)] += 1
        } else {
          indexOfKey[feature.key] = Int32(occurrences.count)
          occurrences.append(1)
        }
      }
    }
    let total = Double(examples.count + 1)
    self.indexOfKey = indexOfKey
    weights = occurrences.map { Self.weight(rarity: total / ($0 + 0.5)) }
    weightOfUnknown = Self.weight(rarity: total / 0.5)
  }

  private static func weight(rarity: Double) -> Double {
    max(ElementaryFunctions.log(rarity), 0.01).squareRoot()
  }

  func vector(of said: SpeechFeatures) -> Vector {
    var vector = Vector()
    var kinds: [Int] = []
    var known = SIMD4<Double>()
    var strange = SIMD4<Double>()
    for feature in said.features {
      let kind = Int(feature.kind.rawValue)
      let times = feature.count == 1 ? 1 : 1 + ElementaryFunctions.log(Double(feature.count))
      if let index = indexOfKey[feature.key] {
        let value = times * weights[Int(index)]
        vector.indices.append(index)
        vector.values.append(Float(value))
        kinds.append(kind)
        known[kind] += value * value
      } else {
        strange[kind] += times * times * weightOfUnknown * weightOfUnknown
      }
    }
    var scales = SIMD4<Double>()
    var (square, unknown) = (0.0, 0.0)
    for kind in 0..<Self.shares.count where known[kind] + strange[kind] > 0 {
      let all = known[kind] + strange[kind]
      scales[kind] = Self.shares[kind] / all.squareRoot()
      square += Self.shares[kind] * Self.shares[kind]
      unknown += Self.shares[kind] * Self.shares[kind] * strange[kind] / all
    }
    guard square > 0 else { return vector }
    vector.unknown = unknown / square
    let length = square.squareRoot()
    for (place, kind) in kinds.enumerated() { vector.values[place] *= Float(scales[kind] / length) }
    return vector
  }

  /// How long the parts of tokens, pairs, pieces and skips are, by `SpeechFeatures.Kind`.
  private static let shares = [1.5, 1, 1.5, 1]
}
