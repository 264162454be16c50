package import Diagnostics

extension PlanCondition: Worded {
  /// What has to hold, as boards and guides say it.
  package var wording: Wording {
    let what = Self.whole(measure, isAbove: isAbove, limit: limit)
    guard forSeconds > 0 else { return what }
    let time = PlanTime.text(forSeconds)
    return Wording(zh: "\(what.zh)，持续 \(time)", en: "\(what.en) for \(time)")
  }

  private static func whole(_ measure: Measure, isAbove: Bool, limit: Double) -> Wording {
    switch measure {
    case .waiting(let queue):
      let number = String(Int(limit))
      return isAbove
        ? Wording(zh: "队列 \(queue) 等待超过 \(number) 人", en: "more than \(number) waiting in \(queue)")
        : Wording(
          zh: "队列 \(queue) 等待少于 \(number) 人", en: "fewer than \(number) waiting in \(queue)")
    case .expectedWait(let queue):
      let time = PlanTime.text(limit)
      return isAbove
        ? Wording(zh: "队列 \(queue) 预计等待超过 \(time)", en: "expected wait in \(queue) above \(time)")
        : Wording(zh: "队列 \(queue) 预计等待低于 \(time)", en: "expected wait in \(queue) below \(time)")
    case .lines:
      let share = "\(Int((limit * 100).rounded())) %"
      return isAbove
        ? Wording(zh: "占线率高于 \(share)", en: "more than \(share) of the lines in use")
        : Wording(zh: "占线率低于 \(share)", en: "less than \(share) of the lines in use")
    case .warning(let warning):
      let subject = warning.wording
      return isAbove
        ? Wording(zh: "\(subject.zh)预警", en: "an early warning of \(subject.en)")
        : Wording(zh: "\(subject.zh)预警已解除", en: "no early warning of \(subject.en)")
    }
  }
}

extension PlanWarning: Worded {
  package var wording: Wording {
    let isAny = name == "*"
    return switch subject {
    case .product:
      isAny
        ? Wording(zh: "任一商品", en: "a product") : Wording(zh: "商品“\(name)”", en: "product \(name)")
    case .region:
      isAny ? Wording(zh: "任一地区", en: "a region") : Wording(zh: "地区“\(name)”", en: "region \(name)")
    case .kind:
      isAny ? Wording(zh: "任一类型", en: "a kind") : Wording(zh: "类型“\(name)”", en: "kind \(name)")
    }
  }
}

extension EmergencyPlan.Ending: Worded {
  package var wording: Wording {
    var zh: [String] = []
    var en: [String] = []
    if !calm.isEmpty {
      let all = calm.map(\.wording)
      let time = forSeconds > 0 ? PlanTime.text(forSeconds) : nil
      zh.append(all.map(\.zh).joined(separator: "且") + (time.map { "，持续 \($0)" } ?? ""))
      en.append(all.map(\.en).joined(separator: " and ") + (time.map { ", for \($0)" } ?? ""))
    }
    if let afterSeconds {
      zh.append("开始 \(PlanTime.text(afterSeconds)) 后")
      en.append("\(PlanTime.text(afterSeconds)) after its beginning")
    }
    zh.append("人工结束")
    en.append("by hand")
    return Wording(zh: zh.joined(separator: "；或"), en: en.joined(separator: "; or "))
  }
}

extension PlanRefusal: Worded {
  package var wording: Wording {
    switch self {
    case .unknownPlan: Wording(zh: "没有这个应急预案", en: "there is no such plan")
    case .unknownStep: Wording(zh: "预案里没有这一步", en: "the plan has no such step")
    case .planNotNow:
      Wording(zh: "预案现在不在可以这样做的状态", en: "that can't be done with the plan as it stands")
    case .stepStands: Wording(zh: "已经告知来电者的话无法收回", en: "what callers were told can't be taken back")
    }
  }
}
