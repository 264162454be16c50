internal import AfterSales
package import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  package static let messages = Command(
    "messages", summary: Wording(zh: "处理来电者的留言", en: "Work off the messages that callers left"),
    discussion: Wording(
      zh: """
        留言按先后等坐席领取；take 显示这一次要拨的号码，hear 让领取人和主管看留言内容，两者都记入审计。
        case 用留言内容建工单，或并入该订单的工单。9 点到 21 点的留言两小时内要处理；没接通的半小时后再拨，共三次。
          hotline messages take --agent li-na
          hotline messages hear m-c-1007 --agent li-na
          hotline messages case m-c-1007 --order 202611110001 --agent li-na
          hotline messages done m-c-1007 --agent li-na
        """,
      en: """
        A message waits until an agent takes it, the earliest first; take shows the number to ring for this
        one call, hear what was said, to who has it and to supervisors. Both stand in the audit. case opens a
        case with its words, or joins that of the order. Messages are due within two hours of those from 9 to
        21 o'clock; who isn't reached is tried again after half an hour, three times.
          hotline messages take --agent li-na
          hotline messages hear m-c-1007 --agent li-na
          hotline messages case m-c-1007 --order 202611110001 --agent li-na
          hotline messages done m-c-1007 --agent li-na
        """),
    options: owedList(.message).command.options, subcommands: messageWork.map(\.command)
  ) { try owedList(.message).run($0, at: DeskFace($0, $1)) }

  package static let callbacks = Command(
    "callbacks", summary: Wording(zh: "处理预约的回拨", en: "Work off the callbacks that were asked for"),
    discussion: Wording(
      zh: """
        switchboard 运行时，回拨会像来电一样派给坐席，夜里预约的也是，这里也列出；没有 switchboard 或没有这个队列时，
        在 9 点到 21 点之间按先后等坐席领取。
        take 显示这一次要拨的号码，记入审计。没接通的半小时后再拨，共三次。
          hotline callbacks --agent li-na
          hotline callbacks take --agent li-na
          hotline callbacks missed b-c-1007 --agent li-na
        """,
      en: """
        While the switchboard runs, callbacks are offered at agents' desks like calls, those that were asked
        for at night too, and are listed here. Without it, or without such a queue, they wait until an agent
        takes them, in order, between 9 and 21 o'clock. take shows the number to ring for this one call, which
        stands in the audit. Who isn't reached is tried again after half an hour, three times.
          hotline callbacks --agent li-na
          hotline callbacks take --agent li-na
          hotline callbacks missed b-c-1007 --agent li-na
        """),
    options: owedList(.callback).command.options, subcommands: callbackWork.map(\.command)
  ) { try owedList(.callback).run($0, at: DeskFace($0, $1)) }

  /// What can be done with messages.
  static let messageWork =
    [owedList(.message), owedTake(.message), messageHear] + owedEnds(.message)
    + [owedCase(.message)]

  /// What can be done with callbacks.
  static let callbackWork =
    [owedList(.callback), owedTake(.callback)] + owedEnds(.callback) + [owedCase(.callback)]

  private static func owedList(_ kind: OwedCall.Kind) -> DeskCommand {
    DeskCommand(
      "list",
      summary: Wording(zh: "列出来，下一个要处理的在前", en: "List them, the next one to be taken first"),
      options: [
        .flag("all", help: Wording(zh: "含已结束的", en: "those that are over too")),
        .value("limit", "N", help: Wording(zh: "最多几条（默认 50）", en: "at most so many (default 50)")),
      ]
    ) { invocation, face in
      let queues = try face.queueTitles
      let listing = try face.run(
        ListOwedCalls(
          kind, showsDone: invocation.flag("all"),
          limit: try invocation.integer("limit", in: 1...10_000) ?? 50))
      face.warn(ofDamaged: listing.damaged)
      face.write(
        listing.value.json(kind), listing.value.text(kind, face.console, face.now, queues: queues))
      return .success
    }
  }

  private static func owedTake(_ kind: OwedCall.Kind) -> DeskCommand {
    DeskCommand(
      "take",
      summary: Wording(
        zh: "领取下一个或指定的，显示要拨的号码", en: "Take the next one, or that of an id, with the number to ring"),
      arguments: [
        Argument(
          "ID", help: Wording(zh: "哪一个（默认下一个）", en: "which one (default: the next)"),
          isOptional: true, completion: .none)
      ]
    ) { invocation, face in
      let queues = try face.queueTitles
      let taken = try face.run(TakeOwedCall(kind, id: invocation.arguments.first))
      face.write(taken.value.json, taken.value.text(face.console, queues: queues))
      return .success
    }
  }

  private static let messageHear = DeskCommand(
    "hear",
    summary: Wording(zh: "让领取人或主管看留言内容", en: "Show what was said, to who has it or a supervisor"),
    arguments: [idArgument]
  ) { invocation, face in
    let queues = try face.queueTitles
    let heard = try face.run(HearMessage(invocation.arguments[0]))
    face.write(heard.value.json, heard.value.text(face.console, queues: queues))
    return .success
  }

  private static func owedEnds(_ kind: OwedCall.Kind) -> [DeskCommand] {
    let ends: [(OwedCallEnd, Wording)] = [
      (.done, Wording(zh: "已处理", en: "It is dealt with")),
      (.missed, Wording(zh: "没接通：过会儿再拨", en: "The customer was rung in vain: try again later")),
      (.givenBack, Wording(zh: "放回去，给下一个坐席", en: "Give it back, for the next agent")),
    ]
    return ends.map { end, summary in
      DeskCommand(end.rawValue, summary: summary, arguments: [idArgument]) { invocation, face in
        let queues = try face.queueTitles
        let view = try face.run(SettleOwedCall(invocation.arguments[0], kind, as: end))
        face.write(view.json, view.text(face.console, queues: queues))
        return .success
      }
    }
  }

  private static func owedCase(_ kind: OwedCall.Kind) -> DeskCommand {
    DeskCommand(
      "case",
      summary: Wording(
        zh: "为它建工单，或并入该订单未结的工单", en: "Open a case for it, or join the open case of the order"),
      arguments: [idArgument],
      options: [
        .value(
          "kind", "KIND",
          help: .words(IssueKind.known.map(\.rawValue))
            + Wording(zh: "（默认看留言内容）", en: " (default: by what was said)"),
          completion: .choices(IssueKind.known.map(\.rawValue))),
        .value("order", "ORDER", help: Wording(zh: "关于哪个订单", en: "the order it is about")),
        .houseFiles,
      ]
    ) { invocation, face in
      let kinds = IssueKind.known.map(\.rawValue)
      let queues = try face.queueTitles
      let opened = try face.run(
        OpenCaseOfOwedCall(
          invocation.arguments[0], kind,
          issue: try invocation.choice("kind", of: kinds).map { IssueKind(rawValue: $0) },
          order: invocation.value("order")))
      let (taken, view) = (opened.taken, opened.owed)
      face.write(
        .object([
          "outcome": .text(taken.isJoined ? "existing" : "opened"),
          "case": taken.view.json(face.console), kind.rawValue: view.json,
        ]), taken.view.summary(face.console) + view.text(face.console, queues: queues))
      return .success
    }
  }

  private static let idArgument = Argument(
    "ID", help: Wording(zh: "list 里的编号", en: "as list tells it"), completion: .none)
}
