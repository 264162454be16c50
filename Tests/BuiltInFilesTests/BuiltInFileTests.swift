import BuiltInFiles
import Diagnostics
import Foundation
import Testing

@Suite struct BuiltInFileTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  @Test func `every file of CallFlows and Fixtures is built in, as it is`() throws {
    var files: [String: String] = [:]
    for folder in ["CallFlows", "Fixtures"] {
      let names = FileManager.default.enumerator(atPath: Self.root.appending(path: folder).path)
      while let name = names?.nextObject() as? String {
        let url = Self.root.appending(path: folder + "/" + name)
        guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
          continue
        }
        files[folder + "/" + name] = try String(contentsOf: url, encoding: .utf8)
      }
    }
    let builtIn = BuiltInFile.all
    let missing = Set(files.keys).subtracting(builtIn.map(\.path)).sorted()
    #expect(missing.isEmpty, "Sources/CBuiltIn/files.c must name them")
    for file in builtIn { #expect(files[file.path] == file.text, "\(file.path)") }
  }

  @Test func `files are named in order, so that each has one place in the list`() {
    let paths = BuiltInFile.all.map { Array($0.path.utf8) }
    #expect(zip(paths, paths.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }

  @Test(arguments: HouseFile.allCases)
  func `a folder replaces a file of the house, and no file of it is taken from elsewhere`(
    file: HouseFile
  ) throws {
    let own = try file.source(in: nil)
    #expect(own == (try file.source(in: "")))
    #expect(own.path == "Fixtures/Data/" + file.rawValue)
    let given = try file.source(in: Self.root.appending(path: "Fixtures/Data").path)
    #expect(given.bytes == own.bytes)
    #expect(throws: (any Error).self) {
      try file.source(in: Self.root.appending(path: "Fixtures/Night").path)
    }
  }
}
