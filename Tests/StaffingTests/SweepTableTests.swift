import Staffing
import Testing

@Suite struct SweepTableTests {
  @Test(arguments: [
    // Rising: 72 % of the way at 30 % of the steps.
    ([0, 0.3, 0.55, 0.72, 0.8, 0.86, 0.9, 0.94, 0.97, 0.99, 1], 3),
    // Falling: it holds until the third value.
    ([0.95, 0.94, 0.9, 0.6, 0.3, 0.0], 2),
    // Straight, bent the other way, too short, up and down.
    ([0.1, 0.2, 0.3, 0.4], nil), ([0, 0.05, 0.2, 1], nil), ([0, 1], nil), ([0.8, 0.79, 0.81], nil),
    ([0, 0.9, 0.5, 1], nil),
    ([0.5, .nan, 1], nil), ([0.5, 0.5, 0.5], nil),
  ])
  func `the knee is where the curve lies farthest above the line between its ends`(
    values: [Double], knee: Int?
  ) {
    #expect(SweepTable.knee(of: values) == knee)
  }
}
