/// What tables of calls call their columns besides our own names, in small letters.
package enum CallColumns {
  /// When the call came in.
  package static let times = [
    "time", "start", "started", "datetime", "开始时间", "进线时间", "呼入时间", "来电时间",
  ]
  package static let types = ["call type", "业务类型", "类型", "业务"]
  package static let priorities = ["优先级"]
  package static let wrapUps = ["wrap-up", "acw", "话后时长", "整理时长", "话后处理时长"]
}
