package import Diagnostics

/// How a complaint came in.
package enum CaseChannel: String, Hashable, Sendable, CaseIterable, Codable {
  case phone, online, email, social, regulator
}

/// How far a case is; the five stages are published to customers.
package enum CaseStage: String, Hashable, Sendable, CaseIterable, Codable {
  case submitted, verifying, handling, resolved, confirmed
}

extension CaseStage {
  /// As it is told to callers.
  package var spoken: String {
    switch self {
    case .submitted: "已提交"
    case .verifying: "初步核实中"
    case .handling: "责任部门处理中"
    case .resolved: "已给出处理结果"
    case .confirmed: "已确认完结"
    }
  }
}

/// Who works on a case.
package enum CaseDesk: String, Hashable, Sendable, CaseIterable, Codable {
  case frontLine = "front-line"
  case senior
  case complaintDepartment = "complaint"
  /// Checks fraud, ownership and large amounts; beside the ladder of the other three.
  case riskTeam = "risk"

  /// The desk above on the ladder of escalation; the top has none.
  package var above: CaseDesk? {
    switch self {
    case .frontLine: .senior
    case .senior, .riskTeam: .complaintDepartment
    case .complaintDepartment: nil
    }
  }

  /// The lowest desk that may work on a case escalated so often.
  package static func floor(afterEscalations count: Int) -> CaseDesk {
    switch count {
    case ...0: .frontLine
    case 1: .senior
    default: .complaintDepartment
    }
  }

  package var rank: Int {
    switch self {
    case .frontLine: 0
    case .senior, .riskTeam: 1
    case .complaintDepartment: 2
    }
  }
}

/// The three kinds of evidence that together close the chain.
package enum EvidenceKind: String, Hashable, Sendable, CaseIterable, Codable {
  /// Payment, order number, time, amount and goods.
  case transaction
  /// Who said and promised what, when.
  case conversation
  /// What the game or the app shows.
  case problem
}

/// What came of a case.
package enum CaseResult: String, Hashable, Sendable, CaseIterable, Codable {
  case refunded, reissued, replaced, compensated, corrected, explained, rejected, withdrawn

  /// Whether it gives the customer money or goods of an amount that must be named.
  package var needsAmount: Bool { self == .refunded || self == .compensated }

  /// Whether it can be given while the customer still owes evidence.
  var standsWithoutEvidence: Bool { self == .rejected || self == .withdrawn }
}

/// What went wrong, as found out.
package enum CaseCause: String, Hashable, Sendable, CaseIterable, Codable {
  case badStock = "bad-stock"
  case upstreamDelay = "upstream-delay"
  case network
  case wrongAccount = "wrong-account"
  case channelFee = "channel-fee"
  case peakVolume = "peak-volume"
  case unclearRules = "unclear-rules"
  case autoRenewal = "auto-renewal"
  case resale
  case slowService = "slow-service"
  case fraud
  case other
}

extension CaseChannel: Worded {
  package var wording: Wording {
    switch self {
    case .phone: Wording(zh: "电话", en: "phone")
    case .online: Wording(zh: "在线", en: "online")
    case .email: Wording(zh: "邮件", en: "e-mail")
    case .social: Wording(zh: "社交媒体", en: "social media")
    case .regulator: Wording(zh: "监管转办", en: "regulator")
    }
  }
}

extension CaseStage: Worded {
  package var wording: Wording {
    switch self {
    case .submitted: Wording(zh: "已提交", en: "submitted")
    case .verifying: Wording(zh: "初步核实", en: "first verification")
    case .handling: Wording(zh: "部门处理", en: "department handling")
    case .resolved: Wording(zh: "已给结果", en: "result given")
    case .confirmed: Wording(zh: "客户确认", en: "confirmed")
    }
  }
}

