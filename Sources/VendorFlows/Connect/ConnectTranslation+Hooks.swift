internal import Diagnostics
internal import FlowInterpreter

/// The flows that a call is played when something happens to it.
extension ConnectTranslation {
  /// The events that there are; what no caller hears is kept and never played.
  private static let events = [
    "AgentHold", "AgentWhisper", "CustomerHold", "CustomerQueue", "CustomerRemaining",
    "CustomerWhisper", "DefaultAgentUI", "DisconnectAgentUI", "PauseContact", "ResumeContact",
  ]

  mutating func hooks(of block: VendorBlock) -> [EventHook] {
    let given = block["EventHooks"]?.members ?? []
    if given.isEmpty {
      builder.warn(
        "missing-key", at: block.offset, block,
        Wording(zh: "EventHooks：没有写流程", en: "EventHooks: names no flow"),
        hint: Wording(
          zh: "写明事件（如 CustomerQueue）和那时要播放的流程",
          en: "name an event, such as CustomerQueue, and the flow that is to be played then"))
    }
    return given.compactMap { member in
      if !Self.events.contains(member.key) {
        builder.warn(
          "unknown-event", at: member.keyOffset, block,
          Wording(
            zh: "EventHooks：没有事件“\(member.key.prefix(40))”",
            en: "EventHooks: \"\(member.key.prefix(40))\" is no event")
            + Suggestion.guess(at: member.key, in: Self.events),
          hint: Wording(zh: "这个流程永远不会播放", en: "the flow is never played"))
      }
      guard let resource = member.value.scalar, !resource.isEmpty else { return nil }
      let designer =
        file.metadata?[block.id]?["parameters"]?["EventHooks"]?[member.key]?["displayName"]?.scalar
        ?? file.designerName("ContactFlowId", of: block, keys: ["contactFlow", "ContactFlow"])
      let name = ConnectName(resource, designer: designer, in: file)
      var flow = SubFlow(
        flow: Identifier.slug(of: name.name, kind: "flow"), flowOffset: member.value.offset,
        pass: [], bring: [], next: nil)
      flow.otherNames = [name.name] + name.others + [block.name]
      return EventHook(name: member.key, event: EventHook.Event(connect: member.key), flow: flow)
    }
  }
}
