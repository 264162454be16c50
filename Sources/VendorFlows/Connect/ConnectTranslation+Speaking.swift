internal import Diagnostics
internal import FlowInterpreter

/// What the caller hears, and is asked.
extension ConnectTranslation {
  /// What a block, or one of its messages, says.
  mutating func prompt(_ parameters: LocatedValue, of block: VendorBlock) -> Prompt {
    let offset = parameters.offset
    for (key, isMarkup) in [("SSML", true), ("Text", false)] {
      guard let value = parameters[key], let text = value.scalar, !text.isEmpty else { continue }
      let isMarked = isMarkup || text.hasPrefix("<speak")
      let markup = SpokenMarkup(text)
      let spoken = isMarked ? markup.text : text
      var prompt = Prompt(text: builder.template(spoken, at: value.offset), offset: value.offset)
      if isMarked { prompt.pauses = markup.pauses }
      if spoken.allSatisfy(\.isWhitespace) { prompt.length = .zero }
      return prompt
    }
    if let id = parameters["PromptId"]?.scalar {
      let name = file.promptName(of: block) ?? ConnectName.tail(of: id)
      return Prompt(
        text: builder.template(ConnectPath(id) == nil ? name : id, at: offset), audio: name,
        offset: offset)
    }
    if let media = parameters["Media"]?["Uri"]?.scalar {
      let name = ConnectName.tail(of: media)
      return Prompt(
        text: Template(parts: [.literal(name)], source: name), audio: media, offset: offset)
    }
    if block.type == "MessageParticipant" || block.type == "MessageParticipantIteratively" {
      builder.warn(
        "nothing-to-say", at: block.offset, block,
        Wording(zh: "Text、SSML、PromptId 一个也没有", en: "has neither Text nor SSML nor PromptId"),
        hint: Wording(zh: "写上来电者听到什么", en: "say what the caller is to hear"))
    }
    return Prompt(text: Template(parts: [.literal("")], source: ""), length: .zero, offset: offset)
  }

  mutating func message(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let prompt = prompt(block.parameters, of: block)
    let next = next(index)
    builder.set(
      index, .say(Say(prompt: PromptSeries([prompt]), bargeIn: false, next: next)), onFault: fault)
  }

  /// Messages over and over: to a call that waits in a queue until an agent answers or an interruption
  /// comes, to another once.
  mutating func messages(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let given = block["Messages"]?.elements ?? []
    var prompts = given.map { prompt($0, of: block) }
    if prompts.isEmpty { prompts = [prompt(block.parameters, of: block)] }
    let interrupted = block.condition("MessagesInterrupted")
    let last = next(index, interrupted)
    if let seconds = block.integer("InterruptFrequencySeconds"), interrupted != nil {
      prompts[prompts.count - 1].length = .seconds(min(max(seconds, 1), 3_600))
    }
    let again =
      interrupted == nil
      ? NodeReference(id: builder.ids[index], index: index, offset: block.offset) : nil
    var following = last
    for (number, prompt) in prompts.enumerated().dropFirst().reversed() {
      following = builder.add(
        "message-\(number + 1)", of: index,
        .say(
          Say(
            prompt: PromptSeries([prompt]), bargeIn: false, next: following,
            whileWaiting: number == prompts.count - 1 ? again : nil)),
        onFault: fault)
    }
    builder.set(
      index,
      .say(
        Say(
          prompt: PromptSeries([prompts[0]]), bargeIn: false, next: following,
          whileWaiting: prompts.count == 1 ? again : nil)),
      onFault: fault)
  }

  // MARK: Asking

  private func retry(_ block: VendorBlock) -> Retry {
    var retry = Retry(defaults: FlowDefaults())
    retry.attempts = 1
    retry.timeout = .seconds(min(max(block.integer("InputTimeLimitSeconds") ?? 5, 1), 3_600))
    retry.maxNoInput = 1
    retry.maxNoMatch = 1
    return retry
  }

