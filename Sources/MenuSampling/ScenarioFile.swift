package import Diagnostics
package import QueueSimulator

/// A scenario with all that was read for it, menus sampled from flows included.
package struct ScenarioFile: Sendable {
  package let scenario: Scenario
  /// What is unwise in it, sorted by place.
  package let warnings: [Diagnostic]
  /// The scenario's own text, then each file that it names, once.
  package let sources: [SourceText]

  /// Reads the scenario of a file; the files that it names are looked for beside it.
  ///
  /// - Parameter cache: where menus sampled from flows are kept.
  /// - Throws: `InvalidInput` with every problem of the scenario and of what it names.
  package init(_ path: String, cache: FlowMenuCache) throws(InvalidInput) {
    try self.init(SourceText(contentsOf: path), cache: cache)
  }

  /// Reads a text in the same way.
  /// - Throws: `InvalidInput` with every problem of the scenario and of what it names.
  package init(_ source: SourceText, cache: FlowMenuCache) throws(InvalidInput) {
    let folder = source.path.lastIndex(of: "/").map { String(source.path[...$0]) } ?? ""
    var sources = [source]
    func note(_ source: SourceText) {
      if !sources.contains(where: { $0.path == source.path }) { sources.append(source) }
    }
    let sampler = FlowMenuSampler(folder: folder, cache: cache, note: note)
    (scenario, warnings) = try ScenarioReader.read(
      source,
      contents: { name in
        let place = name.hasPrefix("/") ? name : folder + name
        let file = try? SourceText(contentsOf: place, atMost: ScenarioReader.largestTrace)
        if let file { note(file) }
        return file?.bytes
      }, menus: sampler.sample)
    self.sources = sources
  }
}
