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
  /// Such as `动作` and `action`, which codes use as well.
  var word: Wording
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
        let id = block.id.prefix(60)
        reader.error(
          "duplicate-id", at: block.offset,
          Wording(
            zh: "\(word.zh)“\(id)”：与另一个\(word.zh)的 \(idKey) 重复",
            en: "\(word.en) \"\(id)\": there is another \(word.en) of this \(idKey)"),
          hint: Wording(
            zh: "同一流程里 \(idKey) 不能重复", en: "each \(idKey) is unique within a flow"))
      }
      report(unknownTypeOf: block, unknown, reader)
    }
    for block in blocks where block.id.isEmpty { report(unknownTypeOf: block, unknown, reader) }
    if let start, !seen.contains(start.id) {
      let id = start.id.prefix(60)
      reader.error(
        "unknown-start", at: start.offset,
        Wording(
          zh: "\(startKey)：流程里没有\(word.zh)“\(id)”",
          en: "\(startKey): \"\(id)\" is no \(word.en) of the flow")
          + Suggestion.guess(at: start.id, in: blocks.map(\.id)))
    }
  }

  private func report(
    unknownTypeOf block: VendorBlock, _ unknown: UnknownBlocks, _ reader: DocumentReader
  ) {
    guard !block.type.isEmpty, !types.contains(block.type) else { return }
    let (title, lack) = (title(block), lack(block))
    let message = Wording(zh: "\(title.zh)：\(lack.zh)", en: "\(title.en): \(lack.en)")
    let code = "unknown-\(word.en)"
    switch unknown {
    case .refused:
      reader.error(
        code, at: block.offset, message,
        hint: Wording(
          zh: "换成 \(system) 有的\(word.zh)类型；走到这里之前的部分可以用用例播放",
          en:
            "take one of the \(word.en) types that \(system) has; fixtures can be played as far as "
            + "here"))
    case .fail:
      reader.warning(
        code, at: block.offset, message,
        hint: Wording(zh: "走到这里的电话会出错", en: "a call that comes here fails"))
    }
  }

  /// What messages call a block.
  private func title(_ block: VendorBlock) -> Wording {
    guard !block.name.isEmpty else { return word }
    let name = block.name.prefix(60)
    return Wording(zh: "\(word.zh)“\(name)”", en: "\(word.en) \"\(name)\"")
  }

  /// That a block's type doesn't exist, and what it may have been meant to be.
  func lack(_ block: VendorBlock) -> Wording {
    let type = block.type.prefix(60)
    let guess = meant[block.type].map {
      Wording(zh: "（是不是“\($0)”？）", en: " (did you mean \"\($0)\"?)")
    }
    return Wording(
      zh: "\(typeKey)：\(system) 没有\(word.zh)类型“\(type)”",
      en: "\(typeKey): \"\(type)\" is no \(word.en) type of \(system)")
      + (guess ?? Suggestion.guess(at: block.type, in: types.sorted()))
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
        reader.mismatch(
          value,
          expected: isList
            ? Wording(zh: "列表", en: "a list") : Wording(zh: "对象", en: "an object"), path: path)
      }
    }
  }
}
