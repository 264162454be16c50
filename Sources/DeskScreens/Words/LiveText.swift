package import AfterSales
package import ArgumentParsing
internal import Diagnostics
internal import EmergencyPlans
package import ServiceDesk

/// What the live commands say in words.
package enum LiveText {
  /// Why nothing came of what was asked.
  package static func fault(_ fault: LiveFault, _ console: Console) -> String {
    func unknown(_ what: Wording, _ name: String, _ known: [String]) -> String {
      let guess = Suggestion.guess(at: name, in: known)
      return console.text(
        zh: "\(what.zh)“\(name)”\(guess.zh)；有：\(known.joined(separator: "、"))",
        en: "\(what.en) \"\(name)\"\(guess.en); there are: \(known.joined(separator: ", "))")
    }
    switch fault {
    case .refused(let refusal): return self.refusal(refusal, console)
    case .misread(code: "too-long"):
      return console.text(
        zh: "太长：一次最多 2000 字，未予受理",
        en: "too long: at most 2,000 characters at a time; nothing was done")
    case .misread(code: "bad-id"):
      return console.text(
        zh: "这不是编号：编号只有字母、数字和 - _ . : @ /，最长64字节；未予受理",
        en: "this is no id, which has letters, digits and - _ . : @ / alone, and 64 bytes at most; "
          + "nothing was done")
    case .misread(let code): return refused(code, console)
    case .noAnswer: return console.text(zh: "总机没有回答", en: "the switchboard did not answer")
    case .unknownQueue(let name, let known):
      return unknown(Wording(zh: "没有队列", en: "there is no queue"), name, known)
    case .unknownPool(let name, let known):
      return unknown(Wording(zh: "没有班组", en: "there is no pool"), name, known)
    case .unknownAgent(let name, let known):
      let guess = Suggestion.guess(at: name, in: known)
      return console.text(
        zh: "没有坐席“\(name)”\(guess.zh)", en: "there is no agent \"\(name)\"\(guess.en)")
        + loggedOn(known, console)
    case .notLoggedOn(let name, let known):
      return console.text(zh: "坐席“\(name)”没有登录", en: "agent \"\(name)\" is not logged on")
        + loggedOn(known, console)
    }
  }

  private static func loggedOn(_ agents: [String], _ console: Console) -> String {
    guard !agents.isEmpty else { return console.text(zh: "；现在无人在线", en: "; nobody is logged on") }
    return console.text(
      zh: "；在线：\(agents.joined(separator: "、"))",
      en: "; logged on: \(agents.joined(separator: ", "))")
  }

  /// Why the switchboard changed nothing.
  private static func refusal(_ refusal: LiveRefusal, _ console: Console) -> String {
    switch refusal {
    case .unknownCall:
      console.text(zh: "没有这通电话（可能已结束）", en: "there is no such call (it may be over)")
    case .unknownAgent: console.text(zh: "没有这位坐席", en: "there is no such agent")
    case .notLoggedOn: console.text(zh: "这位坐席没有登录", en: "the agent is not logged on")
    case .unknownQueue: console.text(zh: "没有这个队列", en: "there is no such queue or pool")
    case .queueClosed: console.text(zh: "这个队列已关闭", en: "the queue is closed")
    case .queueFull: console.text(zh: "这个队列已满", en: "the queue is full")
    case .unknownPool:
      console.text(
        zh: "请用 --pool 指明所属组", en: "no pool serves your skills; name one with --pool")
    case .agentExists:
      console.text(
        zh: "该坐席已在另一终端登录", en: "the agent is logged on at another terminal")
    case .notYours:
      console.text(
        zh: "这通电话已转给别人或已结束", en: "the call went to somebody else, or is over")
    case .notNow: console.text(zh: "现在不能这样做", en: "this can't be done now")
    case .badNumber: console.text(zh: "这不是电话号码", en: "this is no telephone number")
    case .unknownPlan: console.text(PlanRefusal.unknownPlan.wording)
    case .unknownStep: console.text(PlanRefusal.unknownStep.wording)
    case .planNotNow: console.text(PlanRefusal.planNotNow.wording)
    case .stepStands: console.text(PlanRefusal.stepStands.wording)
    case .unboundAccount:
      console.text(
        zh: "您的账户没有绑定坐席；请管理员执行 hotline desk bind",
        en: "your account is bound to no agent; the administrator runs `hotline desk bind`")
    case .anotherAgent:
      console.text(
        zh: "您的账户绑定的是另一位坐席（已记录）",
        en: "your account is bound to another agent (this is recorded)")
    case .supervisorOnly:
      console.text(
        zh: "只有主管可以这样做（已记录）", en: "this is for supervisors (this is recorded)")
    case .ownerOnly:
      console.text(
        zh: "只有运行总机的账户可以这样做（已记录）",
        en: "this is for the account alone that runs the switchboard (this is recorded)")
    case .callExists, .callOver: refused(refusal.rawValue, console)
    }
  }

  /// What has no words of its own; nobody types what leads to it.
  private static func refused(_ code: String, _ console: Console) -> String {
    console.text(zh: "不能办理（\(code)）", en: "refused (\(code))")
  }

  /// What an agent does, with the reason if that is nothing.
  package static func phase(_ phase: AgentPhase, _ console: Console) -> String {
    let words = self.phase(phase.name, console)
    guard case .notReady(let why) = phase, !why.text.isEmpty else { return words }
    return words + console.text(zh: "（", en: " (") + reason(why, console)
      + console.text(zh: "）", en: ")")
  }

  package static func phase(_ phase: AgentPhase.Name, _ console: Console) -> String {
    switch phase {
    case .idle: console.text(zh: "就绪，等待来电", en: "ready, waiting for a call")
    case .offered: console.text(zh: "来电振铃", en: "a call rings")
    case .ringing: console.text(zh: "正在回拨", en: "ringing a customer back")
    case .talking: console.text(zh: "通话中", en: "talking")
    case .wrapUp: console.text(zh: "话后处理", en: "wrapping up")
    case .notReady: console.text(zh: "未就绪", en: "not ready")
    }
  }

  /// What an agent does, in a word.
  package static func shortPhase(_ phase: AgentPhase.Name, _ console: Console) -> String {
    switch phase {
    case .idle: console.text(zh: "就绪", en: "ready")
    case .offered: console.text(zh: "振铃", en: "called")
    case .ringing: console.text(zh: "回拨", en: "calling")
    case .talking: console.text(zh: "通话", en: "talking")
    case .wrapUp: console.text(zh: "话后", en: "wrap-up")
    case .notReady: console.text(zh: "未就绪", en: "not ready")
    }
  }

  /// An agent's own reason as it was given.
  private static func reason(_ reason: NotReadyReason, _ console: Console) -> String {
    switch reason {
    case .loggedOn: console.text(zh: "刚登录", en: "just logged on")
    case .callLost(let why): withdrawal(why, console)
    case .own(let words): words
    }
  }

  /// What can be typed at a desk.
  package static let deskCommands = [
    "ready", "break", "take", "decline", "reached", "missed", "transfer", "choose", "reveal",
    "finish", "done", "pop", "case", "refund", "messages", "callbacks", "search", "story", "off",
  ]

  /// What can be typed in a phase.
  package static func hint(_ phase: AgentPhase.Name, _ console: Console) -> String {
    switch phase {
    case .idle: console.text(zh: "break 原因 · off", en: "break REASON · off")
    case .offered: console.text(zh: "take 接听 · decline 拒接", en: "take · decline")
    case .ringing: console.text(zh: "reached 接通 · missed 未接", en: "reached · missed")
    case .talking:
      console.text(
        zh: "finish 结果 · transfer 队列 说明 · case … · refund …",
        en: "finish DISPOSITION · transfer QUEUE NOTE · case … · refund …")
    case .wrapUp:
      console.text(
        zh: "finish 结果 · done 完成 · case … · refund …",
        en: "finish DISPOSITION · done · case … · refund …")
    case .notReady: console.text(zh: "ready 就绪 · break 原因 · off", en: "ready · break REASON · off")
    }
  }

  /// Why a call doesn't ring at a desk any more.
  package static func withdrawal(_ why: OfferWithdrawal, _ console: Console) -> String {
    switch why {
    case .callerHungUp: console.text(zh: "来电者已挂机", en: "the caller hung up")
    case .notAnswered: console.text(zh: "未接听", en: "a call was not answered")
    case .declined: console.text(zh: "拒接", en: "a call was declined")
    case .agentLost: console.text(zh: "连接中断", en: "the connection broke")
    }
  }

  /// What a call is doing, on a queue board.
  package static func stage(_ stage: CentreStatus.CallStage, _ console: Console) -> String {
    switch stage {
    case .waiting: console.text(zh: "等待", en: "waiting")
    case .callback: console.text(zh: "待回电", en: "to be called back")
    case .booked: console.text(zh: "预约回电", en: "callback booked")
    case .offered: console.text(zh: "振铃", en: "rings")
    case .ringing: console.text(zh: "回拨中", en: "is called back")
    case .talking: console.text(zh: "通话", en: "talking")
    }
  }
}

extension UsageError {
  /// What was named or typed at the live queue.
  package init(_ fault: LiveFault, _ console: Console) {
    self.init(Wording(LiveText.fault(fault, console)))
  }
}
