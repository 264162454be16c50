import Foundation
import TestOutput

/// Looks through all that a kept run left, but for what is in clear on purpose.
struct RunScan {
  private let search: ClearTextSearch
  /// What was looked through.
  private(set) var files = 0
  private(set) var bytes = 0
  /// What was left out: files that tests gave, audited reveals, and fixtures of invented callers.
  private(set) var declared = 0
  /// Where who stands in clear, without repeating it.
  private(set) var findings: [String] = []

  init(_ people: some Sequence<TestPerson>) { search = ClearTextSearch(people) }

  mutating func scan(folder: URL) throws {
    let root = folder.resolvingSymlinksInPath()
    let keys: Set<URLResourceKey> = [.isRegularFileKey]
    let entries = FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: Array(keys), options: [],
      errorHandler: { _, _ in true })
    var clear: Set<String> = []
    var found: [URL] = []
    while let file = entries?.nextObject() as? URL {
      guard try file.resourceValues(forKeys: keys).isRegularFile == true else { continue }
      if file.lastPathComponent.hasSuffix(KeptRun.listSuffix) {
        let owner = file.path.dropLast(KeptRun.listSuffix.count)
        let names = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        clear.formUnion(names.map { owner + "/" + $0 })
      } else {
        found.append(file)
      }
    }
    for file in found.sorted(by: { $0.path < $1.path }) {
      if clear.contains(file.path) || file.lastPathComponent.hasPrefix(KeptRun.clearPrefix) {
        declared += 1
      } else {
        try scan(file: file, as: String(file.path.dropFirst(root.path.count + 1)))
      }
    }
  }

  private mutating func scan(file: URL, as name: String) throws {
    let content = [UInt8](try Data(contentsOf: file))
    files += 1
    bytes += content.count
    for finding in search.findings(in: content) {
      let line = content[..<finding.offset].count { $0 == UInt8(ascii: "\n") } + 1
      findings.append("\(name):\(line): \(finding.person.masked) (byte \(finding.offset))")
    }
  }
}
