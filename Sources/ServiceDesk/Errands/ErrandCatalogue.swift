/// The errands that a desk runs for others, by name.
enum ErrandCatalogue {
  private static let all: [any DeskErrand.Type] = [
    Greeting.self, LookUpCaller.self, LookUpCall.self, LookUpCallAgain.self, RevealOfCall.self,
    TakeUpComplaint.self, ListCases.self, ListOverdueCases.self, ShowCase.self, SumUpCases.self,
    FindAssignment.self, StepCase.self, PayRefund.self, DecideRefund.self, ListRefunds.self,
    ListAskedRights.self, DecideRights.self, ListAudit.self, BindAccount.self, UnbindAccount.self,
    ListBindings.self, SearchCallers.self, TellStory.self, ListOwedCalls.self, TakeOwedCall.self,
    HearMessage.self, SettleOwedCall.self, OpenCaseOfOwedCall.self, NumberToRing.self,
    ReportDays.self, TellQueueTitles.self, NotesOfCall.self, ListTasks.self,
    ListHouseChanges.self, AddHouseChange.self, WithdrawHouseChange.self,
    PublishFigures.self, DrawScorecard.self, CompareCauses.self,
    LookAtOutreaches.self, ListHit.self, StartOutreach.self, ShowOutreach.self, EndOutreach.self,
    WriteOutreachMessages.self, KeepMessagesSent.self, LeaveAlone.self,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// `nil` for a name that this version doesn't know.
  static func errand(named name: String) -> (any DeskErrand.Type)? { byName[name] }
}
