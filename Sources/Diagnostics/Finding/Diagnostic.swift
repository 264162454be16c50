/// One thing found in an input file: what is wrong (or unwise), where, and what to do about it.
package struct Diagnostic: Hashable, Sendable, Hinted {
  /// How much a finding weighs: only errors make an input unusable.
  package enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
    case error, warning, note

    package static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .error: 0
      case .warning: 1
      case .note: 2
      }
    }
  }

  /// A second place that explains the first, such as where a duplicate was first given.
  package struct Note: Hashable, Sendable {
    package var file: String
    package var place: SourcePlace
    package var message: Wording

    package init(file: String, place: SourcePlace, message: Wording) {
      self.file = file
      self.place = place
      self.message = message
    }
  }

  package var severity: Severity
  /// A stable identifier in kebab case, such as `unknown-key`, for exceptions and for machines.
  package var code: String
  package var file: String
  /// `nil` when the finding concerns the file as a whole (it can't be read, say).
  package var place: SourcePlace?
  /// What is wrong, in lower case and without a full stop, on one line.
  package var wording: Wording
  /// How to mend it, when more can be said than the message says.
  package var hint: Wording?
  package var notes: [Note]
  /// The line the place lies in, for the excerpt under the message; of a long line the part around it.
  package var excerpt: String?
  /// How many characters of the line stand before the excerpt.
  var excerptStart = 0

  package init(
    _ severity: Severity, _ code: String, in source: SourceText, at offset: Int, _ wording: Wording,
    hint: Wording? = nil, notes: [Note] = []
  ) {
    let place = source.place(at: offset)
    let (excerpt, start) = source.excerpt(around: offset, at: place)
    self.init(
      severity, code, file: source.path(at: offset), place: place, wording, hint: hint,
      notes: notes,
      excerpt: excerpt)
    excerptStart = start
  }

  package init(
    _ severity: Severity, _ code: String, file: String, place: SourcePlace? = nil,
    _ wording: Wording, hint: Wording? = nil, notes: [Note] = [], excerpt: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.place = place
    self.wording = wording
    self.hint = hint
    self.notes = notes
    self.excerpt = excerpt
  }
}

extension Diagnostic {
  /// What is wrong, as programs are told it.
  package var message: String { wording.en }
}

extension Diagnostic: Comparable {
  /// By file, then place (whole-file findings first), then severity, then text: an order that
  /// depends on the findings alone.
  package static func < (a: Self, b: Self) -> Bool {
    if a.file != b.file { return a.file < b.file }
    let start = SourcePlace(line: 1, column: 1)
    let (placeA, placeB) = (a.place ?? start, b.place ?? start)
    if placeA != placeB { return placeA < placeB }
    if a.severity != b.severity { return a.severity < b.severity }
    return (a.code, a.message) < (b.code, b.message)
  }
}
