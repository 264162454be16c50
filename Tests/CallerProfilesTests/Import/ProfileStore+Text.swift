import AfterSales
import CallerProfiles
import Diagnostics

extension ProfileStore {
  /// Imports a file of which a test has the text.
  func importText(
    _ text: String, _ format: ImportFormat, headers: HeaderNames? = nil, skipsBad: Bool = false
  ) throws -> ImportReport {
    try importFile(
      ImportSource(SourceText(path: "data", text: text), format, headers: headers),
      skipsBad: skipsBad, by: "user:test", at: .noon)
  }
}
