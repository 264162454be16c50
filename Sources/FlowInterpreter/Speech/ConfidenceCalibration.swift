/// Turns what is known of an utterance into chances that come true: of what is understood with 0.9, nine
/// in ten are right.
///
/// It is fitted to examples that were held out of the learning. The chances of the classes are those of a
/// regression over few traits (stacking: D. Wolpert, "Stacked generalization", Neural Networks 5, 1992,
/// doi:10.1016/S0893-6080(05)80023-1); the best one's log-odds are then drawn to what was right (J. Platt,
/// "Probabilistic outputs for support vector machines", 1999). Both start from what fits small hotlines in
/// general, and leave it only as far as there are examples that say so.
struct ConfidenceCalibration: Sendable {
  /// What is known of an utterance; off the topic is the last class.
  struct Clue: Sendable {
    /// The logarithms of the chances by `SoftmaxRegression`.
    var scores: [Double]
    /// By `IntentNeighbours`.
    var nearness: [Double]
    /// The share of it that no example has, 0…1.
    var unknown: Double
  }

  /// An utterance that was held out.
  struct Sample: Sendable {
    var clue: Clue
    /// What it meant.
    var label: Int
    /// How much it counts, above 0.
    var weight: Double
  }

  /// Of a class: its score, its nearness; and for off the topic alone: 1, and the unknown share.
  private var weights = [1.2, 5, -1, 3.5]
  /// Of the best intent's log-odds, and beside them.
  private var slope = 0.85
  private var shift = 0.3

  /// How strongly the values above are held, as precisions of Gaussian priors.
  private static let holdOfWeights = [30.0, 1, 4, 2]
  private static let holdOfOdds = 10.0
  private static let rounds = 8

  /// Fits to samples, by Newton's method with steps held short.
  init(_ samples: [Sample]) {
    fitWeights(samples)
    fitOdds(samples)
  }

  /// The chance of each class; they add up to 1.
  func chances(_ clue: Clue) -> [Double] {
    let (ofScore, ofNearness) = (weights[0], weights[1])
    let last = clue.scores.count - 1
    var chances = clue.scores
    var highest = -Double.infinity
    var label = 0
    while label <= last {
      var fit = ofScore * clue.scores[label] + ofNearness * clue.nearness[label]
      if label == last { fit += weights[2] + weights[3] * clue.unknown }
      chances[label] = fit
      highest = max(highest, fit)
      label += 1
    }
    var total = 0.0
    for label in chances.indices {
      chances[label] = ElementaryFunctions.exp(chances[label] - highest)
      total += chances[label]
    }
    for label in chances.indices { chances[label] /= total }
    return chances
  }

  /// How sure the best intent is, 0…1, by its chance.
  func confidence(ofChance chance: Double) -> Double {
    Self.chance(ofOdds: slope * Self.logOdds(chance) + shift)
  }

  private static func logOdds(_ chance: Double) -> Double {
    let held = min(max(chance, 1e-9), 1 - 1e-9)
    return ElementaryFunctions.log(held / (1 - held))
  }

  private static func chance(ofOdds odds: Double) -> Double {
    1 / (1 + ElementaryFunctions.exp(-odds))
  }

  private mutating func fitWeights(_ samples: [Sample]) {
    let prior = weights
    for _ in 0..<Self.rounds {
      var slope = (0..<4).map { (weights[$0] - prior[$0]) * Self.holdOfWeights[$0] }
      var bend = (0..<4).map { row in
        (0..<4).map { $0 == row ? Self.holdOfWeights[row] : 0 }
      }
      for sample in samples {
        let moments = moments(sample.clue)
        let last = sample.clue.scores.count - 1
        let isOffTopic = sample.label == last
        let meant = [
          sample.clue.scores[sample.label], sample.clue.nearness[sample.label],
          isOffTopic ? 1 : 0, isOffTopic ? sample.clue.unknown : 0,
        ]
        for row in 0..<4 {
          slope[row] += sample.weight * (moments.mean[row] - meant[row])
          for column in 0..<4 {
            bend[row][column] +=
              sample.weight
              * (moments.squares[row][column] - moments.mean[row] * moments.mean[column])
          }
        }
      }
      let step = LinearEquations.solve(bend, slope)
      for row in 0..<4 { weights[row] -= min(max(step[row], -2), 2) }
    }
  }

  /// The means of the traits over the classes' chances, and of their products.
  private func moments(_ clue: Clue) -> (mean: [Double], squares: [[Double]]) {
    let chances = chances(clue)
    let last = chances.count - 1
    var (score, nearness, scores, both, nearnesses) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var label = 0
    while label <= last {
      let chance = chances[label]
      if chance > 1e-9 {
        let (ofScore, ofNearness) = (clue.scores[label], clue.nearness[label])
        score += chance * ofScore
        nearness += chance * ofNearness
        scores += chance * ofScore * ofScore
        both += chance * ofScore * ofNearness
        nearnesses += chance * ofNearness * ofNearness
      }
      label += 1
    }
    let (off, unknown) = (chances[last], clue.unknown)
    let (offScore, offNearness) = (off * clue.scores[last], off * clue.nearness[last])
    return (
      [score, nearness, off, off * unknown],
      [
        [scores, both, offScore, offScore * unknown],
        [both, nearnesses, offNearness, offNearness * unknown],
        [offScore, offNearness, off, off * unknown],
        [offScore * unknown, offNearness * unknown, off * unknown, off * unknown * unknown],
      ]
    )
  }

  private mutating func fitOdds(_ samples: [Sample]) {
    let (firstSlope, firstShift) = (slope, shift)
    let answers = samples.map { sample in
      let chances = chances(sample.clue)
      let best = chances.dropLast().indices.max { chances[$0] < chances[$1] } ?? 0
      return (odds: Self.logOdds(chances[best]), isRight: best == sample.label, sample.weight)
    }
    for _ in 0..<Self.rounds {
      var gradient = [
        (slope - firstSlope) * Self.holdOfOdds, (shift - firstShift) * Self.holdOfOdds,
      ]
      var bend = [[Self.holdOfOdds, 0], [0, Self.holdOfOdds]]
      for (odds, isRight, weight) in answers {
        let chance = Self.chance(ofOdds: slope * odds + shift)
        let error = weight * (chance - (isRight ? 1 : 0))
        let spread = weight * chance * (1 - chance)
        gradient[0] += error * odds
        gradient[1] += error
        bend[0][0] += spread * odds * odds
        bend[0][1] += spread * odds
        bend[1][1] += spread
      }
      bend[1][0] = bend[0][1]
      let step = LinearEquations.solve(bend, gradient)
      slope -= min(max(step[0], -0.5), 0.5)
      shift -= min(max(step[1], -0.5), 0.5)
    }
    // A surer chance is never less sure.
    slope = max(slope, 0.1)
  }
}
