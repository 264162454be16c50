internal import AfterSales
internal import ArgumentParsing
internal import Diagnostics
internal import ServiceDesk

extension PopScreen {
  /// The view for a terminal, a section a block, each with its name in the margin.
  package var text: String {
    var text = verifyLines.map { $0 + "\n" }.joined() + head
    for (name, lines) in sections where !lines.isEmpty {
      for (index, line) in lines.enumerated() {
        let label = index == 0 ? name : ""
        text += console.styled(DisplayWidth.pad(label, to: Self.margin), .cyan) + line + "\n"
      }
    }
    return text
  }

  /// In little room the script, of which the end may be out of sight, comes after what is short.
  private var sections: [(String, [String])] {
    let first = [
      (console.text(zh: "进线", en: "call"), callLines),
      (console.text(zh: "工单", en: "cases"), caseLines),
      (console.text(zh: "订单", en: "orders"), some(orderLines, of: 3)),
      (console.text(zh: "退款", en: "refunds"), refundLines),
      (console.text(zh: "告知", en: "word"), wordLines),
    ]
    let script = (console.text(zh: "话术", en: "script"), scriptLines)
    let authority = (console.text(zh: "权限", en: "you may"), authorityLines)
    let before = (console.text(zh: "来电", en: "before"), some(contactLines, of: 2))
    let damaged = (console.text(zh: "损坏", en: "damaged"), damagedLines)
    return first + [damaged]
      + (isBrief ? [authority, script, before] : [script, authority, before])
  }

  /// What can't be read of the caller, which a supervisor must hear of.
  private var damagedLines: [String] {
    view.damaged.flatMap { damaged in
      DisplayWidth.wrap(DisplayWidth.printable(console.text(damaged)), to: width)
    }.map { console.styled($0, .red) }
  }

  /// In little room the first of many lines, with how many are left out.
  private func some(_ lines: [String], of most: Int) -> [String] {
    guard isBrief, lines.count > most + 1 else { return lines }
    let left = lines.count - most
    return lines.prefix(most) + [
      console.styled(
        console.text(zh: "……还有 \(left) 条（pop 看全部）", en: "… \(left) more (pop shows all)"), .dim)
    ]
  }

  /// How the number matched and what to make sure of; of a shared number, who there is to choose.
  private var verifyLines: [String] {
    let words = console.text(matchText)
    let margin = DisplayWidth.of(words) + 2
    let wrapped = DisplayWidth.wrap(console.text(verification), to: width + Self.margin - margin)
    let isSure = view.match == .exact
    let lines = wrapped.enumerated().map { index, line in
      DisplayWidth.pad(index == 0 ? words : "", to: margin) + line
    }.map { isSure ? $0 : console.styled($0, .yellow, .bold) }
    guard view.caller == nil else { return lines }
    return lines
      + view.people.enumerated().map { index, person in
        let name = person.name?.masked ?? console.text(zh: "姓名未知", en: "no name")
        return "  "
          + [
            String(index + 1), name, plain(person.region),
            plain(person.tier).map { console.text(TierText.wording($0)) },
          ].compactMap { $0 }.joined(separator: "  ")
      }
  }

  /// Who it is, on a line that stands out.
  private var head: String {
    guard let caller = view.caller else { return "" }
    var parts = [plain(shown(caller.name, .name)) ?? console.text(zh: "姓名未知", en: "no name")]
    if let number = plain(shown(caller.number, .number)) { parts.append(number) }
    if let account = plain(shown(caller.account, .account)) {
      parts.append(console.text(zh: "账号 ", en: "account ") + account)
    }
    if let tier = plain(caller.tier) { parts.append(console.text(TierText.wording(tier))) }
    if let region = plain(caller.region) { parts.append(region) }
    parts += caller.tags.compactMap { plain($0) }.map { "#" + $0 }
    if caller.erasedAt != nil { parts.append(console.text(zh: "资料已删除", en: "erased")) }
    let columns = width + Self.margin
    let line = DisplayWidth.truncate(" " + parts.joined(separator: "  "), to: columns)
    let bar = console.usesColor ? DisplayWidth.pad(line, to: columns) : line
    return console.styled(bar, .bold, .inverse) + "\n"
  }

