package import Diagnostics

/// Something that is wrong with the audit.
package enum AuditFinding: Hashable, Sendable {
  /// The row's content doesn't fit its code, or it stands behind another row than it did.
  case altered(Int64)
  case missing(ClosedRange<Int64>)
  /// Rows after the recorded end.
  case inserted(ClosedRange<Int64>)
  /// The last row isn't the recorded end.
  case cutOff(ClosedRange<Int64>)
  case headAltered
  /// The row of an anchor isn't there, or not as it was.
  case anchorUnmet(Int64)
}

/// A row that is earlier than one before it: the clock was set back.
package struct AuditClockStep: Hashable, Sendable {
  /// Whoever waits for the database has taken the time so long before, at most.
  static let leastMilliseconds = Int64(Connection.longestWaitSeconds) * 1_000

  package let row: Int64
}

extension AuditClockStep: Worded {
  package var wording: Wording {
    Wording(
      zh: "第\(row)条的时间早于前面的记录：时钟被拨回",
      en: "row \(row) is earlier than one before it: the clock was set back")
  }
}

extension AuditFinding: Worded {
  package var wording: Wording {
    switch self {
    case .altered(let number): Wording(zh: "第\(number)条被改动", en: "row \(number) was altered")
    case .missing(let range):
      Wording(zh: "缺少\(Self.zh(range))", en: "\(Self.en(range)) missing")
    case .inserted(let range):
      Wording(
        zh: "\(Self.zh(range))是在登记的末尾之后插入的",
        en: "\(Self.en(range)) behind the recorded end")
    case .cutOff(let range):
      Wording(zh: "末尾被截去\(Self.zh(range))", en: "\(Self.en(range)) cut off the end")
    case .headAltered: Wording(zh: "末条的登记被改动", en: "the record of the last row was altered")
    case .anchorUnmet(let number):
      Wording(zh: "第\(number)条与锚点不符", en: "row \(number) is not as the anchor has it")
    }
  }

  private static func zh(_ range: ClosedRange<Int64>) -> String {
    range.count == 1
      ? "第\(range.lowerBound)条" : "第\(range.lowerBound)至\(range.upperBound)条"
  }

  private static func en(_ range: ClosedRange<Int64>) -> String {
    range.count == 1
      ? "row \(range.lowerBound) is" : "rows \(range.lowerBound) to \(range.upperBound) are"
  }
}