  mutating func menu(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    // Some exports let the caller choose by rows of digits; the menu then takes them whole.
    if block.conditions.contains(where: { ($0.operands.first ?? "").count > 1 }) {
      return digitMenu(index, fault)
    }
    var choices: [Choice] = []
    for condition in block.conditions {
      let operand = condition.operands.first ?? ""
      guard let key = operand.first, Choice.keys.contains(key) else {
        builder.warn(
          "unknown-key", at: condition.offset, block,
          Wording(
            zh: "选项“\(operand.prefix(20))”不是电话按键",
            en: "the option \"\(operand.prefix(20))\" is no key of a phone"),
          hint: Wording(
            zh: "选项是 0 至 9、* 和 #；这个没人按得了",
            en: "options are 0 to 9, * and #; no caller can choose this one"))
        continue
      }
      guard !choices.contains(where: { $0.key == key }) else {
        builder.warn(
          "duplicate-key", at: condition.offset, block,
          Wording(zh: "选项 \(key) 写了两次", en: "the option \(key) is there twice"),
          hint: Wording(zh: "只有第一个起作用", en: "only the first one is ever taken"))
        continue
      }
      let target = way(index, condition.target)
      choices.append(
        Choice(
          key: key, label: builder.label(of: condition.target), words: [], next: target,
          offset: condition.offset))
    }
    var retry = retry(block)
    let errors = block.error("NoMatchingError")
    retry.whenSilent = way(index, block.error("InputTimeLimitExceeded") ?? errors)
    retry.whenWrong = way(index, block.error("NoMatchingCondition") ?? errors)
    missingErrors(["InputTimeLimitExceeded", "NoMatchingCondition", "NoMatchingError"], of: block)
    let prompt = prompt(block.parameters, of: block)
    builder.set(
      index,
      .menu(
        Menu(prompt: PromptSeries([prompt]), choices: choices, bargeIn: true, retry: retry)),
      onFault: fault)
  }

  /// A menu whose options are rows of digits.
  private mutating func digitMenu(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let longest = block.conditions.map { ($0.operands.first ?? "").count }.max() ?? 1
    let into = builder.variable("\(builder.ids[index]) entry", at: block.offset)
    var retry = retry(block)
    let errors = block.error("NoMatchingError")
    let wrong = way(index, block.error("NoMatchingCondition") ?? errors)
    retry.whenSilent = way(index, block.error("InputTimeLimitExceeded") ?? errors)
    retry.whenWrong = wrong
    let typed = ExpressionTree.variable(slot: into.slot)
    var cases: [Branch.Case] = []
    for condition in block.conditions {
      let operand = condition.operands.first ?? ""
      cases.append(
        Branch.Case(
          when: ExpressionTree.operation(.equal, typed, .literal(.text(operand))).expression(
            operand, at: condition.offset), next: way(index, condition.target)))
    }
    let decide = builder.add("choice", of: index, .branch(Branch(cases: cases, otherwise: wrong)))
    var collect = Collect(
      prompt: PromptSeries([prompt(block.parameters, of: block)]), into: into,
      digits: 1...min(max(longest, 1), 64), terminator: "#", pattern: nil, check: nil,
      interDigitTimeout: .seconds(3), bargeIn: true, retry: retry, next: decide)
    collect.takesSymbols = true
    builder.set(index, .collect(collect), onFault: fault)
  }

