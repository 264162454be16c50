internal import Diagnostics
internal import Staffing

extension PayBound.Absence {
  /// Why no pay is known below which no plan can keep the targets; a clause without its full stop.
  var wording: Wording {
    switch self {
    case .noTarget:
      Wording(
        zh: "没有全天服务水平或放弃率的目标",
        en: "there is no target of service level or abandonment for the day")
    case .blocking:
      Wording(
        zh: "线路或队列可能占满，而 accept 没有写 blocking",
        en: "lines or queues may be full, and accept says no blocking")
    case .redials:
      Wording(
        zh: "重拨的人可能太多，或不知有多少",
        en: "too many may dial again, or it isn't known how many")
    case .transfers: Wording(zh: "有转接", en: "calls are transferred")
    case .otherQueues:
      Wording(zh: "等久的来电转到别的队列", en: "calls that wait long go on to other queues")
    case .plans: Wording(zh: "应急预案会改变中心", en: "emergency plans change the centre")
    case .talks:
      Wording(
        zh: "通话时长是记录下来的，或在菜单之后随时段变化",
        en: "talks are recorded, or change with the hour behind a menu")
    case .laws:
      Wording(
        zh: "同一组坐席的通话时长分布不同，或耐心不是指数分布",
        en: "talks differ by more than their length, or patience isn't exponential")
    case .unfinished: Wording(zh: "时间内没有算完", en: "it wasn't found in time")
    }
  }
}
