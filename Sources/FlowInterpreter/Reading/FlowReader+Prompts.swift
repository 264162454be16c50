internal import Diagnostics

extension FlowReader {
  /// The prompts of a key: one, or a list by attempt.
  func prompts(_ key: String, of object: ObjectReader) -> PromptSeries? {
    object.optional(key).flatMap { prompts($0, path: object.path(of: key)) }
  }

  func requiredPrompts(_ key: String, of object: ObjectReader) -> PromptSeries? {
    object.required(key).flatMap { prompts($0, path: object.path(of: key)) }
  }

  private func prompts(_ value: LocatedValue, path: String) -> PromptSeries? {
    if isByLanguage(value) {
      return promptsByLanguage(value, path: path, mayBeSeveral: true)
    }
    return monolingualPrompts(value, path: path)
  }

  /// The prompts of a value that doesn't give them by language; elements of a list may.
  func monolingualPrompts(_ value: LocatedValue, path: String) -> PromptSeries? {
    guard case .array(let elements) = value.content else {
      return monolingualPrompt(value, path: path).map { PromptSeries([$0]) }
    }
    guard !elements.isEmpty else {
      reader.error(
        "empty-list", at: value.offset,
        Wording(zh: "至少要有一段提示", en: "expected at least one prompt").at(path))
      return nil
    }
    let read = elements.enumerated().compactMap { prompt($1, path: "\(path)[\($0)]") }
    return read.count == elements.count ? PromptSeries(read) : nil
  }

  /// One of a list.
  private func prompt(_ value: LocatedValue, path: String) -> Prompt? {
    guard isByLanguage(value) else { return monolingualPrompt(value, path: path) }
    return promptsByLanguage(value, path: path, mayBeSeveral: false)?.prompts.first
  }

  func monolingualPrompt(_ value: LocatedValue, path: String) -> Prompt? {
    switch value.content {
    case .text: return template(value, path: path).map { Prompt(text: $0, offset: value.offset) }
    case .object:
      guard let object = reader.object(value, path: path) else { return nil }
      let text = object.required("text").flatMap { template($0, path: object.path(of: "text")) }
      let seconds = object.number("seconds", in: 0...86_400)
      let audio = object.text("audio")
      object.finish()
      return text.map {
        Prompt(
          text: $0, length: seconds.map { .milliseconds(Int(($0 * 1_000).rounded())) },
          audio: audio, offset: value.offset)
      }
    default:
      reader.mismatch(
        value,
        expected: Wording(zh: "提示（文字，或含 text 的对象）", en: "a prompt (text, or an object with text)"),
        path: path)
      return nil
    }
  }

  // MARK: Templates

  /// Whether a character of a prompt is none that is spoken or only sets words apart.
  private static func isUnspeakable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }

  private func template(_ value: LocatedValue, path: String) -> Template? {
    guard let source = reader.text(value, path: path) else { return nil }
    guard source.utf8.count <= Value.maximumTextLength else {
      reader.error(
        "too-long", at: value.offset,
        Wording(
          zh: "一段提示最多 \(Value.maximumTextLength) 字节",
          en: "a prompt has at most \(Value.maximumTextLength) bytes"
        ).at(path),
        hint: Wording(zh: "拆成几个节点", en: "split it into several nodes"))
      return nil
    }
    if let control = source.unicodeScalars.first(where: Self.isUnspeakable) {
      let number = String(control.value, radix: 16, uppercase: true).leftPadded(to: 4)
      reader.error(
        "control-character", at: value.offset,
        Wording(
          zh: "提示里不能有控制字符 U+\(number)", en: "a prompt can't have the control character U+\(number)"
        ).at(path),
        hint: Wording(
          zh: "它念不出来，终端和日志却会照着动作；去掉它",
          en: "nothing says it, and terminals and logs act on it; leave it out"))
    }
    let (pieces, problem) = TemplateScanner.scan(source)
    if let problem {
      reader.error(
        "bad-template", at: reader.source.offset(inLiteralAt: value.offset, at: problem.offset),
        problem.message.at(path), hint: problem.hint)
    }
    var parts: [Template.Part] = []
    var isComplete = problem == nil
    for piece in pieces {
      switch piece {
      case .literal(let text): parts.append(.literal(text))
      case .expression(let text, let offset):
        if let expression = expression(text, in: value, at: offset, path: path) {
          parts.append(.expression(expression))
        } else {
          isComplete = false
        }
      }
    }
    return isComplete ? Template(parts: parts, source: source) : nil
  }
}

extension String {
  fileprivate func leftPadded(to length: Int) -> String {
    String(repeating: "0", count: max(0, length - count)) + self
  }
}
