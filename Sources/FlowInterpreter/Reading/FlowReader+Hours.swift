internal import Diagnostics

extension FlowReader {
  func hours(_ object: ObjectReader) -> NodeKind? {
    let hours = HoursReader(reader: reader)
    let shared = object.optional("calendar")
    let calendar = shared.flatMap { self.calendar($0, path: object.path(of: "calendar")) }
    let openValue = shared == nil ? object.required("open") : object.optional("open")
    let weekly = openValue.map { hours.weekly($0, path: object.path(of: "open")) }
    let closedOn = hours.dates("closedOn", of: object, mayHaveTimes: false)
    let openOn = hours.dates("openOn", of: object, mayHaveTimes: true)
    let yearly = hours.yearly("yearly", of: object)
    let whenOpen = requiredReference("whenOpen", of: object)
    let whenClosed = requiredReference("whenClosed", of: object)
    var own: OpeningHours?
    if let shared {
      for key in ["open", "timeZone"] where object.optional(key) != nil {
        reader.error(
          "contradiction", at: object.keyOffset(key),
          Wording(zh: "日历里已有", en: "the calendar says that already").at(object.path(of: key)),
          hint: Wording(
            zh: "节点自己的日期可写在 closedOn、openOn 和 yearly 里",
            en: "dates of this node's own may stand in closedOn, openOn and yearly"))
      }
      own = calendar
      own?.closedOn += closedOn
      own?.openOn += openOn
      own?.yearly += yearly
      guard case .text = shared.content else { return nil }
    } else {
      own = hours.hours(
        weekly ?? [], timeZone: object, closedOn: closedOn, openOn: openOn, yearly: yearly)
    }
    guard let own, let whenOpen, let whenClosed else { return nil }
    var name: String?
    if case .text(let text)? = shared?.content { name = text }
    return .hours(
      Hours(calendar: own, sharedCalendar: name, whenOpen: whenOpen, whenClosed: whenClosed))
  }

  /// The shared calendar of a name.
  private func calendar(_ value: LocatedValue, path: String) -> OpeningHours? {
    guard let id = reader.id(value, path: path) else { return nil }
    let folder = calendars ?? CalendarFolder(beside: reader.source.path)
    guard folder.contains(id) else {
      reader.error(
        "unknown-calendar", at: value.offset,
        Wording(
          zh: "\(path)：没有日历“\(id.prefix(40))”", en: "\(path) names no calendar \"\(id.prefix(40))\""
        )
          + Suggestion.guess(at: id, in: folder.ids),
        hint: Wording(
          zh: "日历放在流程旁边的 calendars/ID.json5",
          en: "calendars are files calendars/ID.json5 beside the flow"))
      return nil
    }
    let log = DiagnosticLog()
    let calendar = folder.calendar(id, log: log)
    if log.hasErrors {
      reader.error(
        "unreadable-calendar", at: value.offset,
        Wording(
          zh: "日历“\(id)”读不了，见它自己的错误", en: "the calendar \"\(id)\" can't be read, see its own errors"
        ).at(path))
      reader.log.add(contentsOf: log.diagnostics)
    }
    return calendar
  }
}
