/// One step of a flow.
package struct Node: Sendable {
  package var id: String
  /// What the flow's designer calls it, where that is no id.
  package var label: String?
  package var kind: NodeKind
  /// Where faults of this node lead, before the flow's `onError`.
  package var onFault: NodeReference?
  /// For people.
  package var note: String?
  /// The lint rules that this node is an exception to, with where each is named.
  package var allow: [AllowedRule]
  /// Where the node's key stands in the flow's source.
  package var offset: Int

  package init(
    id: String, label: String? = nil, kind: NodeKind, onFault: NodeReference? = nil,
    note: String? = nil, allow: [AllowedRule] = [], offset: Int
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.onFault = onFault
    self.note = note
    self.allow = allow
    self.offset = offset
  }
}

/// A lint rule that a node allows itself to break.
package struct AllowedRule: Sendable, Hashable {
  package var rule: String
  package var offset: Int

  package init(rule: String, offset: Int) {
    self.rule = rule
    self.offset = offset
  }
}

/// What a node does.
package indirect enum NodeKind: Sendable {
  case say(Say)
  case menu(Menu)
  case collect(Collect)
  case listen(Listen)
  case set(SetVariables)
  case branch(Branch)
  case hours(Hours)
  case service(ServiceCall)
  case queue(QueueCall)
  case callback(CallbackRequest)
  case voicemail(Voicemail)
  case flow(SubFlow)
  case `return`
  case hangUp(HangUp)
}

/// Plays a prompt and goes on; an array of prompts is by visit of the node within the call.
package struct Say: Sendable {
  package var prompt: PromptSeries
  package var bargeIn: Bool
  package var next: NodeReference
  /// Where a call goes on that waits in a queue meanwhile, as music that begins anew; flows of other
  /// systems do that.
  package var whileWaiting: NodeReference?

  package init(
    prompt: PromptSeries, bargeIn: Bool, next: NodeReference, whileWaiting: NodeReference? = nil
  ) {
    self.prompt = prompt
    self.bargeIn = bargeIn
    self.next = next
    self.whileWaiting = whileWaiting
  }
}

/// Ends the call, after a last word.
package struct HangUp: Sendable {
  package var prompt: PromptSeries?
  /// Whether the caller is put through to a number outside; flows of other systems do that.
  package var isTransfer: Bool

  package init(prompt: PromptSeries?, isTransfer: Bool = false) {
    self.prompt = prompt
    self.isTransfer = isTransfer
  }
}

/// Assigns variables, in order.
package struct SetVariables: Sendable {
  package var assignments: [Assignment]
  /// What else the call is to be spoken in from here on.
  package var language: LanguageChange?
  /// The flows that are played to the call when something happens to it from here on.
  package var hooks: [EventHook]
  package var next: NodeReference

  package init(
    assignments: [Assignment], language: LanguageChange? = nil, hooks: [EventHook] = [],
    next: NodeReference
  ) {
    self.assignments = assignments
    self.language = language
    self.hooks = hooks
    self.next = next
  }
}

/// An assignment of `call.language`, which all flows of a call share.
package struct LanguageChange: Sendable {
  /// The target as files write it.
  package static let target = "call.language"

  /// Gives one of the flow's `languages`.
  package var value: Expression
  /// How many assignments of variables come before it.
  package var position: Int
  package var offset: Int

  package init(value: Expression, position: Int, offset: Int) {
    self.value = value
    self.position = position
    self.offset = offset
  }
}

/// A variable and the expression it gets the value of.
package struct Assignment: Sendable {
  package var variable: VariableReference
  package var value: Expression

  package init(variable: VariableReference, value: Expression) {
    self.variable = variable
    self.value = value
  }
}

/// A variable as a target of an assignment.
package struct VariableReference: Sendable, Hashable {
  package var name: String
  /// The index of the variable in its flow.
  package var slot: Int
  package var offset: Int

  package init(name: String, slot: Int, offset: Int) {
    self.name = name
    self.slot = slot
    self.offset = offset
  }
}

/// Takes the way of the first condition that holds.
package struct Branch: Sendable {
  /// A condition and the way it opens.
  package struct Case: Sendable {
    package var when: Expression
    package var next: NodeReference

    package init(when: Expression, next: NodeReference) {
      self.when = when
      self.next = next
    }
  }

  package var cases: [Case]
  package var otherwise: NodeReference?

  package init(cases: [Case], otherwise: NodeReference?) {
    self.cases = cases
    self.otherwise = otherwise
  }
}

/// Runs another flow, then goes on; without `next` the call does not come back.
package struct SubFlow: Sendable {
  package var flow: String
  package var flowOffset: Int
  /// Values for variables of the other flow, by name, evaluated here.
  package var pass: [PassedValue]
  /// Values for variables of this flow, evaluated in the other flow when it returns.
  package var bring: [BroughtValue]
  package var next: NodeReference?
  /// What the other flow's names mean; `FlowLibrary` fills it in.
  package var link: SubFlowLink?
  /// By what else a fixture may name the flow, in another system; without the flow the node has a fault.
  package var otherNames: [String]?

  /// What a variable of the other flow gets.
  package struct PassedValue: Sendable {
    package var variable: String
    package var offset: Int
    package var value: Expression

    package init(variable: String, offset: Int, value: Expression) {
      self.variable = variable
      self.offset = offset
      self.value = value
    }
  }

  /// The expression is kept as text, because the other flow's variables are known only when both
  /// flows are: `FlowLibrary` compiles it.
  package struct BroughtValue: Sendable {
    package var variable: VariableReference
    package var source: String
    /// Where the text's opening quote stands.
    package var sourceOffset: Int

    package init(variable: VariableReference, source: String, sourceOffset: Int) {
      self.variable = variable
      self.source = source
      self.sourceOffset = sourceOffset
    }
  }

  package init(
    flow: String, flowOffset: Int, pass: [PassedValue], bring: [BroughtValue],
    next: NodeReference?
  ) {
    self.flow = flow
    self.flowOffset = flowOffset
    self.pass = pass
    self.bring = bring
    self.next = next
  }
}

/// A `flow` node's names, resolved against the flow it runs.
package struct SubFlowLink: Sendable {
  /// The index of the flow in its library.
  package var flow: Int
  /// For each passed value, the slot of the variable that gets it.
  package var passSlots: [Int]
  /// For each value brought back, its expression, to be evaluated in the other flow.
  package var bring: [Expression]
}
