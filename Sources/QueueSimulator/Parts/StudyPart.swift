import Synchronization

/// The replications that one of several machines has run, to be kept in a file.
///
/// The file is a line that names its kind, a line of JSON (`PartHeader`), the replications one
/// after the other, and a checksum; all numbers are exact, so what is added up from parts is what
/// one run would have added up.
package final class StudyPart: Sendable {
  static let magic = "hotline part 1"

  package let shard: StudyShard
  private let records = Mutex((writer: ByteWriter(), count: 0))

  package init(_ shard: StudyShard) { self.shard = shard }

  /// How many replications it has, of all studies together.
  package var replications: Int { records.withLock { $0.count } }

  /// Keeps what one replication counted.
  /// - Parameter study: which of the command's studies it belongs to, from 0.
  func keep(_ totals: [UInt8], calls: Int, study: Int, replication: Int) {
    records.withLock { records in
      records.writer.write(study + 1)
      records.writer.write(replication)
      records.writer.write(calls)
      records.writer.write(totals.count)
      records.writer.append(totals)
      records.count += 1
    }
  }

  /// The file.
  package func bytes(_ header: PartHeader) -> [UInt8] {
    var bytes = Array("\(Self.magic)\n\(header.line)\n".utf8)
    bytes += records.withLock { $0.writer.bytes }
    bytes.append(0)
    var end = ByteWriter()
    end.writeWhole(Self.checksum(bytes))
    return bytes + end.bytes
  }

  /// FNV-1a: tells a file that was cut short or damaged, not one that was forged.
  static func checksum(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}
