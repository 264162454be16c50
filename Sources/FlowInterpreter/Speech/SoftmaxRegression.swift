internal import Foundation

/// Multinomial logistic regression over sparse vectors: the chance of each class.
struct SoftmaxRegression: Sendable {
  struct Example: Sendable {
    var vector: SpeechVectors.Vector
    var label: Int
    /// How much the example counts, above 0.
    var weight: Double
  }

  private let classes: Int
  /// The weight of each class for each trait, a trait's classes side by side.
  private var weights: [Double]
  private var biases: [Double]

  /// Learns from examples, in a fixed order, so that the same examples always give the same weights.
  ///
  /// The steps are AdaGrad's: John Duchi, Elad Hazan, Yoram Singer, "Adaptive Subgradient Methods
  /// for Online Learning and Stochastic Optimization", JMLR 12 (2011) 2121–2159.
  init(examples: [Example], classes: Int, dimensions: Int) {
    self.classes = classes
    weights = Array(repeating: 0, count: dimensions * classes)
    biases = Array(repeating: 0, count: classes)
    var squares = Array(repeating: 1e-8, count: dimensions * classes)
    var biasSquares = Array(repeating: 1e-8, count: classes)
    let order = Self.order(examples.count)
    for _ in 0..<Self.passes {
      for index in order {
        let example = examples[index]
        var gradient = probabilities(of: example.vector)
        gradient[example.label] -= 1
        for label in 0..<classes { gradient[label] *= example.weight }
        for (index, value) in zip(example.vector.indices, example.vector.values) {
          let row = index * classes
          for label in 0..<classes {
            let slope = gradient[label] * value
            squares[row + label] += slope * slope
            weights[row + label] -= Self.rate * slope / squares[row + label].squareRoot()
          }
        }
        for label in 0..<classes {
          let slope = gradient[label] * Self.biasScale
          biasSquares[label] += slope * slope
          biases[label] -= Self.rate * Self.biasScale * slope / biasSquares[label].squareRoot()
        }
      }
    }
  }

  private static let passes = 20
  private static let rate = 0.5
  private static let biasScale = 0.3

  /// The chance of each class; they add up to 1.
  func probabilities(of vector: SpeechVectors.Vector) -> [Double] {
    var scores = biases
    for (index, value) in zip(vector.indices, vector.values) {
      let row = index * classes
      for label in 0..<classes { scores[label] += weights[row + label] * value }
    }
    let highest = scores.max() ?? 0
    var total = 0.0
    for label in 0..<classes {
      scores[label] = exp(scores[label] - highest)
      total += scores[label]
    }
    for label in 0..<classes { scores[label] /= total }
    return scores
  }

  /// An order that mixes classes which stand together: steps of a stride coprime to the count.
  private static func order(_ count: Int) -> [Int] {
    guard count > 2 else { return Array(0..<count) }
    var stride = Int(Double(count) * 0.618_033_988_75)
    while greatestCommonDivisor(stride, count) != 1 { stride += 1 }
    return (0..<count).map { $0 * stride % count }
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}
