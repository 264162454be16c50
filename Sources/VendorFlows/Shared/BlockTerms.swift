internal import Diagnostics
internal import FlowInterpreter

/// What becomes of a file with a block of a type that there isn't.
package enum UnknownBlocks: Sendable {
  /// The file is refused.
  case refused
  /// The block is told, and a call that comes to it fails.
  case fail
}

/// What a system calls its blocks, and which there are.
struct BlockTerms {
  /// Such as `action`.
  var word: String
  var system: String
  /// The keys of a block's id and type, and of the block at which a call begins.
  var (idKey, typeKey, startKey): (String, String, String)
  var types: Set<String>
  /// What is meant by names that aren't there.
  var meant: [String: String] = [:]

  /// Tells what is wrong with the ids and types of blocks, and where they begin.
  func check(
    _ blocks: [VendorBlock], start: VendorBlock.Target?, unknown: UnknownBlocks,
    _ reader: DocumentReader
  ) {
    var seen: Set<String> = []
    for block in blocks where !block.id.isEmpty {
      if !seen.insert(block.id).inserted {
        reader.error(
          "duplicate-id", at: block.offset,
          "\(word) \"\(block.id.prefix(60))\": there is another \(word) of this \(idKey)",
          hint: "each \(idKey) is unique within a flow")
      }
      report(unknownTypeOf: block, unknown, reader)
    }
    for block in blocks where block.id.isEmpty { report(unknownTypeOf: block, unknown, reader) }
    if let start, !seen.contains(start.id) {
      reader.error(
        "unknown-start", at: start.offset,
        "\(startKey): \"\(start.id.prefix(60))\" is no \(word) of the flow"
          + Suggestion.didYouMean(start.id, in: blocks.map(\.id)))
    }
  }

  private func report(
    unknownTypeOf block: VendorBlock, _ unknown: UnknownBlocks, _ reader: DocumentReader
  ) {
    guard !block.type.isEmpty, !types.contains(block.type) else { return }
    let message = "\(title(block)): \(lack(block))"
    let code = "unknown-\(word)"
    switch unknown {
    case .refused:
      reader.error(
        code, at: block.offset, message,
        hint:
          "take one of the \(word) types that \(system) has; fixtures can be played as far as here")
    case .fail:
      reader.warning(code, at: block.offset, message, hint: "a call that comes here fails")
    }
  }

  /// What messages call a block.
  private func title(_ block: VendorBlock) -> String {
    block.name.isEmpty ? word : "\(word) \"\(block.name.prefix(60))\""
  }

  /// That a block's type doesn't exist, and what it may have been meant to be.
  func lack(_ block: VendorBlock) -> String {
    let guess = meant[block.type].map { " (did you mean \"\($0)\"?)" }
    return "\(typeKey): \"\(block.type.prefix(60))\" is no \(word) type of \(system)"
      + (guess ?? Suggestion.didYouMean(block.type, in: types.sorted()))
  }
}

extension VendorBlock {
  /// Tells what has another form than the system writes.
  static func checkForm(
    _ value: LocatedValue?, isList: Bool, _ path: String, _ reader: DocumentReader
  ) {
    switch value?.content {
    case .object? where !isList, .array? where isList, .null?, nil: return
    default:
      if let value {
        reader.mismatch(value, expected: isList ? "a list" : "an object", path: path)
      }
    }
  }
}
