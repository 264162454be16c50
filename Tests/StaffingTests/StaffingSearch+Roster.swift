import Diagnostics
import Staffing
import Testing

extension StaffingSearch {
  /// The shifts of a file that are chosen for the agents which this search has found by interval.
  func roster(_ shifts: String, from staffing: StaffingAnswer) throws -> RosterAnswer {
    let plan = try ShiftPlanReader.read(SourceText(path: "shifts.json5", text: shifts)).plan
    let need = try #require(StaffingNeed(staffing.table, of: scenario, pools: plan.pools.map(\.id)))
    let cover = try ShiftCover.solve(need, plan: plan)
    return try RosterSearch(self, plan: plan, need: need).run(from: staffing, covering: cover)
  }
}
