internal import AfterSales
package import ArgumentParsing
internal import Diagnostics
internal import Reports

extension QueueBoard {
  /// The board as lines of a screen, which tell what they leave out.
  package func lines(columns: Int, rows: Int, _ console: Console) -> [String] {
    var top = [console.styled(heading(console), .bold)]
    if status.isPractice {
      top.insert(
        console.styled(DisplayWidth.truncate(console.practice, to: columns), .yellow), at: 0)
    }
    if let announcement = announcement(console) {
      top.append(console.styled(announcement, .yellow))
    }
    // A plan may take a third of the window; the rest of it is `hotline plan list`'s to show.
    for line in plans(console).prefix(max(2, rows / 3)) {
      top.append(console.styled(DisplayWidth.truncate(line, to: columns), .red))
    }
    top.append("")
    let bottom = ["", console.styled(console.text(zh: "q 退出", en: "q leaves"), .dim)]
    let titles = { console.styled($0, .dim) }
    var queues = queues(console)
    if queues.width > columns { queues = self.queues(console, isNarrow: true) }
    let lists = [
      ScreenList(queues, title: titles),
      calls.isEmpty
        ? ScreenList(title: console.text(zh: "没有来电", en: "nobody is here"), rows: [])
        : ScreenList(table(of: mostUrgentFirst, console), title: titles),
      agents.isEmpty
        ? ScreenList(title: console.text(zh: "没有坐席在线", en: "no agents are on"), rows: [])
        : ScreenList(table(of: agents, console), title: titles),
    ]
    let gaps = lists.count - 1
    let rooms = ScreenList.rooms(of: lists, in: rows - top.count - bottom.count - gaps)
    let body = zip(lists, rooms).map { list, room in
      list.lines(in: room) { missing in
        console.styled(
          console.text(zh: "……还有 \(missing) 个", en: "… and \(missing) more"), .dim)
      }
    }
    return top + body.joined(separator: [""]) + bottom
  }

  /// Those who wait before those who are talked to; else as they came.
  private var mostUrgentFirst: [CentreStatus.Call] {
    let calls = calls
    return calls.filter(\.isWaiting) + calls.filter { !$0.isWaiting }
  }

  private func heading(_ console: Console) -> String {
    let time = status.queues.at.description.split(separator: "T").last.map { String($0.prefix(8)) }
    let waiting = calls.count { $0.stage == .waiting }
    let states = AgentPhase.Name.allCases.compactMap { phase -> String? in
      let count = agents.count { $0.phase.name == phase }
      return count > 0 ? "\(count) \(LiveText.shortPhase(phase, console))" : nil
    }
    let parts = [
      time, console.text(zh: "\(waiting) 人等待", en: "\(waiting) waiting"),
      console.text(
        zh: "坐席 \(agents.count) 人", en: agents.count == 1 ? "1 agent" : "\(agents.count) agents"),
    ]
    let text = parts.compactMap { $0 }.joined(separator: " · ")
    guard !states.isEmpty else { return text }
    return text + console.text(zh: "：", en: ": ")
      + states.joined(separator: console.text(zh: "，", en: ", "))
  }
}
