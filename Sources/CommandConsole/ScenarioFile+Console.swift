package import ArgumentParsing
package import Diagnostics
package import MenuSampling

extension ScenarioFile {
  /// Reads the scenario of a file as a command does.
  /// - Throws: `InvalidInput` with every problem of the scenario and of what it names.
  package init(_ path: String, _ console: Console) throws(InvalidInput) {
    try self.init(path, cache: console.menuCache)
  }

  /// The same; its warnings go to standard error.
  package init(_ path: String, warning console: Console) throws(InvalidInput) {
    try self.init(path, console)
    console.tell(warnings)
  }

  /// The same for a command that finds the agents: that those in the file are too few is no matter.
  package init(_ path: String, staffing console: Console) throws(InvalidInput) {
    try self.init(path, console)
    console.tell(warnings.filter { $0.code != "overload" })
  }
}

extension Console {
  /// Where menus sampled from flows are kept.
  package var menuCache: FlowMenuCache {
    FlowMenuCache(environment: environment, version: Hotline.version)
  }
}