  /// Keeps what the caller types; who types nothing has typed `Timeout`, and errors have no part in that.
  mutating func store(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    let validation = block["InputValidation"]
    let phone = validation?["PhoneNumberValidation"]
    let keys = block["DTMFConfiguration"]
    let custom = validation?["CustomValidation"]?["MaximumLength"]?.scalar.flatMap { Int($0) }
    let most = min(max(custom ?? (phone == nil ? 20 : 15), 1), 64)
    let isSecret = block["InputEncryption"] != nil
    let into = builder.stored(isSecret: isSecret, at: block.offset)
    let next = next(index)
    var retry = retry(block)
    let invalid = block.error("InvalidPhoneNumber")
    if phone != nil, invalid != nil {
      retry.whenSilent = way(index, invalid)
    } else {
      retry.whenSilent = builder.add(
        "timeout", of: index,
        .set(
          SetVariables(
            assignments: [
              Assignment(
                variable: into,
                value: ExpressionTree.literal(.text("Timeout")).expression(
                  "Timeout", at: block.offset))
            ], next: next)))
    }
    retry.whenWrong = way(index, invalid ?? block.error("NoMatchingError"))
    let pattern = phone.flatMap { _ in try? Pattern("[0-9]{7,15}") }
    let between = keys?["InterdigitTimeLimitSeconds"]?.scalar.flatMap { Int($0) }
    var collect = Collect(
      prompt: PromptSeries([prompt(block.parameters, of: block)]), into: into,
      digits: 1...most,
      terminator: (keys?["InputTerminationSequence"]?.scalar ?? "#").first ?? "#",
      pattern: pattern, check: nil, interDigitTimeout: .seconds(min(max(between ?? 5, 1), 60)),
      isSecret: isSecret, bargeIn: true, retry: retry, next: next)
    collect.takesSymbols = phone == nil
    if let terminator = collect.terminator, !"0123456789*#".contains(terminator) {
      collect.terminator = "#"
    }
    builder.set(index, .collect(collect), onFault: fault)
  }

  mutating func listen(_ index: Int, _ fault: NodeReference?) {
    let block = file.blocks[index]
    var intents: [Listen.Intent] = []
    for condition in block.conditions {
      guard let name = condition.operands.first, !intents.contains(where: { $0.name == name })
      else { continue }
      intents.append(
        Listen.Intent(
          name: name, phrases: Self.phrases(of: name), next: way(index, condition.target),
          offset: condition.offset))
    }
    var retry = retry(block)
    let errors = block.error("NoMatchingError")
    retry.whenSilent = way(
      index, block.error("InputTimeLimitExceeded", "NoMatchingCondition") ?? errors)
    retry.whenWrong = way(index, block.error("NoMatchingCondition") ?? errors)
    missingErrors(["NoMatchingCondition", "NoMatchingError"], of: block)
    var listen = Listen(
      prompt: PromptSeries([prompt(block.parameters, of: block)]),
      into: builder.shared("Lex", at: block.offset), intents: intents, offTopic: [],
      classifier: IntentClassifier(phrases: intents.map(\.phrases)), confidence: 0.5, choices: [],
      bargeIn: true, retry: retry)
    listen.isOutside = true
    builder.set(index, .listen(listen), onFault: fault)
  }

  /// An intent's name as people say it, also without what says that it is one.
  private static func phrases(of intent: String) -> [String] {
    let words = words(of: intent)
    guard words.hasSuffix(" intent") else { return [words] }
    return [words, String(words.dropLast(" intent".count))]
  }

  /// `BookHotel` as people say it: `book hotel`.
  private static func words(of intent: String) -> String {
    var words = ""
    for character in intent {
      if character == "_" || character == "-" {
        words += " "
      } else if character.isUppercase, let last = words.last, last != " ", !last.isUppercase {
        words += " " + character.lowercased()
      } else {
        words += character.lowercased()
      }
    }
    return words
  }

  // MARK: Checks

  /// Tells which ways for errors the service asks for and the block lacks.
  func missingErrors(_ kinds: [String], of block: VendorBlock) {
    let missing = kinds.filter { kind in !block.errors.contains { $0.kind == kind } }
    guard !missing.isEmpty else { return }
    builder.warn(
      "missing-error-branch", at: block.offset, block,
      Wording(
        zh: "Transitions：Errors：缺 \(missing.joined(separator: "、"))",
        en: "Transitions: Errors: lacks \(missing.joined(separator: ", "))"),
      hint: Wording(
        zh: "写上那时去哪里；缺了它平台不收这个流程",
        en: "say where a call goes then; the service doesn't take the flow without it"))
  }
}

extension FlowBuilder {
  /// What the block that a way leads to is called.
  func label(of target: VendorBlock.Target) -> String {
    index(of: target.id).map { blocks[$0].name } ?? target.id
  }
}
