package import Diagnostics
package import FlowInterpreter

/// Reads Twilio Studio flow definitions.
///
/// https://www.twilio.com/docs/studio/flow-definition
package struct StudioReader: ForeignFlowReader {
  private let unknown: UnknownBlocks

  package init(unknown: UnknownBlocks = .refused) { self.unknown = unknown }

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
    guard let file = StudioFile(document, unknown, reader) else { return nil }
    var translation = StudioTranslation(file, reader: reader)
    return translation.flow(id: id)
  }
}

/// A flow as Studio has it.
struct StudioFile {
  var title: String?
  var start: VendorBlock.Target
  var blocks: [VendorBlock]

  static let terms = BlockTerms(
    word: Wording(zh: "组件", en: "widget"), system: "Twilio Studio", idKey: "name", typeKey: "type",
    startKey: "initial_state", types: StudioTypes.all)

  /// - Returns: `nil` if there are errors, which are reported.
  init?(_ document: LocatedValue, _ unknown: UnknownBlocks, _ reader: DocumentReader) {
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
        Wording(zh: "states：流程至少要有一个组件", en: "states: a flow needs at least one widget"))
    }
    blocks = read.enumerated().compactMap { VendorBlock(widget: $1, path: "states[\($0)]", reader) }
    let start = VendorBlock.Target(document["initial_state"])
    if start == nil {
      reader.error(
        "missing-key", at: document["initial_state"]?.offset ?? document.offset,
        Wording(zh: "缺少键“initial_state”", en: "missing key \"initial_state\""),
        hint: Wording(
          zh: "写上来电从哪个组件开始，通常是 \"Trigger\"",
          en: "name the widget at which a call begins, usually \"Trigger\""))
    }
    Self.terms.check(blocks, start: start, unknown: unknown, reader)
    guard let start, !reader.log.diagnostics[before...].contains(where: { $0.severity == .error })
    else { return nil }
    self.start = start
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
    let name = widget["name"]?.scalar ?? ""
    let title = name.isEmpty ? path : "widget \"\(name.prefix(60))\""
    if name.isEmpty {
      reader.error(
        "missing-key", at: widget.offset,
        Wording(zh: "缺少键“name”", en: "missing key \"name\"").at(path))
    }
    let type = widget["type"]?.scalar ?? ""
    if type.isEmpty {
      reader.error(
        "missing-key", at: widget.offset,
        Wording(zh: "缺少键“type”", en: "missing key \"type\"").at(title))
    }
    Self.checkForm(widget["properties"], isList: false, "\(title): properties", reader)
    Self.checkForm(widget["transitions"], isList: true, "\(title): transitions", reader)
    self.init(
      id: name, name: name, type: type,
      parameters: widget["properties"]
        ?? LocatedValue(.object([]), offset: widget.offset, end: widget.offset),
      next: nil, offset: widget["name"]?.offset ?? widget.offset)
    for (index, transition) in (widget["transitions"]?.elements ?? []).enumerated() {
      let place = "\(title): transitions[\(index)]"
      Self.checkForm(transition, isList: false, place, reader)
      Self.checkForm(transition["conditions"], isList: true, "\(place): conditions", reader)
      transitions.append(Transition(transition))
    }
  }
}
