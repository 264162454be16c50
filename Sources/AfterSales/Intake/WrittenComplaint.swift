package import Diagnostics

/// A complaint that came by another way than the telephone, as one line of a file tells of it.
package struct WrittenComplaint: Sendable {
  package let channel: CaseChannel
  /// When it was written.
  package let at: Instant
  /// Who wrote it: `.withheld` if no number tells.
  package let number: CallingNumber
  /// The address or account that it came from, which goes into the case with the words.
  package let contact: ClearText?
  package let order: String?
  /// `nil` lets the words tell it.
  package let kind: IssueKind?
  package let words: ClearText
  /// What the other system calls it, the same each time it is handed over.
  package let reference: ClearText
  package let place: SourcePlace

  /// The words as they are kept: where they came from stands in front, since it is where they are
  /// answered.
  package var text: ClearText {
    guard let contact else { return words }
    return ClearText("〔\(contact.unmasked)〕\(words.unmasked)", .text)
  }
}

/// What became of a file of complaints.
package struct IntakeReport: Sendable, Codable {
  /// One complaint that was taken in.
  package struct Taken: Sendable, Codable {
    /// The acceptance number.
    package let number: String
    /// Whether it joined an open case.
    package let isJoined: Bool
    /// The line of the file.
    package let line: Int

    package init(number: String, isJoined: Bool, line: Int) {
      self.number = number
      self.isJoined = isJoined
      self.line = line
    }
  }

  package var taken: [Taken] = []
  /// How many were taken in before, and changed nothing now.
  package var known = 0

  package init() {}
}
