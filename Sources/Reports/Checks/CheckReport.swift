/// Checks that passed or failed, for the formats that build servers read.
package struct CheckReport: Sendable {
  /// One thing that was checked.
  package struct Check: Sendable {
    package var name: String
    /// What went wrong, a line each; empty if the check passed.
    package var failures: [String]
    /// What helps to understand a failure, line by line.
    package var details: [String]

    package init(name: String, failures: [String], details: [String]) {
      self.name = name
      self.failures = failures
      self.details = details
    }
  }

  /// The checks of one file.
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
