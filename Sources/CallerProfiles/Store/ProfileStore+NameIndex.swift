internal import AfterSales

extension ProfileStore {
  /// Indexes the names of a database that an earlier program wrote, so that people are found by them.
  func indexNames() throws {
    guard try connection.meta(Self.namesIndexed) == nil else { return }
    try connection.write {
      guard try connection.meta(Self.namesIndexed) == nil else { return }
      var last: Int64 = 0
      while true {
        let ids = try connection.callers.idsWithoutNameIndex(after: last, limit: 1_000)
        guard let end = ids.last else { break }
        for id in ids {
          guard let caller = try caller(id) else { continue }
          // Under the key that the other indexes of this caller are made with.
          let master = try vault.master(try vault.key(of: id).version)
          let number = caller.number.flatMap { PhoneNumber($0.unmasked) }
          try connection.callers.setIndex(
            vault.index(number: number, name: caller.name, under: master), of: id)
        }
        last = end
      }
      try connection.setMeta(Self.namesIndexed, [1])
    }
  }

  /// The setting that says that all names are indexed.
  static let namesIndexed = "names-indexed"
}
