internal import AfterSales
internal import Digests

/// The keys of the audit, and the codes made with them.
///
/// Every row carries HMAC-SHA256 over its content and the code of the row before, so that no row
/// can be changed, removed or put in between without the key. How far the chain goes is recorded
/// under a key too (the *head*), so that rows can't be cut off its end.
struct AuditKeys: Sendable {
  private let chain: Secret
  private let headKey: Secret
  private let bindingKey: Secret
  let index: Secret
  /// Encrypts the reasons.
  let text: Secret
  /// Makes the codes of rows that sums are made of.
  let sums: Secret
  /// Encrypts the sums.
  ///
  /// They are written with every change, so they have a key of their own: nonces are drawn, and of 2^32 texts two
  /// have the same with a chance of 2^-33.
  let sealedSums: Secret

  init(_ secret: Secret) {
    chain = HMACSHA256.derive("hotline audit chain", from: secret)
    headKey = HMACSHA256.derive("hotline audit head", from: secret)
    bindingKey = HMACSHA256.derive("hotline account bindings", from: secret)
    index = HMACSHA256.derive("hotline audit subjects", from: secret)
    text = HMACSHA256.derive("hotline audit reasons", from: secret)
    sums = HMACSHA256.derive("hotline table sums", from: secret)
    sealedSums = HMACSHA256.derive("hotline table sums sealed", from: secret)
  }

  /// The code before the first row.
  var firstMAC: [UInt8] { HMACSHA256.code(of: [], key: chain) }

  func mac(of row: AuditRow, after previous: [UInt8]) -> [UInt8] {
    HMACSHA256.code(of: previous + row.encoded, key: chain)
  }

  // MARK: Head: number (8 bytes, big-endian), code of the last row (32), sums (if any), code of all (32)

  func encoded(_ head: AuditHead) -> [UInt8] {
    let content = Self.bytes(head.number) + head.mac + (head.sums ?? [])
    return content + HMACSHA256.code(of: content, key: headKey)
  }

  /// Where the chain ends, or `nil` if the head was changed or has another key.
  func readHead(_ head: [UInt8]) -> AuditHead? {
    guard head.count >= 72,
      HMACSHA256.areEqual(
        Array(head.suffix(32)), HMACSHA256.code(of: head.dropLast(32), key: headKey))
    else { return nil }
    let number = head[..<8].reduce(Int64(0)) { $0 << 8 | Int64($1) }
    return AuditHead(
      number: number, mac: Array(head[8..<40]),
      sums: head.count == 72 ? nil : Array(head[40..<head.count - 32]))
  }

  static func bytes(_ number: Int64) -> [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// The code of a binding: of its number, and of both names with their lengths.
  func code(of binding: AccountBinding) -> [UInt8] {
    let (account, agent) = (Array(binding.account.utf8), Array(binding.agent.utf8))
    let content =
      Self.bytes(Int64(binding.uid)) + Self.bytes(Int64(account.count)) + account
      + Self.bytes(Int64(agent.count)) + agent
    return HMACSHA256.code(of: content, key: bindingKey)
  }

  func subjectIndex(_ subject: AuditSubject) -> [UInt8] {
    switch subject {
    case .number(let number): BlindIndex.of(number, index)
    case .caller(let id): BlindIndex.code("caller", String(id), index)
    }
  }
}

extension AuditRow {
  /// The content as bytes: each part with its length first, and whether it is there at all.
  fileprivate var encoded: [UInt8] {
    var bytes = AuditKeys.bytes(number) + AuditKeys.bytes(at)
    func append(_ part: [UInt8]?) {
      guard let part else {
        bytes.append(0)
        return
      }
      bytes.append(1)
      bytes += AuditKeys.bytes(Int64(part.count))
      bytes += part
    }
    append(Array(actor.utf8))
    append(Array(action.utf8))
    append(subjectIndex)
    append(object.map { Array($0.utf8) })
    append(reason)
    append(found.map { AuditKeys.bytes($0) })
    return bytes
  }
}
