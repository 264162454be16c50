internal import AfterSales
internal import ArgumentParsing
internal import DeskScreens
internal import Diagnostics
internal import ServiceDesk

extension Hotline {
  static let messages = Command(
    "messages", summary: "Work off the messages that callers left",
    discussion: """
      A message waits until an agent takes it, the earliest first; take shows the number to ring for this
      one call, hear what was said, to who has it and to supervisors. Both stand in the audit. case opens a
      case with its words, or joins that of the order. Messages are due within two hours of those from 9 to
      21 o'clock; who isn't reached is tried again after half an hour, three times.
        hotline messages take --agent li-na
        hotline messages hear m-c-1007 --agent li-na
        hotline messages case m-c-1007 --order 202611110001 --agent li-na
        hotline messages done m-c-1007 --agent li-na
      """,
    options: owedList(.message).command.options, subcommands: messageWork.map(\.command)
  ) { try owedList(.message).run($0, at: DeskFace($0, $1)) }

  static let callbacks = Command(
    "callbacks", summary: "Work off the callbacks that were asked for",
    discussion: """
      Callbacks that were asked for while the switchboard ran are offered at agents' desks like calls, and
      are listed here; all others wait until an agent takes them, in order, between 9 and 21 o'clock. take
      shows the number to ring for this one call, which stands in the audit. Who isn't reached is tried again
      after half an hour, three times.
        hotline callbacks --agent li-na
        hotline callbacks take --agent li-na
        hotline callbacks missed b-c-1007 --agent li-na
      """,
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
      "list", summary: "List them, the next one to be taken first",
      options: [
        .flag("all", help: "those that are over too"),
        .value("limit", "N", help: "at most so many (default 50)"),
      ]
    ) { invocation, face in
      let listing = try face.run(
        ListOwedCalls(
          kind, showsDone: invocation.flag("all"),
          limit: try invocation.integer("limit", in: 1...10_000) ?? 50))
      face.warn(ofDamaged: listing.damaged)
      face.write(listing.value.json(kind), listing.value.text(kind, face.console, face.now))
      return .success
    }
  }

  private static func owedTake(_ kind: OwedCall.Kind) -> DeskCommand {
    DeskCommand(
      "take", summary: "Take the next one, or that of an id, with the number to ring",
      arguments: [
        Argument("ID", help: "which one (default: the next)", isOptional: true, completion: .none)
      ]
    ) { invocation, face in
      let taken = try face.run(TakeOwedCall(kind, id: invocation.arguments.first))
      face.write(taken.value.json, taken.value.text(face.console))
      return .success
    }
  }

  private static let messageHear = DeskCommand(
    "hear", summary: "Show what was said, to who has it or a supervisor",
    arguments: [idArgument]
  ) { invocation, face in
    let heard = try face.run(HearMessage(invocation.arguments[0]))
    face.write(heard.value.json, heard.value.text(face.console))
    return .success
  }

  private static func owedEnds(_ kind: OwedCall.Kind) -> [DeskCommand] {
    let ends: [(OwedCallEnd, String)] = [
      (.done, "It is dealt with"),
      (.missed, "The customer was rung in vain: try again later"),
      (.givenBack, "Give it back, for the next agent"),
    ]
    return ends.map { end, summary in
      DeskCommand(end.rawValue, summary: summary, arguments: [idArgument]) { invocation, face in
        let view = try face.run(SettleOwedCall(invocation.arguments[0], kind, as: end))
        face.write(view.json, view.text(face.console))
        return .success
      }
    }
  }

  private static func owedCase(_ kind: OwedCall.Kind) -> DeskCommand {
    DeskCommand(
      "case", summary: "Open a case for it, or join the open case of the order",
      arguments: [idArgument],
      options: [
        .value(
          "kind", "KIND",
          help: IssueKind.known.map(\.rawValue).joined(separator: " ")
            + " (default: by what was said)",
          completion: .choices(IssueKind.known.map(\.rawValue))),
        .value("order", "ORDER", help: "the order it is about"), .houseFiles,
      ]
    ) { invocation, face in
      let kinds = IssueKind.known.map(\.rawValue)
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
        ]), taken.view.summary(face.console) + view.text(face.console))
      return .success
    }
  }

  private static let idArgument = Argument(
    "ID", help: "as list tells it", completion: .none)
}
