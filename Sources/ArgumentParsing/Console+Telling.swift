package import Diagnostics

/// What a command says beside its result: all of it stands on standard error.
extension Console {
  /// Tells why a command could not do what it was asked.
  package func tell(_ error: any Error) {
    switch error {
    case let error as InvalidInput: tell(error.diagnostics)
    case let error as any Error & Worded:
      tell(error.wording, as: Diagnostic.Severity.error.wording, hint: (error as? any Hinted)?.hint)
    default: tell(Wording("\(error)"), as: Diagnostic.Severity.error.wording)
    }
  }

  /// Tells something in a line that names the program.
  /// - Parameters:
  ///   - kind: what it is, such as an error; `nil` for a plain message.
  ///   - hint: what to do about it.
  package func tell(_ wording: Wording, as kind: Wording? = nil, hint: Wording? = nil) {
    let kind = kind.map { text($0) + ": " } ?? ""
    writeError("\(program): \(kind)\(DisplayWidth.message(text(wording)))\n")
    if let hint { writeError(Diagnostic.help(hint, in: language) + "\n") }
  }

  /// Tells what was found in files; a hint that several findings share, with the first of them alone.
  package func tell(_ findings: [Diagnostic]) {
    var told: Set<String> = []
    for var finding in findings {
      if let hint = finding.hint, !told.insert(text(hint)).inserted { finding.hint = nil }
      writeError(finding.rendered(in: language) + "\n")
    }
  }
}
