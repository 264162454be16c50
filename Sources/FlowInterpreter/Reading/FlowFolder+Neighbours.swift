internal import Diagnostics

extension FlowFolder {
  /// Some flows, with those that they run and those that run them, further and further; sorted.
  ///
  /// What runs a flow is looked for in the texts of the others, which are not read for that: any that
  /// has the flow's id, or a name that makes it, somewhere. So there may be some too many.
  func neighbourhood(of ids: [String]) -> [String] {
    let names = NamesInTexts(self.ids)
    var near: [String: Set<String>] = [:]
    for id in self.ids {
      guard let source = source(of: id, log: DiagnosticLog()) else { continue }
      for other in names.found(in: source.bytes) where other != id {
        near[id, default: []].insert(other)
        near[other, default: []].insert(id)
      }
    }
    var found = Set(ids)
    var waiting = ids
    while let next = waiting.popLast() {
      waiting += (near[next] ?? []).filter { found.insert($0).inserted }
    }
    return found.sorted()
  }
}

/// Ids to be found in texts, in any case and with anything between their words.
///
/// They are looked up by the hashes of their words (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/), so
/// that a text is gone through once for all of them.
private struct NamesInTexts {
  /// By the hash of all words.
  private var whole: [UInt64: [String]] = [:]
  /// The hashes of the first words, however many.
  private var beginnings: Set<UInt64> = []
  private static let gap = UInt8(ascii: "-")

  init(_ ids: [String]) {
    for id in ids {
      let words = Self.folded(Array(id.utf8))
      var hash = Self.empty
      for byte in words {
        if byte == Self.gap { beginnings.insert(hash) }
        Self.add(byte, to: &hash)
      }
      whole[hash, default: []].append(id)
      beginnings.insert(hash)
    }
  }

  func found(in text: [UInt8]) -> Set<String> {
    let text = Self.folded(text) + [Self.gap]
    var found: Set<String> = []
    var start = 0
    while start < text.count {
      var hash = Self.empty
      var index = start
      var next: Int?
      while index < text.count {
        if text[index] == Self.gap {
          next = next ?? index + 1
          guard beginnings.contains(hash) else { break }
          found.formUnion(whole[hash] ?? [])
        }
        Self.add(text[index], to: &hash)
        index += 1
      }
      start = next ?? text.count
    }
    return found
  }

  private static let empty: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func add(_ byte: UInt8, to hash: inout UInt64) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// ASCII letters, in lower case, and digits; what is between them as one sign.
  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        folded.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): folded.append(byte | 0x20)
      default: if let last = folded.last, last != gap { folded.append(gap) }
      }
    }
    if folded.last == gap { folded.removeLast() }
    return folded
  }
}
