internal import AfterSales
internal import ArgumentParsing
internal import Diagnostics
internal import ServiceDesk
internal import Switchboard

extension AgentDesk {
  /// Whom the desk shows, beside what the database knows of them.
  struct ShownCaller {
    let call: String
    /// How many share the number, as the agent was told.
    var people = 0
    /// Which of several people who share the number.
    var choice: Int?
    /// What of them is in clear.
    var revealed: Pop.RevealedField?
    /// What the agent wrote who handed the call on.
    var handedOn: [String]
  }

  /// Shows who calls.
  mutating func pop(_ id: String) throws {
    guard let number = try store.number(ofLiveCall: id) else { return }
    let face = try face()
    let note = try face.desk.noteOfCall(id, by: face.actor) ?? ""
    let handedOn = note.split(separator: "\n").map { line in
      console.text(zh: "转接说明  ", en: "handed on  ") + DisplayWidth.printable(String(line))
    }
    shown = ShownCaller(call: id, handedOn: handedOn)
    let pop = try face.desk.popOfCall(id, PopRequest(number, call: id), by: face.actor)
    shown?.people = pop.view.people.count
    show(pop)
  }

  /// The service desk as this agent has it.
  func face() throws -> DeskFace {
    let rules = HouseRules.files(in: invocation.value("data"), console)
    return try DeskFace(
      ServiceDesk(store, house: rules, clock: { .now }), agent: id, console)
  }

  private mutating func show(_ pop: Audited<Pop>, isUpdate: Bool = false) {
    let screen = PopScreen(pop, console, choosing: "choose N")
    news.append(.pop(screen, handedOn: shown?.handedOn ?? [], isUpdate: isUpdate))
  }

  /// The caller who is shown, if the call is still in hand.
  private func requestInHand() throws -> PopRequest? {
    guard let shown, shown.call == state.call?.id,
      let number = try store.number(ofLiveCall: shown.call)
    else { return nil }
    return PopRequest(number, call: shown.call, choice: shown.choice)
  }

  // MARK: Looking closer

  /// Shows one of several people who share the number of the call in hand.
  mutating func choose(_ typed: String) throws {
    guard var request = try requestInHand() else { return sayThereIsNoCall() }
    // The agent was told how many there are, so a slip is no look-up.
    let people = shown?.people ?? 0
    guard let choice = Int(typed), choice >= 1, choice <= people else {
      return say(
        zh: "  该号码有 \(people) 位客户：choose 1 起",
        en: "  the number has \(people) callers, counted from 1")
    }
    let face = try face()
    request.choice = choice
    let pop = try face.desk.pop(request, by: face.actor)
    shown?.choice = choice
    shown?.revealed = nil
    show(pop)
  }

  /// Shows a field of the caller in hand in clear, for a reason that is kept.
  mutating func reveal(_ words: ArraySlice<String>) throws {
    let reason = words.dropFirst().joined(separator: " ")
    guard let field = words.first.flatMap({ ClearField(rawValue: $0) }), !reason.isEmpty else {
      return say(
        zh: "  reveal name|number|account 原因", en: "  reveal name|number|account REASON")
    }
    guard let request = try requestInHand() else { return sayThereIsNoCall() }
    let face = try face()
    do {
      let pop = try face.desk.reveal(field, of: request, reason: reason, by: face.actor)
      guard let revealed = pop.revealed else {
        return say(
          zh: "  没有\(field.wording.zh)", en: "  the \(field.wording.en) is not known")
      }
      shown?.revealed = revealed
      show(pop)
    } catch let refusal as DeskRefusal {
      say(zh: "  " + refusal.wording.zh, en: "  " + refusal.wording.en)
    }
  }

  /// Looks the caller in hand up once more, after something may have been changed.
  mutating func lookUpAgain() throws {
    guard let request = try requestInHand() else { return }
    let face = try face()
    show(
      try face.desk.pop(request, keeping: shown?.revealed, by: face.actor), isUpdate: true)
  }
}
