package import Diagnostics

/// A file of the house's own rules and words: the built-in one, unless a folder replaces it.
package enum HouseFile: String, CaseIterable, Sendable {
  /// How urgent a complaint is.
  case priorities = "priorities.json5"
  /// What an agent says, asks and does.
  case scripts = "scripts.json5"
  /// The phrases by which a complaint's kind is told.
  case complaints = "complaints.json5"

  /// - Parameter folder: replaces what is built in; an empty name is none.
  /// - Throws: `InvalidInput` if there is a folder and the file can't be read there. One file is
  ///   never taken from the folder and another from the program: they name each other's kinds.
  package func source(in folder: String?) throws(InvalidInput) -> SourceText {
    guard let folder, !folder.isEmpty else {
      return BuiltInFile["Fixtures/Data/" + rawValue].source
    }
    return try SourceText(contentsOf: folder + "/" + rawValue)
  }
}
