/// A call type of the learnt scenario: the calls of a type of the log that stand in line alike.
struct LearntClass {
  let id: String
  /// Its share of the type's calls, 0…1.
  let share: Double
  /// By how much earlier than they joined its calls stand in line, in seconds.
  let headStart: Double
  let priorities: Set<Int>

  /// A class of fewer calls isn't worth a type of its own.
  private static let leastShare = 0.02

  /// The classes of a type, the largest first.
  static func all(of type: Int, _ calibration: Calibration) -> [LearntClass] {
    var groups: [(seconds: Double, share: Double, priorities: Set<Int>)] = []
    for one in calibration.centre.heads.classes[type] {
      if let index = groups.firstIndex(where: { $0.seconds == one.seconds }) {
        groups[index].share += one.share
        groups[index].priorities.insert(one.priority)
      } else {
        groups.append((one.seconds, one.share, [one.priority]))
      }
    }
    let kept = groups.filter { $0.share >= leastShare }.sorted { $0.share > $1.share }
    let total = kept.reduce(0) { $0 + $1.share }
    return kept.enumerated().map { index, group in
      LearntClass(
        id: id(of: type, class: index, calibration.log), share: group.share / total,
        headStart: group.seconds, priorities: group.priorities)
    }
  }

  private static func id(of type: Int, class index: Int, _ log: CallLog) -> String {
    var id = log.types[type].id
    guard index > 0 else { return id }
    id += "-class-\(index + 1)"
    while log.types.contains(where: { $0.id == id }) { id += "-x" }
    return id
  }
}
