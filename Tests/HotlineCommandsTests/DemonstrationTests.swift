import ArgumentParsing
import HotlineCommands
import Testing

/// The tests run in the project's folder, as people run the demonstration.
@Suite struct DemonstrationTests {
  @Test func `the demonstration shows calls, speech and a summary, the same each time`() {
    let (first, second, errors) = (Recorder(), Recorder(), Recorder())
    for output in [first, second] {
      let status = Hotline.main(
        ["demo"], console: Console(write: output.append, writeError: errors.append, columns: 80))
      #expect(status == .success)
    }
    #expect(errors.text.isEmpty)
    #expect(first.text == second.text)
    #expect(first.text.contains("尊敬的贵宾周**"))
    #expect(first.text.contains("recharge.resend → done"))
    #expect(first.text.contains("calls went as they must"))
    #expect(first.text.contains("+08:00  139****9000\n"), "the calling number is masked")
  }
}
