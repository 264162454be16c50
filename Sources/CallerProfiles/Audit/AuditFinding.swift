package import Diagnostics

/// Something that is wrong with the audit.
package enum AuditFinding: Hashable, Sendable {
  /// The rows' content doesn't fit their codes, or they stand behind other rows than they did.
  case altered(ClosedRange<Int64>)
  case missing(ClosedRange<Int64>)
  /// Rows after the recorded end.
  case inserted(ClosedRange<Int64>)
  /// The last row isn't the recorded end.
  case cutOff(ClosedRange<Int64>)
  case headAltered
  /// The row of an anchor isn't there, or not as it was.
  case anchorUnmet(Int64)
}

/// Rows that are earlier than one before them: the clock was set back.
package struct AuditClockStep: Hashable, Sendable {
  /// Whoever waits for the database has taken the time so long before, at most.
  static let leastMilliseconds = Int64(Connection.longestWaitSeconds) * 1_000

  package internal(set) var rows: ClosedRange<Int64>
}

extension AuditClockStep: Worded {
  package var wording: Wording {
    Wording(
      zh: "\(AuditFinding.zh(rows))的时间早于前面的记录：时钟被拨回",
      en: rows.count == 1
        ? "row \(rows.lowerBound) is earlier than one before it: the clock was set back"
        : "\(AuditFinding.en(rows)) earlier than one before them: the clock was set back")
  }
}

extension AuditFinding: Worded {
  package var wording: Wording {
    switch self {
    case .altered(let range) where range.count == 1:
      Wording(zh: "\(Self.zh(range))被改动", en: "row \(range.lowerBound) was altered")
    case .altered(let range):
      Wording(
        zh: "\(Self.zh(range))被改动",
        en: "rows \(range.lowerBound) to \(range.upperBound) were altered")
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

  fileprivate static func zh(_ range: ClosedRange<Int64>) -> String {
    range.count == 1
      ? "第\(range.lowerBound)条" : "第\(range.lowerBound)至\(range.upperBound)条"
  }

  fileprivate static func en(_ range: ClosedRange<Int64>) -> String {
    range.count == 1
      ? "row \(range.lowerBound) is" : "rows \(range.lowerBound) to \(range.upperBound) are"
  }
}