  /// The way through the menu, then what came of it.
  private var callLines: [String] {
    guard let call = view.call else { return [] }
    var parts: [String] = []
    if !view.typed.isEmpty {
      parts.append(console.text(zh: "输入 ", en: "typed ") + view.typed.joined(separator: " "))
    } else if let entered = call.entered {
      let count = entered.length
      let characters = count == 1 ? "1 character" : "\(count) characters"
      parts.append(console.text(zh: "输入 \(count)个字符", en: "typed \(characters)"))
    }
    if let reached = plain(queue ?? call.skill.map { pop.queues[$0] }) {
      parts.append("→ " + reached)
    }
    if let waited = call.waited {
      parts.append(console.text(zh: "等待 ", en: "waited ") + console.span(waited))
    }
    let nodes = call.way.isEmpty ? call.path : call.way
    let path = pathLines(nodes.map { DisplayWidth.printable($0) })
    guard isBrief else { return path.map { console.styled($0, .dim) } + packed(parts) }
    return packed(path + parts)
  }

  /// Nodes of the flow on a few lines; of a longer way the beginning and the end.
  private func pathLines(_ nodes: [String]) -> [String] {
    func lines(_ nodes: [String]) -> [String] {
      DisplayWidth.wrap(nodes.joined(separator: " › "), to: width)
    }
    if nodes.isEmpty { return [] }
    // More nodes than two a column fit in no case, and needn't be tried.
    if nodes.count <= 2 * width, case let all = lines(nodes), all.count <= mostPathLines {
      return all
    }
    var shown = lines(["…"])
    for count in 1..<nodes.count {
      let next = lines(nodes.prefix(1) + ["…"] + nodes.suffix(count))
      if next.count > mostPathLines { break }
      shown = next
    }
    return shown
  }

  private var mostPathLines: Int { isBrief ? 1 : 4 }

  /// Parts in as few lines as they fit in, none of them torn unless it is longer than a line.
  private func packed(_ parts: [String], to columns: Int? = nil) -> [String] {
    let width = columns ?? width
    var lines: [String] = []
    for part in parts {
      if let last = lines.last, DisplayWidth.of(last) + 3 + DisplayWidth.of(part) <= width {
        lines[lines.count - 1] = last + "   " + part
      } else {
        lines += DisplayWidth.wrap(part, to: width)
      }
    }
    return lines
  }

  private var caseLines: [String] {
    pop.casesByUrgency.flatMap { shown -> [String] in
      let complaint = shown.complaint
      let place =
        console.text(complaint.desk.wording) + (plain(complaint.handler).map { " " + $0 } ?? "")
      let owner = plain(complaint.owner).map { console.text(zh: "首问 ", en: "owner ") + $0 }
      let first = [
        AcceptanceNumber.grouped(shown.number), console.text(complaint.facts.kind.wording),
        console.text(complaint.stage.wording),
        isBrief && complaint.escalations == 0
          ? nil
          : console.text(zh: "升级\(complaint.escalations)", en: "level \(complaint.escalations)"),
        console.text(zh: "优先\(shown.priority.level)", en: "priority \(shown.priority.level)"),
        place, owner,
      ].compactMap { $0 }
      let style: TextStyle =
        shown.isOverdue ? .red : shown.limits.isNearlyOver ? .yellow : .dim
      let second =
        complaint.stage == .resolved
        ? shown.promiseText(uncolored)
        : shown.limits.text(at: now, uncolored)
      let limits = packed(second.split(separator: "  ").map(String.init), to: width - 2)
      return
        (isBrief
        ? [DisplayWidth.truncate(first.joined(separator: "  "), to: width)] : packed(first))
        .map { console.styled($0, .bold) }
        + limits.prefix(isBrief ? 1 : limits.count).map { "  " + console.styled($0, style) }
        + (shown.refundLine(uncolored).map { indented($0, .green) } ?? [])
        + shown.priority.tell.flatMap { indented(console.text($0), .yellow) }
    }
  }

  /// Lines are wrapped before they are coloured.
  private func indented(_ text: String, _ style: TextStyle) -> [String] {
    DisplayWidth.wrap(text, to: width - 2).map { "  " + console.styled($0, style) }
  }

