package import Diagnostics
package import FlowInterpreter

/// Reads Twilio Studio flow definitions.
///
/// https://www.twilio.com/docs/studio/flow-definition
package struct StudioReader: ForeignFlowReader {
  package init() {}

  package var kind: Wording {
    Wording(
      zh: " Twilio Studio 定义（有 states 和 initial_state）",
      en: "a Twilio Studio definition (states and initial_state)")
  }

  package func recognizes(_ document: LocatedValue) -> Bool {
    document["states"] != nil || document["initial_state"] != nil
  }

  package func flow(
    _ document: LocatedValue, id: String, source: SourceText, log: DiagnosticLog
  ) -> Flow? {
    let reader = DocumentReader(source, log: log)
    guard let file = StudioFile(document, reader), file.check(reader) else { return nil }
    var translation = StudioTranslation(file, reader: reader)
    return translation.flow(id: id)
  }
}

/// A flow as Studio has it.
struct StudioFile {
  var title: String?
  var start: VendorBlock.Target
  var blocks: [VendorBlock]

  /// - Returns: `nil` if the file isn't of this form, which is reported.
  init?(_ document: LocatedValue, _ reader: DocumentReader) {
    title = document["description"]?.scalar
    let before = reader.log.diagnostics.count
    guard let states = document["states"] else {
      reader.error(
        "missing-key", at: document.offset, Wording(zh: "缺少键“states”", en: "missing key \"states\"")
      )
      return nil
    }
    let read = reader.list(states, path: "states")
    if read.isEmpty, case .array = states.content {
      reader.error(
        "no-nodes", at: states.offset,
        Wording(zh: "流程至少要有一个组件", en: "a flow needs at least one widget"))
    }
    blocks = read.enumerated().compactMap { VendorBlock(widget: $1, path: "states[\($0)]", reader) }
    guard let start = VendorBlock.Target(document["initial_state"]) else {
      reader.error(
        "missing-key", at: document.offset,
        Wording(zh: "缺少键“initial_state”", en: "missing key \"initial_state\""),
        hint: Wording(
          zh: "写上来电从哪个组件开始，通常是 \"Trigger\"",
          en: "name the widget at which a call begins, usually \"Trigger\""))
      return nil
    }
    self.start = start
    if reader.log.diagnostics[before...].contains(where: { $0.severity == .error }) { return nil }
  }

  /// Whether the widgets are ones that there are; what is wrong is reported.
  func check(_ reader: DocumentReader) -> Bool {
    let before = reader.log.diagnostics.count
    var seen: Set<String> = []
    for block in blocks {
      if !seen.insert(block.id).inserted {
        reader.error(
          "duplicate-id", at: block.offset,
          Wording(
            zh: "组件“\(block.id.prefix(60))”：与另一个组件同名",
            en: "widget \"\(block.id.prefix(60))\": there is another widget of this name"),
          hint: Wording(zh: "同一流程里不能重名", en: "names are unique within a flow"))
      }
      if !StudioTypes.all.contains(block.type) {
        reader.error(
          "unknown-widget", at: block.offset,
          Wording(
            zh: "组件“\(block.name.prefix(60))”：type：Twilio Studio 没有组件“\(block.type.prefix(60))”",
            en:
              "widget \"\(block.name.prefix(60))\": type: \"\(block.type.prefix(60))\" is no widget of "
              + "Twilio Studio") + Suggestion.guess(at: block.type, in: StudioTypes.all.sorted()),
          hint: Wording(zh: "见组件库", en: "see the widget library"))
      }
    }
    if !seen.contains(start.id) {
      reader.error(
        "unknown-start", at: start.offset,
        Wording(
          zh: "initial_state：流程里没有组件“\(start.id.prefix(60))”",
          en: "initial_state: \"\(start.id.prefix(60))\" is no widget of the flow")
          + Suggestion.guess(at: start.id, in: blocks.map(\.id)))
    }
    return !reader.log.diagnostics[before...].contains { $0.severity == .error }
  }
}

/// The widget types of Twilio Studio.
enum StudioTypes {
  /// What has a meaning of its own here.
  static let understood: Set = [
    "trigger", "say-play", "gather-input-on-call", "split-based-on", "set-variables",
    "make-http-request", "run-function", "run-subflow", "send-to-flex", "enqueue-call",
    "connect-call-to", "record-voicemail", "send-message", "send-and-wait-for-reply",
    "add-twiml-redirect", "make-outgoing-call-v2", "make-outgoing-call",
    "fork-stream", "record-call", "state-set-variables",
  ]

  /// What asks something outside; its events are outcomes.
  static let outside: Set = [
    "capture-payments", "send-to-autopilot", "add-to-conversation", "search-recordings",
    "connect-virtual-agent", "connect-virtual-agent-v2", "send-email", "create-conference",
    "dialogflow-detect-intent",
  ]

  static let all = understood.union(outside)
}

extension VendorBlock {
  /// A widget; its transitions are conditions by event, a split's conditions are kept apart.
  init?(widget: LocatedValue, path: String, _ reader: DocumentReader) {
    guard case .object = widget.content else {
      reader.mismatch(widget, expected: Wording(zh: "组件", en: "a widget"), path: path)
      return nil
    }
    guard let name = widget["name"]?.scalar, !name.isEmpty else {
      reader.error(
        "missing-key", at: widget.offset,
        Wording(zh: "缺少键“name”", en: "missing key \"name\"").at(path))
      return nil
    }
    guard let type = widget["type"]?.scalar else {
      reader.error(
        "missing-key", at: widget.offset,
        Wording(
          zh: "组件“\(name.prefix(60))”：缺少键“type”",
          en: "widget \"\(name.prefix(60))\": missing key \"type\""))
      return nil
    }
    self.init(
      id: name, name: name, type: type,
      parameters: widget["properties"]
        ?? LocatedValue(.object([]), offset: widget.offset, end: widget.offset),
      next: nil, offset: widget["name"]?.offset ?? widget.offset)
    transitions = (widget["transitions"]?.elements ?? []).map(Transition.init)
  }
}
