internal import Diagnostics
internal import FlowInterpreter

/// What the caller hears, and is asked.
extension StudioTranslation {
  /// What a widget says or plays.
  mutating func prompt(_ index: Int, keys: [String] = ["say", "play", "body"]) -> Prompt {
    let block = file.blocks[index]
    for key in keys {
      guard let (text, place) = property(index, key) else { continue }
      if key == "play" {
        let name = text.split(separator: "/").last.map(String.init) ?? text
        return Prompt(
          text: builder.liquidTemplate(name, of: block, key: key, at: place), audio: text,
          offset: place)
      }
      guard text.contains("<"), text.contains(">"), !text.contains("{%") else {
        return Prompt(
          text: builder.liquidTemplate(text, of: block, key: key, at: place), offset: place)
      }
      let markup = SpokenMarkup(text)
      var prompt = Prompt(
        text: builder.liquidTemplate(markup.text, of: block, key: key, at: place), offset: place)
      prompt.pauses = markup.pauses
      return prompt
    }
    if block["digits"] == nil, keys.contains("say") {
      builder.warn(
        "nothing-to-say", at: block.offset, block,
        Wording(zh: "say 和 play 一个也没有", en: "has neither say nor play"),
        hint: Wording(zh: "写上来电者听到什么", en: "say what the caller is to hear"))
    }
    return Prompt(
      text: Template(parts: [.literal("")], source: ""), length: .zero, offset: block.offset)
  }

  mutating func say(_ index: Int) {
    let next = way(index, "audioComplete")
    let prompt = prompt(index)
    builder.set(
      index, .say(Say(prompt: PromptSeries([prompt]), bargeIn: false, next: next)))
  }

  /// Keys or speech; silence has a way of its own, and nothing is ever wrong.
  mutating func gather(_ index: Int) {
    let block = file.blocks[index]
    let prompt = prompt(index)
    let seconds = min(max(block.integer("timeout") ?? 5, 1), 3_600)
    var retry = Retry(defaults: FlowDefaults())
    retry.attempts = 1
    retry.maxNoInput = 1
    retry.maxNoMatch = 1
    retry.timeout = .seconds(seconds)
    let silent = way(index, "timeout")
    retry.whenSilent = silent
    retry.whenWrong = silent
    let pressed = way(index, "keypress")
    let most = block.integer("number_of_digits").map { min(max($0, 1), 64) }
    let end = block["finish_on_key"].map { $0.scalar ?? "" } ?? "#"
    var collect = Collect(
      prompt: PromptSeries([prompt]),
      into: builder.variable("widgets.\(block.id).Digits", at: block.offset),
      digits: 1...(most ?? 64),
      terminator: end.first.flatMap { "0123456789*#".contains($0) ? $0 : nil },
      pattern: nil, check: nil, interDigitTimeout: .seconds(seconds), bargeIn: true, retry: retry,
      next: pressed)
    collect.takesSymbols = true
    if block.transitions.contains(where: { $0.event == "speech" }) {
      collect.speech = SpokenWay(
        into: builder.variable("widgets.\(block.id).SpeechResult", at: block.offset),
        next: way(index, "speech"))
    }
    builder.set(index, .collect(collect))
  }

  // MARK: Messages

  /// A message goes out; where no call leads that is what the other side reads.
  mutating func send(_ index: Int) {
    let sent = way(index, "sent")
    var next = sent
    if isReading(index) {
      let prompt = prompt(index, keys: ["body"])
      next = builder.add(
        "reads", of: index,
        .say(Say(prompt: PromptSeries([prompt]), bargeIn: true, next: sent)))
    }
    deliver(index, next: next, failed: way(index, "failed"))
  }

  mutating func sendAndWait(_ index: Int) {
    let block = file.blocks[index]
    var retry = Retry(defaults: FlowDefaults())
    retry.attempts = 1
    retry.maxNoInput = 1
    retry.maxNoMatch = 1
    retry.timeout = .seconds(min(max(block.integer("timeout") ?? 3_600, 1), 86_400))
    let silent = way(index, "timeout")
    retry.whenSilent = silent
    retry.whenWrong = silent
    let body = builder.variable("widgets.\(block.id).inbound.Body", at: block.offset)
    let replied = way(index, "incomingMessage")
    var collect = Collect(
      prompt: PromptSeries([prompt(index, keys: ["body"])]), into: body, digits: 1...64,
      terminator: nil, pattern: nil, check: nil, interDigitTimeout: .seconds(2), bargeIn: true,
      retry: retry, next: replied)
    collect.takesSymbols = true
    collect.speech = SpokenWay(into: body, next: replied)
    let asks = builder.add("reply", of: index, .collect(collect))
    deliver(index, next: asks, failed: way(index, "deliveryFailure"))
  }

  /// Whether a message can be delivered, which a fixture may deny.
  private mutating func deliver(_ index: Int, next: NodeReference, failed: NodeReference) {
    let block = file.blocks[index]
    var service = ServiceCall(
      service: block.name, serviceOffset: block.offset, inputs: [], into: nil,
      timeout: .seconds(60), outcomes: [], next: next, failed: failed)
    service.otherNames = [block.type]
    service.unanswered = .outcome("sent")
    for key in ["body", "to"] {
      guard let (text, place) = property(index, key) else { continue }
      service.inputs.append(
        .init(name: key, value: builder.liquid(text, of: block, key: key, at: place)))
    }
    builder.set(index, .service(service))
  }
}
