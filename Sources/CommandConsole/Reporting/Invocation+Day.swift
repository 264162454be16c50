package import ArgumentParsing
package import Diagnostics

extension Invocation {
  /// A day as `2026-11-11`.
  /// - Throws: `UsageError` if it is none.
  package func day(_ name: String) throws -> CivilDate? {
    guard let text = value(name) else { return nil }
    guard let day = CivilDate(text) else {
      throw UsageError(
        zh: "--\(name)：“\(text)”不是日期", en: "--\(name): '\(text)' is no day",
        hint: .writtenAs("2026-11-11"))
    }
    return day
  }
}
