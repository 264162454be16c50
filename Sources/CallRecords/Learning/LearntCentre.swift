package import Diagnostics
package import QueueSimulator

/// All that is learnt of a centre from its days.
package struct LearntCentre: Sendable {
  package let types: [CallLog.CallType]
  package let skills: SkillSets
  package let heads: HeadStarts
  package let wrapUp: WrapUpEstimate
  package let absences: AbsenceModel
  /// By call type.
  package let patience: [PatienceEstimate]
  /// The mean talk of all calls, in seconds.
  package let handlingMean: Double

  /// - Parameters:
  ///   - recordedWrapUp: the lengths of wrap-up that the log has, in seconds.
  ///   - jobs: how many threads take part; they change nothing but the time it takes.
  ///   - progress: told each step before it begins.
  package init(
    _ days: RecordedDays, types: [CallLog.CallType], recordedWrapUp: [Double] = [], jobs: Int = 1,
    progress: (Wording) -> Void = { _ in }
  ) {
    self.types = types
    progress(Wording(zh: "谁服务什么", en: "who serves what"))
    skills = SkillSets(days, types: types.count)
    progress(Wording(zh: "接起的先后", en: "the order of calls"))
    heads = HeadStarts(days, types: types.count, skills: skills)
    progress(Wording(zh: "话后处理", en: "wrap-up"))
    wrapUp = WrapUpEstimate(
      days, types: types.count, skills: skills, recorded: recordedWrapUp)
    progress(Wording(zh: "坐席离开", en: "absences"))
    absences = AbsenceModel(
      learntFrom: days, types: types.count, skills: skills, wrapUp: wrapUp, jobs: jobs)
    progress(Wording(zh: "耐心", en: "patience"))
    patience = PatienceEstimate.all(days, types: types.count)
    handlingMean = Numbers.mean(days.flatMap { $0.lengths.map { $0.to - $0.from } })
  }

  /// What agents do after a talk.
  package var wrapUpDistribution: Distribution {
    .weighted(wrapUp.values.map { .init(seconds: $0.seconds, weight: $0.share) })
  }
}
