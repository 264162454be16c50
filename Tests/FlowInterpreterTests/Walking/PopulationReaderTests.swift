import Diagnostics
import FlowInterpreter
import TestOutput
import Testing

@Suite struct PopulationReaderTests {
  private func problems(_ text: String) -> [String] {
    let log = DiagnosticLog()
    let population = PopulationReader.read(
      SourceText(path: "p.json5", text: text), log: log)
    #expect((population == nil) == log.hasErrors)
    return log.diagnostics.sorted().map(\.headline)
  }

  @Test(
    arguments: Discreet.each([
      (
        Walked.population(callers: "{ number: '1', goals: 'refnd' }"),
        "callers[0]: goals: there is no goal \"refnd\" (did you mean \"refund\"?)"
      ),
      (
        Walked.population(callers: "{ number: '1', goals: { person: 1, other: 2 } }"),
        "callers[0]: goals: there is no goal \"other\""
      ),
      (
        Walked.population(callers: "{ number: '1', weight: 0, goals: 'refund' }"),
        "callers[0]: weight: 0 is not in 1e-09"
      ),
      (
        Walked.population(callers: "{ number: '1', goals: { refund: -1 } }"),
        "callers[0]: goals: refund: -1 is not in 1e-09"
      ),
      (
        Walked.population(callers: "{ number: '1', goals: {} }"),
        "callers[0]: goals: there must be at least one reason to call"
      ),
      (Walked.population(callers: "{ goals: 'refund' }"), "callers[0]: missing key \"number\""),
      (Walked.population(callers: ""), "callers: the list is empty"),
      (
        Walked.population(callers: "{ number: '1', goals: 'refund', wieght: 2 }"),
        "callers[0]: unknown key \"wieght\" (did you mean \"weight\"?)"
      ),
      (
        Walked.population(callers: "{ number: '1', goals: 'refund', knows: { '订单': 'A7' } }"),
        "callers[0]: knows: 订单: expected 1 to 64 digits"
      ),
      (Walked.population(goals: ""), "goals: there must be at least one reason to call"),
      (
        Walked.population(goals: "refund: { words: [''] }"),
        "goal \"refund\": words: the text is empty"
      ),
      (Walked.population(habits: "silent: 1.5"), "behaviour: silent: 1.5 is not in 0…1"),
      (
        Walked.population(habits: "silent: 0.6, wrong: 0.6"),
        "behaviour: wrong: silent and wrong together are more than 1"
      ),
      (Walked.population(habits: "reaction: 2"), "behaviour: reaction: expected a duration"),
      (Walked.population(habits: "reaction: '2h'"), "behaviour: reaction: must be at most 1h"),
      (
        Walked.population(habits: "impatient: { bargeIn: 1 }"),
        "behaviour: impatient: missing key \"share\""
      ),
      (
        Walked.population(nodes: "a: { chooses: { x: 0.7, y: 0.4 } }"),
        "node \"a\": chooses: the shares add up to more than 1"
      ),
      (
        Walked.population(nodes: "a: { enters: { x: 1 } }"),
        "node \"a\": enters: expected 1 to 64 digits for each share"
      ),
      (Walked.population(nodes: "a: { silence: 1 }"), "node \"a\": unknown key \"silence\""),
      ("[]", "the file: expected an object, found a list"), ("{", "p.json5:1:"),
    ]))
  func `a wrong population is refused, and it is said why`(
    row: Discreet<(String, String)>
  ) {
    let (text, problem) = row.value
    let found = problems(text)
    #expect(found.contains { $0.contains(problem) }, "\(found)")
  }

  @Test func `what is right raises no finding`() {
    #expect(problems(Walked.population()) == [])
  }

  @Test func `names that the flow doesn't have are warned of, where they stand`() throws {
    let text = Walked.population(
      nodes: "a: { chooses: { '退款': 0.5, '退钱': 0.1 } },\n b: { hangsUp: 1 }, 'f/a': { silent: 0 }")
    let source = SourceText(path: "p.json5", text: text)
    let library = try FlowLibrary(
      ["f"],
      in: FlowFolder([
        SourceText(path: "f.json5", text: "{ flow: 'f', start: 'a', nodes: { \(Walked.menu) } }")
      ]))
    let log = DiagnosticLog()
    BehaviourNames(
      of: try #require(library["f"]), in: library, source: source, log: log
    ).check(try Walked.read(text))
    let found = log.diagnostics.sorted()
    #expect(
      found.map(\.message) == [
        "node \"a\" offers no \"退钱\" (did you mean \"退款\"?)",
        "flow \"f\" comes to no node \"b\" (did you mean \"a\"?)",
      ])
    #expect(found.allSatisfy { $0.severity == .warning })
    #expect(found.last?.place == SourcePlace(line: 3, column: 2))
  }
}
