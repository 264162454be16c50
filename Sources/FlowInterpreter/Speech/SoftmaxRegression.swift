/// Multinomial logistic regression over sparse vectors: how well each class fits.
struct SoftmaxRegression: Sendable {
  struct Example: Sendable {
    var vector: SpeechVectors.Vector
    var label: Int
    /// How much the example counts, above 0.
    var weight: Double
  }

  private let classes: Int
  /// The weights of each class for each trait, a trait's classes side by side.
  private var weights: [Float]
  private var biases: [Float]

  /// Learns from examples, in a fixed order, so that the same examples always give the same weights.
  ///
  /// The steps are AdaGrad's, with one step size for all classes of a trait: John Duchi, Elad Hazan,
  /// Yoram Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization",
  /// JMLR 12 (2011) 2121–2159. It stops early, which holds the weights small. Few examples are
  /// learnt all at once, so that classes with the same examples get the same weights whatever
  /// their order; many in small batches.
  init(examples: [Example], classes: Int, dimensions: Int) {
    self.classes = classes
    weights = Array(repeating: 0, count: dimensions * classes)
    biases = Array(repeating: 0, count: classes)
    var squares = Array(repeating: Self.firstSquare, count: dimensions)
    var squareOfBias = Self.firstSquare
    let order = Self.order(examples.count)
    let plan = Self.plan(examples.count)
    var gradients = Array(repeating: [Float](), count: plan.batch)
    for _ in 0..<plan.passes {
      for start in stride(from: 0, to: order.count, by: plan.batch) {
        let members = order[start..<min(start + plan.batch, order.count)]
        for (place, index) in members.enumerated() {
          let (gradient, square) = gradient(of: examples[index])
          gradients[place] = gradient
          unsafe Self.widen(&squares, along: examples[index].vector, by: square)
          squareOfBias += square * Self.biasScale * Self.biasScale
        }
        for (place, index) in members.enumerated() {
          unsafe step(
            along: examples[index].vector, gradients[place], squares, squareOfBias, plan.rate)
        }
      }
    }
  }

  /// How many examples make a step, how often all of them are gone through, and how long steps are.
  private static func plan(_ count: Int) -> (batch: Int, passes: Int, rate: Float) {
    switch count {
    case ...500: (max(1, count), 20, 1.5)
    case ...3_000: (16, 10, 1.5)
    case ...12_000: (16, 5, 1)
    default: (16, 4, 1)
    }
  }

  private static let biasScale: Float = 0.3
  private static let firstSquare: Float = 1e-4
  /// Classes whose chance is nearer than this to what it should be are left as they are.
  private static let leastError: Float = 0.002

  /// The slopes of an example's loss by the classes' scores, and the sum of their squares.
  private func gradient(of example: Example) -> (slopes: [Float], square: Float) {
    var slopes = scores(of: example.vector)
    let weight = Float(example.weight)
    var square: Float = 0
    unsafe slopes.withUnsafeMutableBufferPointer { slopes in
      var highest = -Float.infinity
      var label = 0
      while label < classes {
        unsafe highest = max(highest, slopes[label])
        label += 1
      }
      var total: Float = 0
      label = 0
      while label < classes {
        // What is below a hundred-thousandth makes no difference to a step.
        let above = unsafe slopes[label] - highest
        let chance = above < -12 ? 0 : Float(ElementaryFunctions.exp(Double(above)))
        unsafe slopes[label] = chance
        total += chance
        label += 1
      }
      label = 0
      while label < classes {
        let error = unsafe slopes[label] / total - (label == example.label ? 1 : 0)
        unsafe slopes[label] = error * weight
        square += error * error * weight * weight
        label += 1
      }
    }
    return (slopes, square)
  }

  @unsafe private static func widen(
    _ squares: inout [Float], along vector: SpeechVectors.Vector, by square: Float
  ) {
    unsafe squares.withUnsafeMutableBufferPointer { squares in
      unsafe vector.indices.withUnsafeBufferPointer { indices in
        unsafe vector.values.withUnsafeBufferPointer { values in
          var place = 0
          while place < indices.count {
            unsafe squares[Int(indices[place])] += square * values[place] * values[place]
            place += 1
          }
        }
      }
    }
  }

  @unsafe private mutating func step(
    along vector: SpeechVectors.Vector, _ gradient: [Float], _ squares: [Float],
    _ squareOfBias: Float, _ rate: Float
  ) {
    let active = gradient.indices.filter { gradient[$0].magnitude > Self.leastError }
    let classes = classes
    unsafe weights.withUnsafeMutableBufferPointer { weights in
      unsafe active.withUnsafeBufferPointer { active in
        unsafe gradient.withUnsafeBufferPointer { gradient in
          var place = 0
          while place < vector.indices.count {
            let trait = Int(vector.indices[place])
            let step = rate * vector.values[place] / squares[trait].squareRoot()
            let row = trait * classes
            var next = 0
            while next < active.count {
              let label = unsafe active[next]
              unsafe weights[row + label] -= step * gradient[label]
              next += 1
            }
            place += 1
          }
        }
      }
    }
    let step = rate * Self.biasScale * Self.biasScale / squareOfBias.squareRoot()
    for label in active { biases[label] -= step * gradient[label] }
  }

  private func scores(of vector: SpeechVectors.Vector) -> [Float] {
    var scores = biases
    let classes = classes
    unsafe scores.withUnsafeMutableBufferPointer { scores in
      unsafe weights.withUnsafeBufferPointer { weights in
        guard let sums = scores.baseAddress, let all = weights.baseAddress else { return }
        var place = 0
        while place < vector.indices.count {
          let row = unsafe all + Int(vector.indices[place]) * classes
          let value = vector.values[place]
          var label = 0
          while label < classes {
            unsafe sums[label] += row[label] * value
            label &+= 1
          }
          place &+= 1
        }
      }
    }
    return scores
  }

  /// The logarithm of the chance of each class, as the examples alone have it.
  func logChances(of vector: SpeechVectors.Vector) -> [Double] {
    let scores = scores(of: vector).map { Double($0) }
    let highest = scores.max() ?? 0
    var total = 0.0
    for score in scores { total += ElementaryFunctions.exp(score - highest) }
    let normal = highest + ElementaryFunctions.log(total)
    return scores.map { $0 - normal }
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
