internal import ArgumentParsing
internal import Diagnostics
internal import FlowInterpreter
internal import ServiceDesk

extension LivePhone.News {
  /// What the caller notices, as a line; `nil` for what happens unseen.
  func line(for console: Console) -> String? {
    switch self {
    case .flow(let event): event.caption(for: console)
    case .announcement(let text): "☎ " + DisplayWidth.printable(text)
    case .waiting(let position):
      console.text(
        zh: "  ♪ 您排在第\(position)位", en: "  ♪ you are number \(position) in the queue")
    case .transferred(let queue):
      console.text(
        zh: "  (转接 \(queue)，请稍候 ♪)", en: "  (you are put through to \(queue), please hold ♪)")
    case .movedOn(let queue):
      console.text(zh: "  (转到队列 \(queue) ♪)", en: "  (you go on to the queue \(queue) ♪)")
    case .unknownQueue(let queue):
      console.text(
        zh: "  (总机没有队列 \(queue))", en: "  (the switchboard has no queue \(queue))")
    case .callbackRefused:
      console.text(zh: "  (这里不能登记回电)", en: "  (no callback can be registered here)")
    case .callbackUnconfirmed:
      console.text(zh: "  (总机没有确认回电)", en: "  (the switchboard did not confirm the callback)")
    }
  }
}

extension PhoneEntry {
  /// What a line does while the phone is on the wall clock; `nil` for nothing.
  var act: CallerAct? {
    switch self {
    case .nothing, .wait, .unknown: nil
    case .keys(let keys): .press(keys)
    case .speech(let text): .say(text)
    case .hangUp: .hangUp
    }
  }
}
