package import Diagnostics
internal import Foundation

/// A population with the texts it was read from.
package struct PopulationFile {
  package private(set) var population: Population
  /// The population's own text, then that of its data file, if it has one.
  package let sources: [SourceText]

  /// Reads a population and its data.
  ///
  /// - Parameter log: gets every problem found.
  /// - Returns: `nil` if there are errors.
  package static func read(_ source: SourceText, log: DiagnosticLog) -> PopulationFile? {
    guard var population = PopulationReader.read(source, log: log) else { return nil }
    guard case .file(let name) = population.dataSource else {
      return PopulationFile(population: population, sources: [source])
    }
    guard let data = dataFile(name, of: source, log: log) else { return nil }
    let ownLog = DiagnosticLog()
    defer { log.add(contentsOf: ownLog.diagnostics) }
    do throws(InvalidInput) {
      let document = try JSON5Parser.parse(data)
      population.data = DirectoryReader(DocumentReader(data, log: ownLog)).data(document, path: "")
    } catch {
      ownLog.add(contentsOf: error.diagnostics)
    }
    return ownLog.hasErrors ? nil : PopulationFile(population: population, sources: [source, data])
  }

  /// A data file beside the population, or in the folder of sample data.
  private static func dataFile(
    _ name: NamedPlace, of source: SourceText, log: DiagnosticLog
  ) -> SourceText? {
    let folder = source.path.lastIndex(of: "/").map { String(source.path[...$0]) } ?? ""
    let places =
      name.name.hasPrefix("/")
      ? [name.name] : [folder + name.name, DirectoryReader.usualFolder + "/" + name.name]
    for place in places where FileManager.default.fileExists(atPath: place) {
      do throws(InvalidInput) {
        return try SourceText(contentsOf: place)
      } catch {
        log.add(contentsOf: error.diagnostics)
        return nil
      }
    }
    let usual = DirectoryReader.usualFolder
    DocumentReader(source, log: log).error(
      "unknown-data", at: name.offset,
      Wording(
        zh: "来电人群旁边和 \(usual) 里都没有数据文件“\(name.name.prefix(80))”",
        en:
          "there is no data file \"\(name.name.prefix(80))\" beside the population or in \(usual)"))
    return nil
  }
}
