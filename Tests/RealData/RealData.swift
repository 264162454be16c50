import Foundation

/// Real records, flows and sentences of others, which tests use where they lie and which are never committed: in
/// a folder beside the checkout, of whatever name, that has a `data/SOURCES.md`.
///
/// Tests of what isn't there are skipped, and say so.
package enum RealData {
  /// Why a test of it is skipped.
  package static let absence = "the real data of this test don't lie beside the checkout"

  /// `nil` where there is none.
  private static let folder: URL? = {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../..").standardizedFileURL
    let beside = try? FileManager.default.contentsOfDirectory(
      at: checkout.deletingLastPathComponent(), includingPropertiesForKeys: nil)
    return beside?.sorted { $0.path < $1.path }.first {
      FileManager.default.fileExists(atPath: $0.appending(path: "data/SOURCES.md").path)
    }
  }()

  /// Whether a file or folder is there.
  package static func has(_ name: String) -> Bool {
    folder != nil && FileManager.default.fileExists(atPath: path(name))
  }

  /// The path of a file or folder, such as `data/calls.csv`; where there are no such data, the name itself.
  package static func path(_ name: String) -> String { folder?.appending(path: name).path ?? name }
}