extension CaseDesk: Worded {
  package var wording: Wording {
    switch self {
    case .frontLine: Wording(zh: "一线", en: "front line")
    case .senior: Wording(zh: "资深坐席", en: "senior")
    case .complaintDepartment: Wording(zh: "投诉部", en: "complaint department")
    case .riskTeam: Wording(zh: "风控组", en: "risk team")
    }
  }
}

extension EvidenceKind: Worded {
  package var wording: Wording {
    switch self {
    case .transaction: Wording(zh: "交易凭证", en: "proof of the transaction")
    case .conversation: Wording(zh: "沟通记录", en: "record of the conversation")
    case .problem: Wording(zh: "问题截图", en: "picture of the problem")
    }
  }
}

extension CaseResult: Worded {
  package var wording: Wording {
    switch self {
    case .refunded: Wording(zh: "退款", en: "refunded")
    case .reissued: Wording(zh: "补发", en: "re-issued")
    case .replaced: Wording(zh: "换卡", en: "replaced")
    case .compensated: Wording(zh: "补偿", en: "compensated")
    case .corrected: Wording(zh: "已更正", en: "corrected")
    case .explained: Wording(zh: "已解释", en: "explained")
    case .rejected: Wording(zh: "不予支持", en: "rejected")
    case .withdrawn: Wording(zh: "客户撤回", en: "withdrawn")
    }
  }
}

extension CaseCause: Worded {
  package var wording: Wording {
    switch self {
    case .badStock: Wording(zh: "库存问题卡", en: "bad stock")
    case .upstreamDelay: Wording(zh: "上游延迟", en: "upstream delay")
    case .network: Wording(zh: "网络故障", en: "network")
    case .wrongAccount: Wording(zh: "账号填错", en: "wrong account")
    case .channelFee: Wording(zh: "渠道费未告知", en: "undisclosed channel fee")
    case .peakVolume: Wording(zh: "高峰积压", en: "peak volume")
    case .unclearRules: Wording(zh: "规则不清", en: "unclear rules")
    case .autoRenewal: Wording(zh: "自动续费", en: "auto-renewal")
    case .resale: Wording(zh: "账号转卖", en: "resale")
    case .slowService: Wording(zh: "服务拖延", en: "slow service")
    case .fraud: Wording(zh: "诈骗", en: "fraud")
    case .other: Wording(zh: "其他", en: "other")
    }
  }
}

extension CaseChange: Worded {
  package var wording: Wording {
    switch self {
    case .opened: Wording(zh: "受理", en: "opened")
    case .joined: Wording(zh: "再次投诉", en: "complained again")
    case .assigned: Wording(zh: "转交", en: "assigned to")
    case .responded: Wording(zh: "回复客户", en: "told the customer")
    case .evidenceRequested: Wording(zh: "索取证据", en: "asked for")
    case .evidenceAdded: Wording(zh: "收到证据", en: "received")
    case .resolved: Wording(zh: "给出结果", en: "result")
    case .confirmed: Wording(zh: "客户确认", en: "confirmed")
    case .dissatisfied: Wording(zh: "客户不满意", en: "not satisfied")
    case .reopened: Wording(zh: "重新打开", en: "reopened")
    case .noted: Wording(zh: "补充说明", en: "noted")
    case .refund(let step, _, _): step.wording
    case .classified: Wording(zh: "自动归类", en: "classified as")
    case .reclassified: Wording(zh: "改归类", en: "reclassified")
    case .takenOver: Wording(zh: "接管", en: "taken over")
    case .visited: Wording(zh: "回访", en: "return visit")
    case .taskOpened: Wording(zh: "请团队协助", en: "asked another team:")
    case .taskTaken: Wording(zh: "接手协助", en: "took the task")
    case .taskPassed: Wording(zh: "转出协助", en: "passed the task on")
    case .taskAnswered: Wording(zh: "团队答复", en: "answered the task")
    case .passedOn: Wording(zh: "监管转办", en: "passed on by a regulator")
    }
  }
}
