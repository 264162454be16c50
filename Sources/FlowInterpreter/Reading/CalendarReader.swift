internal import Diagnostics

/// Reads a calendar that flows share: `{ calendar, timeZone, open, closedOn, openOn, yearly }`.
enum CalendarReader {
  /// - Parameter id: the file's base name, which the calendar must bear.
  /// - Returns: `nil` if there are errors, which are then in the log.
  static func read(_ source: SourceText, id: String, log: DiagnosticLog) -> OpeningHours? {
    let root: LocatedValue
    do throws(InvalidInput) {
      root = try JSON5Parser.parse(source)
    } catch {
      log.add(contentsOf: error.diagnostics)
      return nil
    }
    let reader = DocumentReader(source, log: log)
    guard let file = reader.object(root, path: "") else { return nil }
    let hours = HoursReader(reader: reader)
    if let value = file.required("calendar"), let name = reader.id(value, path: "calendar"),
      name != id
    {
      reader.error(
        "wrong-calendar-name", at: value.offset,
        Wording(
          zh: "calendar：“\(name)”与文件名“\(id)”不同",
          en: "calendar: \"\(name)\" is not the file's base name \"\(id)\""),
        hint: Wording(zh: "日历按文件名查找", en: "calendars are found by the name of their file"))
    }
    _ = file.text("note")
    let weekly = file.required("open").map { hours.weekly($0, path: "open") }
    let calendar = hours.hours(
      weekly ?? [], timeZone: file,
      closedOn: hours.dates("closedOn", of: file, mayHaveTimes: false),
      openOn: hours.dates("openOn", of: file, mayHaveTimes: true),
      yearly: hours.yearly("yearly", of: file))
    file.finish()
    return log.hasErrors ? nil : calendar
  }
}
