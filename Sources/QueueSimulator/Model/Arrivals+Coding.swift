internal import Foundation

/// A trace goes to workers packed: of five million calls each number by itself would take gigabytes.
extension Scenario.CallType.Arrivals: Codable {
  private enum Key: String, CodingKey {
    case perHour, traced
  }

  /// - Throws: `DecodingError` for what no encoder of this type wrote.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    guard values.contains(.traced) else {
      self = .perHour(try values.decode([Double].self, forKey: .perHour))
      return
    }
    let packed = try values.decode(Data.self, forKey: .traced)
    guard let calls = PackedCalls.read(ArraySlice(packed)) else {
      throw DecodingError.dataCorruptedError(
        forKey: .traced, in: values, debugDescription: "no packed calls")
    }
    self = .traced(calls)
  }

  /// - Throws: what the encoder throws.
  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    switch self {
    case .perHour(let rates): try values.encode(rates, forKey: .perHour)
    case .traced(let calls): try values.encode(Data(PackedCalls.bytes(of: calls)), forKey: .traced)
    }
  }
}

/// Calls of a trace in some fifteen bytes each, and every bit of them again.
private enum PackedCalls {
  /// Which of the numbers that may be left out are there.
  private struct Parts: OptionSet {
    let rawValue: Int

    static let handling = Self(rawValue: 1)
    static let wrapUp = Self(rawValue: 2)
    static let patience = Self(rawValue: 4)
    static let priority = Self(rawValue: 8)
  }

  /// A call takes at least so many bytes.
  private static let fewest = 2

  static func bytes(of calls: [Scenario.TracedCall]) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(calls.count)
    for call in calls {
      var parts: Parts = []
      if call.handling != nil { parts.insert(.handling) }
      if call.wrapUp != nil { parts.insert(.wrapUp) }
      if call.patience != nil { parts.insert(.patience) }
      if call.priority != nil { parts.insert(.priority) }
      writer.write(parts.rawValue)
      writer.write(time: call.at)
      for time in [call.handling, call.wrapUp, call.patience] {
        if let time { writer.write(time: time) }
      }
      if let priority = call.priority { writer.writeWhole(UInt64(bitPattern: Int64(priority))) }
    }
    return writer.bytes
  }

  /// - Returns: `nil` if the bytes are no packed calls.
  static func read(_ bytes: ArraySlice<UInt8>) -> [Scenario.TracedCall]? {
    var reader = ByteReader(bytes)
    guard let count = reader.count(), count <= bytes.count / fewest else { return nil }
    var calls: [Scenario.TracedCall] = []
    calls.reserveCapacity(count)
    for _ in 0..<count {
      guard let parts = reader.count().map(Parts.init(rawValue:)), let at = reader.time(),
        let handling = reader.time(if: parts.contains(.handling)),
        let wrapUp = reader.time(if: parts.contains(.wrapUp)),
        let patience = reader.time(if: parts.contains(.patience))
      else { return nil }
      var call = Scenario.TracedCall(
        at: at, handling: handling, wrapUp: wrapUp, patience: patience)
      if parts.contains(.priority) {
        guard let priority = reader.whole() else { return nil }
        call.priority = Int(Int64(bitPattern: priority))
      }
      calls.append(call)
    }
    return reader.isAtEnd ? calls : nil
  }
}

extension ByteWriter {
  /// Seconds: whole thousandths, as files mostly have them, in few bytes, any other with all its bits.
  fileprivate mutating func write(time: Double) {
    let thousandths = (time * 1_000).rounded()
    if thousandths >= 0, thousandths < 1e11, thousandths / 1_000 == time, time.sign == .plus {
      write(Int(thousandths) << 1)
    } else {
      write(1)
      writeWhole(time.bitPattern)
    }
  }
}

extension ByteReader {
  /// Seconds that may have been left out; `nil` if they are missing.
  fileprivate mutating func time(if isThere: Bool) -> Double?? {
    guard isThere else { return .some(nil) }
    return time().map { .some($0) }
  }

  /// Seconds, without end too; `nil` if there are none.
  fileprivate mutating func time() -> Double? {
    guard let number = count() else { return nil }
    if number & 1 == 0 { return Double(number >> 1) / 1_000 }
    guard number == 1, let pattern = whole() else { return nil }
    let time = Double(bitPattern: pattern)
    return time.isNaN ? nil : time
  }
}
