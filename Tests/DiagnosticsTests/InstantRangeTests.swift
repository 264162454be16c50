import Diagnostics
import Testing

@Suite struct InstantRangeTests {
  @Test(arguments: ["0001-01-01T00:00:00+08:00", "1799-12-31T23:59:59Z", "9001-01-01T00:00:00Z"])
  func `a moment near the ends of the calendar is refused`(text: String) {
    #expect(Instant(text) == nil)
  }

  @Test func `the longest duration after the last moment can still be printed`() throws {
    let last = try #require(Instant("9000-12-31T23:59:59Z"))
    let longest = Duration.milliseconds(DurationNotation.maximumMilliseconds)
    #expect((last + longest).description == "9028-05-18T23:59:59Z")
  }
}
