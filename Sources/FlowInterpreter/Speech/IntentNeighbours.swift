/// How near an utterance is to the nearest example of each class.
///
/// Few examples teach a regression little, but what is nearly said as one of them is told by it (nearest
/// neighbours: T. Cover, P. Hart, "Nearest neighbor pattern classification", IEEE Transactions on
/// Information Theory 13, 1967, doi:10.1109/TIT.1967.1053964).
struct IntentNeighbours: Sendable {
  private let classes: Int
  private let labels: [Int32]
  /// The examples that have a trait are those from its start to the next one's.
  private let starts: [Int32]
  private let examples: [Int32]
  private let values: [Float]

  init(vectors: [SpeechVectors.Vector], labels: [Int], classes: Int, dimensions: Int) {
    self.classes = classes
    self.labels = labels.map { Int32($0) }
    var starts = Array(repeating: Int32(0), count: dimensions + 1)
    for vector in vectors {
      for trait in vector.indices { starts[Int(trait) + 1] += 1 }
    }
    for trait in 0..<dimensions { starts[trait + 1] += starts[trait] }
    var next = starts
    var examples = Array(repeating: Int32(0), count: Int(starts[dimensions]))
    var values = Array(repeating: Float(0), count: examples.count)
    for (number, vector) in vectors.enumerated() {
      for (trait, value) in zip(vector.indices, vector.values) {
        let place = Int(next[Int(trait)])
        next[Int(trait)] += 1
        examples[place] = Int32(number)
        values[place] = value
      }
    }
    self.starts = starts
    self.examples = examples
    self.values = values
  }

  /// The highest cosine with an example of each class, 0…1.
  ///
  /// Traits that more than an eighth of many examples have are left out: they tell little, and cost
  /// most of the time.
  func nearness(of vector: SpeechVectors.Vector) -> [Double] {
    let most = max(100, labels.count / 8)
    var products = Array(repeating: Float(0), count: labels.count)
    unsafe products.withUnsafeMutableBufferPointer { products in
      unsafe examples.withUnsafeBufferPointer { examples in
        unsafe values.withUnsafeBufferPointer { values in
          for (trait, value) in zip(vector.indices, vector.values) {
            var place = Int(starts[Int(trait)])
            let end = Int(starts[Int(trait) + 1])
            guard end - place <= most else { continue }
            while place < end {
              unsafe products[Int(examples[place])] += value * values[place]
              place += 1
            }
          }
        }
      }
    }
    var nearest = Array(repeating: Float(0), count: classes)
    for (number, product) in products.enumerated() {
      let label = Int(labels[number])
      if product > nearest[label] { nearest[label] = product }
    }
    return nearest.map { Double($0) }
  }
}
