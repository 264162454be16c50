internal import Diagnostics

/// Reads the keys of opening hours, which calendars and `hours` nodes share.
struct HoursReader {
  let reader: DocumentReader

  /// The days and times of a key.
  func weekly(_ value: LocatedValue, path: String) -> [OpeningHours.WeeklyRange] {
    texts(value, path: path) {
      text throws(OpeningHoursNotation.Problem) in try OpeningHoursNotation.weekly(text)
    }
  }

  /// The dates of a key, if it is there.
  ///
  /// - Parameter mayHaveTimes: whether hours of their own may follow.
  func dates(
    _ key: String, of object: ObjectReader, mayHaveTimes: Bool
  ) -> [OpeningHours.DateRange] {
    guard let value = object.optional(key) else { return [] }
    return texts(value, path: object.path(of: key)) {
      text throws(OpeningHoursNotation.Problem) in
      try OpeningHoursNotation.dates(text, mayHaveTimes: mayHaveTimes)
    }
  }

  /// The days of every year of a key, if it is there.
  func yearly(_ key: String, of object: ObjectReader) -> [OpeningHours.YearlyRange] {
    guard let value = object.optional(key) else { return [] }
    return texts(value, path: object.path(of: key)) {
      text throws(OpeningHoursNotation.Problem) in try OpeningHoursNotation.yearly(text)
    }
  }

  /// The hours in a time zone, which is reported if there is no such one.
  func hours(
    _ weekly: [OpeningHours.WeeklyRange], timeZone object: ObjectReader,
    closedOn: [OpeningHours.DateRange], openOn: [OpeningHours.DateRange],
    yearly: [OpeningHours.YearlyRange]
  ) -> OpeningHours? {
    let value = object.optional("timeZone")
    let zone = value.flatMap { reader.text($0, path: object.path(of: "timeZone")) }
    let hours = OpeningHours(
      weekly: weekly, timeZone: zone ?? "Asia/Shanghai", closedOn: closedOn, openOn: openOn,
      yearly: yearly)
    if hours == nil, let value {
      reader.error(
        "bad-time-zone", at: value.offset,
        Wording(
          zh: "\(DocumentReader.describe(value).zh) 不是时区",
          en: "\(DocumentReader.describe(value).en) is no time zone"
        ).at(object.path(of: "timeZone")),
        hint: Wording(
          zh: "写 IANA 名称，如 \"Asia/Shanghai\"", en: "write an IANA name such as \"Asia/Shanghai\""))
    }
    return hours
  }

  private func texts<Read>(
    _ value: LocatedValue, path: String,
    read: (String) throws(OpeningHoursNotation.Problem) -> Read
  ) -> [Read] {
    reader.list(value, path: path).enumerated().compactMap { index, element in
      guard let text = reader.text(element, path: "\(path)[\(index)]") else { return nil }
      do throws(OpeningHoursNotation.Problem) {
        return try read(text)
      } catch {
        reader.error(
          "bad-hours", at: element.offset, error.message.at("\(path)[\(index)]"), hint: error.hint)
        return nil
      }
    }
  }
}
