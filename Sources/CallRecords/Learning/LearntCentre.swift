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

  /// - Parameter recordedWrapUp: the lengths of wrap-up that the log has, in seconds.
  package init(
    _ days: RecordedDays, types: [CallLog.CallType], recordedWrapUp: [Double] = []
  ) {
    self.types = types
    skills = SkillSets(days, types: types.count)
    heads = HeadStarts(days, types: types.count, skills: skills)
    wrapUp = WrapUpEstimate(
      days, types: types.count, skills: skills, recorded: recordedWrapUp)
    absences = AbsenceModel(
      learntFrom: days, types: types.count, skills: skills, wrapUp: wrapUp)
    patience = PatienceEstimate.all(days, types: types.count)
    handlingMean = Numbers.mean(days.flatMap { $0.lengths.map { $0.to - $0.from } })
  }

  /// What agents do after a talk.
  package var wrapUpDistribution: Distribution {
    .weighted(wrapUp.values.map { .init(seconds: $0.seconds, weight: $0.share) })
  }
}
