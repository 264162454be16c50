package import Diagnostics

/// What a service takes and answers, as flows and checks of flows need to know it.
package struct ServiceSignature: Sendable, Hashable {
  /// Something that a flow gives a service.
  package struct Input: Sendable, Hashable {
    package var name: String
    /// Without a required input the call is a fault.
    package var isRequired: Bool
    package var meaning: Wording

    static func required(_ name: String, _ meaning: Wording) -> Input {
      Input(name: name, isRequired: true, meaning: meaning)
    }

    static func optional(_ name: String, _ meaning: Wording) -> Input {
      Input(name: name, isRequired: false, meaning: meaning)
    }
  }

  /// The name that flows call it by, such as `order.find`.
  package var name: String
  package var summary: String
  package var inputs: [Input]
  /// Every outcome there is; a fault is none of them.
  package var outcomes: [String]
  /// Whether it changes something; then it does so once for one call id and the same inputs.
  package var changesSomething: Bool
  /// What the `into` variable gets.
  package var returns: String
}

/// The services that are built in, the same over a fixture's data and over the database.
package enum ServiceCatalog {
  /// The signature of a service by name.
  package static func signature(of service: String) -> ServiceSignature? {
    all.first { $0.name == service }
  }

  private static let order = "`{ id, product, kind, amount, status, statusText, … }`"
  private static let complaint =
    "`{ id, order, kind, stage, stageText, isOpen, level, reopened, openedAt, respondBy, resolveBy, "
    + "isOverdue, isPaused, owedEvidence, taskTeam, taskDueText, … }`"

  /// Every built-in service, in the order of the documentation.
  package static let all: [ServiceSignature] = [
    ServiceSignature(
      name: "caller.find", summary: "What is known of a number",
      inputs: [
        .optional("number", Wording(zh: "号码，默认来电号码", en: "the number, else the calling number"))
      ],
      outcomes: ["found", "missing"], changesSomething: false,
      returns: "`{ known, withheld, number, name, tier, region, tags, outreach, … }`"),
    ServiceSignature(
      name: "order.find", summary: "An order by its number",
      inputs: [
        .required(
          "order",
          Wording(
            zh: "完整订单号；自己的订单可只写末尾至少 4 位",
            en: "the full order number, or at least its last 4 characters for an own order"))
      ],
      outcomes: ["found", "missing"], changesSomething: false, returns: order),
    ServiceSignature(
      name: "order.latest", summary: "The newest order of a caller",
      inputs: [
        .optional("caller", Wording(zh: "号码，默认来电号码", en: "the number, else the calling number"))
      ],
      outcomes: ["found", "missing"], changesSomething: false, returns: order),
    ServiceSignature(
      name: "order.list", summary: "The newest orders of a caller, newest first",
      inputs: [
        .optional("caller", Wording(zh: "号码，默认来电号码", en: "the number, else the calling number")),
        .optional("last", Wording(zh: "最多几个，1…20，默认 5", en: "how many at most, 1…20, else 5")),
      ],
      outcomes: ["found", "none"], changesSomething: false, returns: "a list of orders"),
    ServiceSignature(
      name: "case.open", summary: "Opens a complaint, or joins the open one of the same order",
      inputs: [
        .required(
          "kind", Wording(zh: "关于什么，如 `complaint`", en: "what it is about, such as `complaint`")),
        .optional("order", Wording(zh: "关于哪个订单", en: "the order it concerns")),
        .optional("text", Wording(zh: "来电者说的话", en: "what the caller told")),
        .optional("demand", Wording(zh: "来电者的诉求", en: "what the caller asks for")),
      ],
      outcomes: ["opened", "existing"], changesSomething: true, returns: complaint),
    ServiceSignature(
      name: "case.find", summary: "A complaint by its acceptance number or its order",
      inputs: [
        .optional(
          "case",
          Wording(
            zh: "受理编号；与 `order` 至少写一个", en: "the acceptance number; this or `order` is needed")),
        .optional(
          "order",
          Wording(zh: "订单；取它未结的投诉，否则最新的", en: "the order; its open complaint, else its newest")),
      ],
      outcomes: ["found", "missing"], changesSomething: false, returns: complaint),
    ServiceSignature(
      name: "case.update", summary: "Adds to a complaint what the caller says of it",
      inputs: [
        .required("case", Wording(zh: "受理编号", en: "the acceptance number")),
        .optional("text", Wording(zh: "来电者补充的话", en: "what the caller adds")),
        .optional(
          "satisfied",
          Wording(
            zh: "true 结案；false 升级，最多 3 次", en: "true closes it; false escalates it, at most 3 times"
          )),
      ],
      outcomes: ["updated", "missing", "refused"], changesSomething: true, returns: complaint),
    ServiceSignature(
      name: "refund.request", summary: "Pays back at once what the menu may pay back",
      inputs: [
        .required("order", Wording(zh: "完整订单号", en: "the full order number")),
        .optional(
          "amount",
          Wording(zh: "元；默认实付减已退", en: "in yuan; else all that was paid and not yet paid back")),
      ],
      outcomes: ["done", "needsApproval", "refused"], changesSomething: true,
      returns: "`{ order, amount, reason }`"),
    ServiceSignature(
      name: "recharge.resend", summary: "Sends a paid order that has not arrived once more",
      inputs: [.required("order", Wording(zh: "完整订单号", en: "the full order number"))],
      outcomes: ["done", "refused"], changesSomething: true, returns: "`{ order, reason }`"),
    ServiceSignature(
      name: "coupon.grant", summary: "Gives a known caller a coupon as compensation",
      inputs: [
        .optional("caller", Wording(zh: "号码，默认来电号码", en: "the number, else the calling number")),
        .required("amount", Wording(zh: "元", en: "in yuan")),
      ],
      outcomes: ["done", "refused"], changesSomething: true,
      returns: "`{ amount, reason }`"),
    ServiceSignature(
      name: "message.send", summary: "Sends a text message",
      inputs: [
        .optional("to", Wording(zh: "号码，默认来电号码", en: "the number, else the calling number")),
        .required("text", Wording(zh: "内容", en: "what it says")),
      ],
      outcomes: ["sent", "refused"], changesSomething: true, returns: "`{ reason }`"),
    ServiceSignature(
      name: "callback.book", summary: "Books a call back",
      inputs: [
        .optional("number", Wording(zh: "号码，默认来电号码", en: "the number, else the calling number")),
        .required("skill", Wording(zh: "由哪个技能的坐席回拨", en: "the skill whose agents call")),
        .optional(
          "at",
          Wording(
            zh: "何时，带时区；默认轮到就拨", en: "when, with an offset; else as soon as it is the caller's turn"
          )),
      ],
      outcomes: ["booked", "refused"], changesSomething: true,
      returns: "`{ skill, at, reason }`"),
    ServiceSignature(
      name: "outreach.heard",
      summary: "Says that the caller heard what the house would have rung about",
      inputs: [
        .required("outreach", Wording(zh: "caller.outreach.id", en: "`caller.outreach.id`")),
        .required("order", Wording(zh: "caller.outreach.order", en: "`caller.outreach.order`")),
      ],
      outcomes: ["done", "refused"], changesSomething: true,
      returns: "`{ outreach, reason }`"),
  ]
}
