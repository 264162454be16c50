/// Checks that passed or failed, for the formats that build servers read.
package struct CheckReport: Sendable {
  /// One thing that was checked.
  package struct Check: Sendable {
    package var name: String
    /// What went wrong, a line each; empty if the check passed.
    package var failures: [String]
    /// What helps to understand a failure, line by line.
    package var details: [String]
    /// How long it took, by whatever clock it goes; in seconds.
    package var seconds: Double
    /// Why it wasn't made; `nil` if it was.
    package var skipped: String?
    /// Whether it could not be made, rather than failed.
    package var isError: Bool
    /// Where in the group's file it stands, from 1.
    package var line: Int?

    package init(
      name: String, failures: [String], details: [String], seconds: Double = 0,
      skipped: String? = nil, isError: Bool = false, line: Int? = nil
    ) {
      self.name = name
      self.failures = failures
      self.details = details
      self.seconds = seconds
      self.skipped = skipped
      self.isError = isError
      self.line = line
    }
  }

  /// The checks of one file, which the group is called after.
  package struct Group: Sendable {
    package var name: String
    package var checks: [Check]

    package init(name: String, checks: [Check]) {
      self.name = name
      self.checks = checks
    }
  }

  package var groups: [Group]

  package init(groups: [Group]) { self.groups = groups }
}
