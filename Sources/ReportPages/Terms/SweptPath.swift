internal import Diagnostics
internal import Reports

/// A place of a scenario in a planner's words, such as "agents of pool front".
struct SweptPath: Localized {
  let path: String
  let language: Language

  /// The path itself where there are no words for it.
  var words: String {
    let keys = path.split(separator: ".").map(String.init)
    if let (chinese, english) = Self.names[path] { return say(chinese, english) }
    guard keys.count > 2, let (chinese, english) = Self.owners[keys[0]],
      let name = Self.names[keys[2...].joined(separator: ".")]
    else { return path }
    return say("\(chinese)“\(keys[1])”的\(name.0)", "\(name.1) of \(english) \(keys[1])")
  }

  private static let owners: [String: (String, String)] = [
    "pools": ("坐席组", "pool"), "queues": ("队列", "queue"), "callTypes": ("来电类型", "call type"),
  ]

  private static let names: [String: (String, String)] = [
    "lines": ("线路数", "lines"), "agents": ("人数", "agents"),
    "costPerHour": ("时薪", "pay an hour"), "shrinkage": ("缺勤率", "share away"),
    "within": ("应答时限", "time to be answered in"),
    "answered": ("应答比例目标", "share to be answered in time"),
    "capacity": ("最多排队人数", "places in line"), "maxWait.after": ("最长等待", "longest wait"),
    "choose": ("选坐席的办法", "choice of agents"), "patience": ("耐心", "patience"),
    "handling": ("通话时长", "talk time"), "wrapUp": ("话后处理", "wrap-up"),
    "arrivals.perHour": ("每小时来电", "calls an hour"),
    "ivr.lasts": ("菜单时长", "time in the menu"),
    "ivr.contained": ("菜单自助比例", "share served by the menu"),
    "redial.abandoned.share": ("放弃后重拨的比例", "share who redial after giving up"),
    "redial.busy.share": ("忙音后重拨的比例", "share who redial after a busy signal"),
    "transfer.share": ("转接比例", "share transferred"),
    "callback.accepted": ("接受回拨的比例", "share who accept a callback"),
  ]
}
