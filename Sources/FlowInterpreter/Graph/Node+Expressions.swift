extension Node {
  /// The expressions that are evaluated when a call is at the node, those inside prompts included.
  package var expressions: [Expression] { ownExpressions + prompts.flatMap(\.expressions) }

  /// The expressions that the node's keys hold, without those inside prompts.
  package var ownExpressions: [Expression] {
    switch kind {
    case .collect(let collect): [collect.check].compactMap(\.self)
    case .set(let set): set.assignments.map(\.value) + [set.language?.value].compactMap(\.self)
    case .branch(let branch): branch.cases.map(\.when)
    case .service(let service):
      service.inputs.map(\.value) + [service.nameFrom].compactMap(\.self)
    case .queue(let queue): [queue.skillFrom, queue.priority].compactMap(\.self)
    case .callback(let callback): [callback.number, callback.at].compactMap(\.self)
    case .flow(let subFlow): subFlow.pass.map(\.value)
    case .say, .menu, .listen, .hours, .voicemail, .return, .hangUp: []
    }
  }

  /// Everything the node may say, with prompts for silence and wrong answers.
  package var prompts: [PromptSeries] {
    ([mainPrompt, retry?.noInput, retry?.noMatch]).compactMap(\.self) + queueTexts
  }

  /// What the node says when a call comes to it.
  package var mainPrompt: PromptSeries? {
    switch kind {
    case .say(let say): say.prompt
    case .menu(let menu): menu.prompt
    case .collect(let collect): collect.prompt
    case .listen(let listen): listen.prompt
    case .queue(let queue): queue.prompt
    case .callback(let callback): callback.prompt
    case .voicemail(let voicemail): voicemail.prompt
    case .hangUp(let hangUp): hangUp.prompt
    case .set, .branch, .hours, .service, .flow, .return: nil
    }
  }

  /// What a queue says to those who wait.
  private var queueTexts: [PromptSeries] {
    if case .queue(let queue) = kind { queue.texts.given } else { [] }
  }

  /// The variables that a call has set once it has left the node by any way but a fault.
  package var assigned: [VariableReference] {
    switch kind {
    case .collect(let collect): [collect.into] + [collect.speech?.into].compactMap(\.self)
    case .listen(let listen): [listen.into]
    case .set(let set): set.assignments.map(\.variable)
    case .service(let service):
      [service.into].compactMap(\.self) + service.fields.map(\.variable)
    case .voicemail(let voicemail): [voicemail.into]
    case .flow(let subFlow): subFlow.bring.map(\.variable)
    case .say, .menu, .branch, .hours, .queue, .callback, .return, .hangUp: []
    }
  }
}

extension PromptSeries {
  package var expressions: [Expression] {
    prompts.flatMap(\.everyLanguage).flatMap(\.text.expressions)
  }
}

extension Template {
  package var expressions: [Expression] {
    parts.compactMap { part in
      if case .expression(let expression) = part { expression } else { nil }
    }
  }
}
