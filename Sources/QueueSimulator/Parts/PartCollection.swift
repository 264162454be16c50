internal import Diagnostics

/// All parts of one run, ready to be added up.
///
/// Only where each replication stands is kept in memory; the replications are read when it is
/// their turn.
package struct PartCollection: Sendable {
  /// Reads a stretch of a file; `nil` if it can't be.
  package typealias Reading = @Sendable (_ path: String, _ range: Range<Int>) -> [UInt8]?

  /// Where a replication stands.
  private struct Place: Sendable {
    var file: Int32
    var from: Int
    var count: Int32
    var calls: Int
  }

  /// The run that the parts are of, as the first of them says.
  package let header: PartHeader
  /// How long all parts ran together.
  package let seconds: Double
  private let paths: [String]
  /// By study, then by replication.
  private let places: [[Place]]
  private let read: Reading

  /// Checks the parts of a run.
  /// - Parameters:
  ///   - version: that of this program.
  ///   - whole: reads a whole file.
  ///   - read: reads a stretch of one.
  /// - Throws: `PartProblem` that names the part that is missing, doubled, foreign or damaged.
  package init(
    _ paths: [String], version: String, whole: (String) -> [UInt8]?, read: @escaping Reading
  ) throws(PartProblem) {
    var header: PartHeader?
    var owners: [Int: String] = [:]
    var seconds = 0.0
    var found: [Int: [Int: Place]] = [:]
    for (file, path) in paths.enumerated() {
      guard let bytes = whole(path) else {
        throw PartProblem(Diagnostic.unreadable(path).wording.at(path))
      }
      let (own, start) = try Self.header(bytes, path)
      if let header {
        if let difference = own.difference(from: header) {
          throw PartProblem(
            Wording(
              zh: "\(path) 不属于同一次运行：\(difference.zh)",
              en: "\(path) is no part of the same run: \(difference.en)"))
        }
      } else if own.version != version {
        throw PartProblem(
          Wording(
            zh: "\(path) 由版本 \(own.version) 生成，当前版本是 \(version)",
            en: "\(path) was made by version \(own.version), and this is version \(version)"))
      }
      if let other = owners.updateValue(path, forKey: own.shard.index) {
        throw PartProblem(
          Wording(
            zh: "\(path) 和 \(other) 都是第 \(own.shard.index) 份",
            en: "\(path) and \(other) are both part \(own.shard.index)"))
      }
      header = header ?? own
      seconds += own.seconds
      try Self.index(bytes, from: start, file: file, path, shard: own.shard, into: &found)
    }
    guard let header else {
      throw PartProblem(Wording(zh: "没有可合并的部分", en: "there are no parts to put together"))
    }
    let missing = (0..<header.shard.count).filter { owners[$0] == nil }
    guard missing.isEmpty else {
      let shown = missing.prefix(20).map { String($0) }
      let more = missing.count > 20 ? ["…"] : []
      throw PartProblem(
        Wording(
          zh:
            "\(header.shard.count) 份里缺 \(missing.count) 份：\((shown + more).joined(separator: "、"))",
          en:
            "of \(header.shard.count) parts \(missing.count) are missing: \((shown + more).joined(separator: ", "))"
        ))
    }
    self.header = header
    self.seconds = seconds
    self.paths = paths
    self.read = read
    var places: [[Place]] = []
    for study in 0..<found.count {
      guard let own = found[study] else {
        throw PartProblem(
          Wording(
            zh: "各部分没有第 \(study + 1) 项研究的数据", en: "the parts have no figures of study \(study + 1)")
        )
      }
      var row: [Place] = []
      for replication in 0..<own.count {
        guard let place = own[replication] else {
          let owner = owners[replication % header.shard.count] ?? ""
          throw PartProblem(
            Wording(
              zh: "\(owner) 没有跑第 \(replication + 1) 轮",
              en: "\(owner) has not run replication \(replication + 1)"))
        }
        row.append(place)
      }
      places.append(row)
    }
    self.places = places
  }

  private static func header(
    _ bytes: [UInt8], _ path: String
  ) throws(PartProblem) -> (header: PartHeader, end: Int) {
    guard bytes.starts(with: Array("\(StudyPart.magic)\n".utf8)) else {
      throw PartProblem(Wording(zh: "\(path) 不是研究的一部分", en: "\(path) is no part of a study"))
    }
    let start = StudyPart.magic.utf8.count + 1
    var tail = ByteReader(bytes[max(start, bytes.count - 8)...])
    guard bytes.count > start + 8, let checksum = tail.whole(),
      checksum == StudyPart.checksum(bytes[..<(bytes.count - 8)]),
      let end = bytes[start...].firstIndex(of: 0x0A),
      let header = PartHeader(line: String(decoding: bytes[start..<end], as: UTF8.self))
    else {
      throw PartProblem(Wording(zh: "\(path) 不完整或已损坏", en: "\(path) is cut short or damaged"))
    }
    return (header, end + 1)
  }

  private static func index(
    _ bytes: [UInt8], from start: Int, file: Int, _ path: String, shard: StudyShard,
    into found: inout [Int: [Int: Place]]
  ) throws(PartProblem) {
    var reader = ByteReader(bytes[start..<(bytes.count - 8)])
    while let study = reader.count() {
      if study == 0, reader.isAtEnd { return }
      guard study > 0, let replication = reader.count(), let calls = reader.count(),
        let count = reader.count(), count <= Int(Int32.max), let range = reader.skip(count),
        replication % shard.count == shard.index
      else { break }
      let place = Place(
        file: Int32(file), from: range.lowerBound, count: Int32(count), calls: calls)
      guard found[study - 1, default: [:]].updateValue(place, forKey: replication) == nil else {
        break
      }
    }
    throw PartProblem(Wording(zh: "\(path) 已损坏", en: "\(path) is damaged"))
  }

  /// How many studies the run has.
  package var studies: Int { places.count }

  /// How many replications of a study there are; 0 if there is no such study.
  func replications(of study: Int) -> Int {
    places.indices.contains(study) ? places[study].count : 0
  }

  /// What one replication counted.
  func totals(
    study: Int, replication: Int, of scenario: Scenario
  ) throws(PartProblem) -> (totals: ReplicationTotals, calls: Int) {
    let place = places[study][replication]
    let path = paths[Int(place.file)]
    guard let bytes = read(path, place.from..<place.from + Int(place.count)),
      let totals = ReplicationTotals(bytes[...], of: scenario)
    else {
      throw PartProblem(
        Wording(
          zh: "\(path) 无法重读，或属于另一个情景", en: "\(path) can't be read again, or is of another scenario")
      )
    }
    return (totals, place.calls)
  }
}
