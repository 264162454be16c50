/// The leading right singular vectors of a matrix.
enum SingularShapes {
  /// Two vectors more than asked for are iterated, which brings the others to rest sooner.
  private static let spare = 2
  private static let mostRounds = 60
  private static let tolerance = 1e-12

  /// Vectors of length 1, at right angles to each other, the greatest singular value's first.
  ///
  /// By orthogonal iteration on the matrix of products of columns (G. H. Golub and C. F. Van Loan,
  /// Matrix Computations, 4th edition, section 8.2.4).
  /// - Parameter rows: of one length; fewer vectors come back where the rank is smaller.
  static func leading(_ count: Int, of rows: [[Double]]) -> [[Double]] {
    guard let width = rows.first?.count else { return [] }
    // Columns of zeros (closed intervals) take no part.
    let columns = (0..<width).filter { column in rows.contains { $0[column] != 0 } }
    let products = Products(rows.map { row in columns.map { row[$0] } }, width: columns.count)
    var vectors = orthogonal(start(min(count + spare, columns.count), columns.count))
    var before = 0.0
    for _ in 0..<mostRounds {
      let moved = vectors.map { products.times($0) }
      let energy = zip(vectors, moved).prefix(count).reduce(0) { $0 + product($1.0, $1.1) }
      vectors = orthogonal(moved)
      if abs(energy - before) <= tolerance * energy { break }
      before = energy
    }
    return vectors.prefix(count).map { vector in
      var full = [Double](repeating: 0, count: width)
      for (place, column) in columns.enumerated() { full[column] = vector[place] }
      return full
    }
  }

  /// The sum of the products of two vectors' elements.
  static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    var index = 0
    // Loops over places are the quickest here, where nothing is optimised too.
    while index < a.count {
      sum += a[index] * b[index]
      index += 1
    }
    return sum
  }

  /// The products of every two columns of a matrix, a symmetric matrix.
  private struct Products {
    private var lines: [[Double]]

    init(_ rows: [[Double]], width: Int) {
      let columns = (0..<width).map { column in rows.map { $0[column] } }
      lines = Array(repeating: Array(repeating: 0, count: width), count: width)
      for (number, column) in columns.enumerated() {
        for other in number..<width {
          let value = product(column, columns[other])
          lines[number][other] = value
          lines[other][number] = value
        }
      }
    }

    func times(_ vector: [Double]) -> [Double] { lines.map { product($0, vector) } }
  }

  /// Vectors that differ from each other: ones, then rising, then alternating blocks.
  private static func start(_ count: Int, _ width: Int) -> [[Double]] {
    (0..<count).map { number in
      (0..<width).map { index in
        number == 0 ? 1 : (index * (number + 1) / max(1, width / 2)) % 2 == 0 ? 1 : -0.5
      }
    }
  }

  /// By the modified Gram–Schmidt process; those that depend on earlier ones are left out.
  private static func orthogonal(_ vectors: [[Double]]) -> [[Double]] {
    var result: [[Double]] = []
    for vector in vectors {
      var vector = vector
      let length = norm(vector)
      for other in result + result {
        let part = product(vector, other)
        for index in vector.indices { vector[index] -= part * other[index] }
      }
      let left = norm(vector)
      guard left > 1e-9 * length, left > 0 else { continue }
      result.append(vector.map { $0 / left })
    }
    return result
  }

  private static func norm(_ vector: [Double]) -> Double {
    product(vector, vector).squareRoot()
  }
}
