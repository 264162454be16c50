import Foundation

/// The exact cases that the tests are held against.
struct Facts: Decodable {
  struct ShiftCase: Decodable {
    struct Template: Decodable {
      var name: String
      var length: Int
      var break_patterns: [[Int]]
      var starts: String
      var fixed_cost: Double
    }

    var required: [Int]
    var templates: [Template]
    var optimal_cost: Double
    var lp_relaxation: Double
  }

  struct PoolCase: Decodable {
    struct Costs: Decodable {
      var junior: Int
      var senior: Int
    }

    struct Optimum: Decodable {
      var junior: Int
      var senior: Int
      var cost: Double
    }

    var costs: Costs
    var optimum: [Optimum]
  }

  var shift_covering: ShiftCase
  var multiskill_staffing: PoolCase

  static func read() throws -> Facts {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Oracles/oracles.json")
    return try JSONDecoder().decode(Facts.self, from: Data(contentsOf: url))
  }
}