  private var uncolored: Console {
    var plain = console
    plain.isTerminal = false
    return plain
  }

  /// What waits for somebody to agree, and how they do.
  private var refundLines: [String] {
    view.waitingRefunds.flatMap { refund in
      let text =
        console.text(zh: "待审批 ", en: "waits for approval ") + "¥\(refund.amount)  "
        + console.text(zh: "订单 ", en: "order ") + refund.order
      // A command that is cut off can't be run.
      let command = "  hotline refund approve " + refund.id
      return DisplayWidth.wrap(DisplayWidth.printable(text), to: width)
        .map { console.styled($0, .yellow) } + [DisplayWidth.printable(command)]
    }
  }

  /// What the caller was told of a failure or is to be told now, and whether they want that at all.
  private var wordLines: [String] {
    let told = view.words.flatMap { word in
      DisplayWidth.wrap(word.text(uncolored), to: width)
        .map { console.styled($0, word.outreach.isLate(at: now) ? .red : .green) }
        + (word.target.state == .told
          ? []
          : DisplayWidth.wrap(
            "“" + DisplayWidth.printable(word.outreach.message(at: now)) + "”", to: width))
    }
    let wish = console.text(zh: "不愿接到主动告知", en: "wants to be told nothing unasked")
    return told + (view.isLeftAlone ? [console.styled(wish, .yellow)] : [])
  }

  private var contactLines: [String] {
    view.contacts.map { contact in
      let parts = [
        console.moment(contact.at, now: now), plain(contact.skill.map { pop.queues[$0] }),
        plain(contact.agent),
        contact.talked.map { console.text(zh: "通话", en: "talked ") + console.span($0) },
        plain(contact.disposition.map { console.disposition($0) }),
      ]
      return DisplayWidth.truncate(
        parts.compactMap { $0 }.joined(separator: "  "), to: width)
    }
  }

  private var scriptLines: [String] {
    guard let script = pop.script else { return [] }
    var lines = [console.styled(console.text(script.issue.wording), .bold)]
    func add(_ mark: String, _ texts: [Wording]) {
      for text in texts {
        let wrapped = DisplayWidth.wrap(console.text(text), to: width - 3)
        for (index, line) in wrapped.enumerated() {
          lines.append((index == 0 ? mark : "  ") + " " + line)
        }
      }
    }
    add("“ ", [script.opening])
    add("? ", script.questions)
    add("→ ", script.steps)
    return lines
  }

  private var authorityLines: [String] {
    guard let agent = pop.agent, let left = pop.refundLeft else {
      return [
        console.text(zh: "未指明坐席（--agent）：只能查看", en: "no agent named (--agent): look only")
      ]
    }
    let name = plain(agent.name) ?? agent.id
    let fields = ClearField.allCases.filter { agent.level.reveals.contains($0) }
    let refund =
      view.caller == nil
      ? console.text(
        zh: "\(name)（\(agent.level.wording.zh)）：先确认客户，再谈退款（一次最多 ¥\(left)）",
        en:
          "\(name) (\(agent.level.wording.en)): make sure who it is before any refund (¥\(left) at most)"
      )
      : console.text(
        zh: "\(name)（\(agent.level.wording.zh)）今天还可为该客户退款 ¥\(left)，超出由另一人审批",
        en: "\(name) (\(agent.level.wording.en)) may still refund ¥\(left) to this customer today; "
          + "above it another person approves")
    let reveals =
      console.text(zh: "可查看明文（须填原因）：", en: "may see in clear, with a reason: ")
      + console.list(fields)
    if isBrief {
      let name =
        view.caller == nil ? name + console.text(zh: "（先确认客户）", en: " (make sure who it is)") : name
      let brief = console.text(
        zh: "\(name) 今天还可退 ¥\(left)", en: "\(name): ¥\(left) left to refund today")
      return [console.styled(DisplayWidth.truncate(brief, to: width), .green)]
    }
    return DisplayWidth.wrap(refund, to: width).map { console.styled($0, .green) }
      + DisplayWidth.wrap(reveals, to: width)
  }

  /// Text of the database without what could steer a terminal.
  private func plain(_ text: String?) -> String? { text.map { DisplayWidth.printable($0) } }
}
