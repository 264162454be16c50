package import Diagnostics

/// What came of a fixture.
package struct FixtureResult: Sendable {
  package var name: String
  /// What went otherwise than it must; empty if the fixture passed.
  package var failures: [FixtureFailure]
  /// `nil` if the call never ended.
  package var outcome: CallOutcome?
  package var path: [NodePlace]
  /// The ways taken, in order.
  package var ways: [TakenWay]
  package var transcript: Transcript
  /// How long the call took in the caller's time.
  package var lasted: Duration
  /// The services that nothing answered in place of, as their names stand in the flow.
  package var unstubbed: [String] = []

  /// Why it wasn't run; `nil` if it was.
  package var skipped: String?

  package var passed: Bool { failures.isEmpty }

  package init(
    name: String, failures: [FixtureFailure], outcome: CallOutcome?, path: [NodePlace],
    ways: [TakenWay], transcript: Transcript, lasted: Duration
  ) {
    self.name = name
    self.failures = failures
    self.outcome = outcome
    self.path = path
    self.ways = ways
    self.transcript = transcript
    self.lasted = lasted
  }

  /// The result of a fixture that isn't run.
  init(skipped name: String, because reason: String) {
    self.init(
      name: name, failures: [], outcome: nil, path: [], ways: [], transcript: Transcript(),
      lasted: .zero)
    skipped = reason
  }

  /// Every prompt that was played, in order.
  package var prompts: [String] {
    transcript.entries.compactMap { entry in
      if case .heard(let utterance) = entry.event { utterance.text } else { nil }
    }
  }
}

/// One thing that went otherwise than a fixture says.
package struct FixtureFailure: Sendable, Hashable {
  /// What was checked, such as `outcome` or `step 3, hear`.
  package var subject: Wording
  package var expected: Wording
  package var found: Wording
  /// Where in the fixture's file it stands.
  package var offset: Int?

  package init(_ subject: Wording, expected: Wording, found: Wording, offset: Int? = nil) {
    self.subject = subject
    self.expected = expected
    self.found = found
    self.offset = offset
  }
}

extension FixtureFailure {
  /// The failure as a sentence.
  package var wording: Wording {
    Wording(
      zh: "\(subject.zh)：应为 \(expected.zh)，实为 \(found.zh)",
      en: "\(subject.en): expected \(expected.en), found \(found.en)")
  }
}

extension FixtureFailure: CustomStringConvertible {
  package var description: String { wording.en }
}
