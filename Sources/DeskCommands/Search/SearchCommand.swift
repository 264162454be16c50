internal import AfterSales
internal import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Reports
internal import ServiceDesk

extension Hotline {
  package static let search = DeskCommand(
    "search",
    summary: Wording(
      zh: "按订单号、受理编号、电话号码或姓名查客户",
      en: "Find a customer by order, acceptance number, telephone number or name"),
    discussion: Wording(
      zh: """
        WORD 是客户能说出的任何一项；选项指明按什么查。姓名按全名查盲索引，哪里都不存明文。查到的人打码显示，
        查了什么进审计。查不到时状态为 1。
          hotline search 202611110001 --agent li-na
          hotline search --name - --agent li-na
        """,
      en: """
        WORD is whatever the customer can tell; the options say what it is meant as. A name is found as a
        whole, by a blind index: it is nowhere in clear. Whoever is found is shown masked, and what was
        looked for stands in the audit. Status 1 if nobody is found.
          hotline search 202611110001 --agent li-na
          hotline search --name - --agent li-na
        """),
    arguments: [searchArgument], options: searchOptions
  ) { invocation, face in
    let found = try face.run(SearchCallers(try face.words(invocation)))
    face.write(
      .object(["found": .array(found.value.map(\.json))]),
      FoundCaller.table(found.value, face.console))
    return found.value.isEmpty ? .checkFailed : .success
  }

  package static let story = DeskCommand(
    "story",
    summary: Wording(
      zh: "按先后列出与这位客户的全部往来", en: "Tell all that the house had to do with a customer, in order"),
    discussion: Wording(
      zh: """
        订单、每位坐席接的来电、留言、回拨、每个工单的每一步、退款，早的在前。说的内容要 --reveal 并写 --reason 才显示，
        理由会保存。
          hotline story 202611110001 --agent li-na
          hotline story '#12' --agent zhang-wei --reveal --reason "投诉升级，核对经过"
        """,
      en: """
        Orders, calls with each agent's part, messages, callbacks, every step of every case, and refunds, the
        earliest first. What was said stays hidden until --reveal with a --reason, which is kept.
          hotline story 202611110001 --agent li-na
          hotline story '#12' --agent zhang-wei --reveal --reason "投诉升级，核对经过"
        """),
    arguments: [searchArgument],
    options: searchOptions + [
      .flag("reveal", help: Wording(zh: "明文显示说的内容", en: "show in clear what was said")),
      .value("reason", "TEXT", help: Wording(zh: "为什么必须看", en: "why it must be read")),
    ]
  ) { invocation, face in
    let reason = invocation.flag("reveal") ? invocation.value("reason") ?? "" : nil
    let queues = try face.queueTitles
    let story = try face.run(TellStory(try face.words(invocation), reason: reason))
    face.write(
      story.value.json(face.console),
      story.value.text(face.console, now: face.now, queues: queues))
    face.warn(ofDamaged: story.value.story.damaged)
    return .success
  }

  private static let searchArgument = Argument(
    "WORD",
    help: Wording(
      zh: "订单号、受理编号、电话号码、全名或 #ID；- 从标准输入读",
      en: "an order, acceptance number, number, whole name or #ID; - reads it"),
    isOptional: true, completion: .none)

  private static let searchOptions: [ArgumentParsing.Option] = [
    .value("order", "ORDER", help: Wording(zh: "按订单号", en: "by an order's number")),
    .value("case", "CASE", help: Wording(zh: "按受理编号", en: "by an acceptance number")),
    .value(
      "number", "NUMBER",
      help: Wording(zh: "按电话号码；- 从标准输入读", en: "by a telephone number; - reads it")),
    .value("name", "NAME", help: Wording(zh: "按全名；- 从标准输入读", en: "by the whole name; - reads it")),
  ]
}

extension DeskFace {
  /// What somebody is looked up by.
  func words(_ invocation: Invocation) throws -> SearchWords {
    var words = SearchWords()
    words.word = invocation.clear(invocation.arguments.first, console)
    words.order = invocation.value("order")
    words.complaint = try invocation.caseOption()
    words.number = invocation.clear(invocation.value("number"), console)
    words.name = invocation.clear(invocation.value("name"), console)
    if let number = words.number {
      guard case .number = CallingNumber(number) else {
        throw UsageError.noTelephoneNumber(at: "--number")
      }
    }
    return words
  }
}
