internal import Foundation

/// Turns utterances into vectors of unit length, in which rare traits weigh more than common ones.
///
/// The weighting is tf-idf (K. Spärck Jones, "A statistical interpretation of term specificity and
/// its application in retrieval", Journal of Documentation 28, 1972, doi:10.1108/eb026526).
struct SpeechVectors: Sendable {
  /// A vector by its parts that are not zero.
  struct Vector: Sendable {
    var indices: [Int] = []
    var values: [Double] = []
  }

  private let indexOfKey: [UInt64: Int]
  private let rarity: [Double]
  /// The rarity of a trait that no example has; such traits lengthen an utterance without adding to
  /// any part of its vector, so that strange words make it unclear.
  private let rarityOfUnknown: Double

  var count: Int { rarity.count }

  /// Learns which traits there are, and how rare each is among the examples.
  init(examples: [[SpeechFeatures.Feature]]) {
    var indexOfKey: [UInt64: Int] = [:]
    var occurrences: [Double] = []
    for example in examples {
      for feature in example {
        if let index = indexOfKey[feature.key] {
          occurrences[index] += 1
        } else {
          indexOfKey[feature.key] = occurrences.count
          occurrences.append(1)
        }
      }
    }
    let total = Double(examples.count + 1)
    self.indexOfKey = indexOfKey
    rarity = occurrences.map { log(total / ($0 + 0.5)) }
    rarityOfUnknown = log(total / 0.5)
  }

  func vector(of features: [SpeechFeatures.Feature]) -> Vector {
    var vector = Vector()
    vector.indices.reserveCapacity(features.count)
    vector.values.reserveCapacity(features.count)
    var square = 0.0
    for feature in features {
      if let index = indexOfKey[feature.key] {
        let value = feature.weight * rarity[index]
        vector.indices.append(index)
        vector.values.append(value)
        square += value * value
      } else {
        let value = feature.weight * rarityOfUnknown
        square += value * value
      }
    }
    guard square > 0 else { return vector }
    let length = square.squareRoot()
    for index in vector.values.indices { vector.values[index] /= length }
    return vector
  }
}
