import CallRecords
import Diagnostics
import Testing

/// What was read of a file, in words that can be compared with what was worked out by hand.
struct ToldCalls {
  let log: CallLog

  init(_ log: CallLog) { self.log = log }

  /// - Parameter texts: files that are read one after the other, with times in UTC.
  init(_ texts: String..., format: LogFormat? = nil) throws {
    var reading = LogReading(try #require(LogOptions(timeZone: "UTC")))
    for text in texts {
      let found = try reading.add(SourceText(path: "log", text: text))
      if let format { #expect(found == format) }
    }
    log = try reading.finish()
  }

  /// Each call in the order of time: when, in which queue, what became of it, then the seconds in the menu,
  /// in the queue, in talk and in wrap-up (– where it isn't known), and the agent's number.
  var lines: [String] {
    log.calls.map { call in
      let second = Int(call.at) % 86_400
      func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
      let at = "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
      let wrapUp = call.wrapUp.isNaN ? "–" : "\(Int(call.wrapUp))"
      let lengths = "\(Int(call.menu)) \(Int(call.waited)) \(Int(call.talked)) \(wrapUp)"
      return
        "\(at) \(log.types[Int(call.type)].title) \(call.outcome) \(lengths)"
        + (call.agent < 0 ? "" : " by \(call.agent)")
    }
  }

  /// How many rows were set aside, by reason.
  var setAside: [String: Int] {
    Dictionary(uniqueKeysWithValues: log.setAside.map { ($0.reason.en, $0.rows) })
  }

  /// For each queue: calls, offered, abandoned, and the mean talk of those answered in seconds, as
  /// `calibrate` reports them.
  var figures: [String: [Int]] {
    let calibration = Calibration(log)
    return Dictionary(
      uniqueKeysWithValues: zip(log.types, calibration.types).map { type, figures in
        (
          type.title,
          [figures.calls, figures.offered, figures.abandoned, Int(figures.handling.mean.rounded())]
        )
      })
  }
}
