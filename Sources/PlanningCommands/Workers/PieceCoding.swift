internal import Foundation
internal import QueueSimulator

/// Pieces of work as bytes: the callers, which are the same for many pieces and may be a long trace,
/// apart from all the rest.
enum PieceCoding {
  /// The kinds of calls of a scenario.
  static func callers(of scenario: Scenario) -> [UInt8] { bytes(scenario.callTypes) }

  /// A piece without its callers.
  static func rest(of piece: ReplicationPiece) -> [UInt8] {
    var piece = piece
    piece.scenario.callTypes = []
    return bytes(piece)
  }

  /// - Returns: the kinds of calls; `nil` if the bytes are none.
  static func callers(_ bytes: [UInt8]) -> [Scenario.CallType]? {
    try? reader.decode([Scenario.CallType].self, from: Data(bytes))
  }

  /// - Returns: the piece with these callers; `nil` if the bytes are none.
  static func piece(_ bytes: [UInt8], callers: [Scenario.CallType]) -> ReplicationPiece? {
    var piece = try? reader.decode(ReplicationPiece.self, from: Data(bytes))
    piece?.scenario.callTypes = callers
    return piece
  }

  private static func bytes(_ value: some Encodable) -> [UInt8] {
    let coder = JSONEncoder()
    // The same value gives the same bytes, and so the same digest.
    coder.outputFormatting = .sortedKeys
    coder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let data = try? coder.encode(value) else {
      preconditionFailure("PieceCoding.bytes must take any piece (was \(type(of: value)))")
    }
    return [UInt8](data)
  }

  private static var reader: JSONDecoder {
    let reader = JSONDecoder()
    reader.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return reader
  }
}
