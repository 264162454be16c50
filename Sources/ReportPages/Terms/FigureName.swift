internal import Diagnostics
internal import QueueSimulator
internal import Reports

/// How pages and summaries name a figure of the simulator, write it, and which way it should go.
struct FigureName: Worded {
  let figure: String

  init(_ figure: String) { self.figure = figure }
  init(_ measure: CallMeasure) { figure = measure.rawValue }
  init(_ measure: Scenario.Target.Measure) { figure = measure.rawValue }

  func text(_ language: Language) -> String {
    language.text(wording)
  }

  var unit: ChartUnit {
    switch figure {
    case "serviceLevel", "abandonment", "blocking", "occupancy", "delayed": .share
    case "asa", "meanWait", "longestWait", "callbackWait": .seconds
    case "agentCost", "lineCost", "blockedCost", "abandonedCost", "totalCost", "cost": .yuan
    default: .count
    }
  }

  /// Whether more of it is better for callers or the budget; `nil` where it is neither.
  var isBetterHigher: Bool? {
    switch figure {
    case "serviceLevel", "answered": true
    case "asa", "meanWait", "longestWait", "abandonment", "blocking", "meanQueue", "agentCost",
      "lineCost", "blockedCost", "abandonedCost", "totalCost", "cost":
      false
    default: nil
    }
  }

  var wording: Wording {
    guard let (chinese, english) = Self.names[figure] else { return Wording(figure) }
    return Wording(zh: chinese, en: english)
  }

  private static let names: [String: (String, String)] = [
    "attempts": ("拨入", "dials"), "offered": ("进入排队", "offered"),
    "answered": ("接起", "answered"), "abandoned": ("放弃", "gave up"),
    "balked": ("不愿等待", "would not wait"), "blocked": ("忙音", "busy signals"),
    "contained": ("自助解决", "served by the menu"),
    "abandonedInMenu": ("菜单中挂机", "gave up in the menu"),
    "callbacksInMenu": ("菜单登记回电", "callbacks left in the menu"),
    "voicemailsInMenu": ("菜单留言", "messages left in the menu"),
    "failedInMenu": ("菜单出错", "failed in the menu"),
    "casesInMenu": ("菜单开立工单", "cases opened in the menu"),
    "callbacks": ("回拨", "callbacks"), "voicemails": ("留言", "voicemails"),
    "redials": ("重拨", "redials"), "serviceLevel": ("服务水平", "service level"),
    "asa": ("平均应答时间", "average speed of answer"), "meanWait": ("平均等待", "mean wait"),
    "longestWait": ("最长等待", "longest wait"), "abandonment": ("放弃率", "abandonment"),
    "blocking": ("忙音率", "blocking"), "meanQueue": ("平均排队人数", "callers waiting"),
    "meanLines": ("平均占用线路", "lines in use"), "occupancy": ("占用率", "occupancy"),
    "staffedHours": ("工时", "staffed hours"), "cost": ("成本", "cost"),
    "agentCost": ("坐席成本", "cost of agents"), "lineCost": ("线路成本", "cost of lines"),
    "blockedCost": ("忙音损失", "cost of busy signals"),
    "abandonedCost": ("放弃损失", "cost of calls given up"),
    "totalCost": ("总成本", "total cost"),
  ]
}
