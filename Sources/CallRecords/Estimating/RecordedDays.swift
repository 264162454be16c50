/// The days of a log that have offered calls, each made of the log's calls when it is asked for.
///
/// So no more than a day or two of them are in memory beside the log.
package struct RecordedDays: RandomAccessCollection, Sendable {
  private let calls: [CallRecord]
  private let places: [(day: Int, calls: Range<Int>)]
  private let duties: AgentDuties

  init(_ log: CallLog) {
    calls = log.calls
    duties = AgentDuties(log)
    places = log.days.filter { log.calls[$0.calls].contains(where: \.isOffered) }
  }

  private init(
    _ calls: [CallRecord], _ places: [(day: Int, calls: Range<Int>)], _ duties: AgentDuties
  ) {
    self.calls = calls
    self.places = places
    self.duties = duties
  }

  /// Since 1970-01-01, in order.
  package var numbers: [Int] { places.map(\.day) }

  /// Those of some numbers.
  func only(_ numbers: Set<Int>) -> RecordedDays {
    RecordedDays(calls, places.filter { numbers.contains($0.day) }, duties)
  }

  /// The places of the days in an order in which any first few are far from each other, by the binary
  /// digits of their numbers in reverse (van der Corput's sequence).
  var spreadIndices: [Int] { indices.sorted { Self.reversed($0) < Self.reversed($1) } }

  private static func reversed(_ number: Int) -> UInt64 {
    var rest = UInt64(number)
    var result: UInt64 = 0
    for _ in 0..<64 {
      result = result << 1 | rest & 1
      rest >>= 1
    }
    return result
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { places.count }

  package subscript(index: Int) -> RecordedDay {
    let place = places[index]
    return RecordedDay(place.day, calls[place.calls], duties: duties[place.day])
  }
}
