internal import Foundation

extension BuiltInFile {
  /// Writes files under a folder, which is there, making the folders between.
  /// - Throws: an error of the file system. What was written until then stays.
  package static func write(_ files: [BuiltInFile], under folder: String) throws {
    let root = URL(filePath: folder, directoryHint: .isDirectory)
    for file in files {
      let url = root.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: url)
    }
  }
}
