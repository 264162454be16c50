import AfterSales
import CallerProfiles
import Testing

@Suite struct AESGCMTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let key: Secret
    let nonce, bound, text, sealed: [UInt8]
    let isValid: Bool
  }

  static func cases() throws -> [Case] {
    try Vectors.words(of: "aes-256-gcm.txt").map { words in
      let bytes = words[1...6].map(Vectors.bytes)
      return Case(
        testDescription: words[0], key: Secret(bytes[0]), nonce: bytes[1], bound: bytes[2],
        text: bytes[3], sealed: bytes[4] + bytes[5], isValid: words[7] == "valid")
    }
  }

  @Test func `there are published cases of both kinds`() throws {
    let cases = try Self.cases()
    #expect(cases.filter(\.isValid).count > 50)
    #expect(cases.filter { !$0.isValid }.count > 20)
  }

  @Test(arguments: try cases().filter(\.isValid))
  func `a published case is sealed and opened as published`(_ given: Case) throws {
    let cipher = try AESGCM()
    let sealed = try cipher.seal(given.text, key: given.key, nonce: given.nonce, bound: given.bound)
    #expect(sealed == given.sealed)
    let opened = try cipher.open(
      given.sealed[...], key: given.key, nonce: given.nonce, bound: given.bound)
    #expect(opened == given.text)
  }

  @Test(arguments: try cases().filter { !$0.isValid })
  func `a published forgery is refused`(_ given: Case) throws {
    let cipher = try AESGCM()
    #expect(throws: CryptoError.notAuthentic) {
      try cipher.open(given.sealed[...], key: given.key, nonce: given.nonce, bound: given.bound)
    }
  }

  @Test func `a cipher that refused a forgery still opens what is sound`() throws {
    let cipher = try AESGCM()
    let cases = try Self.cases()
    let forged = try #require(cases.first { !$0.isValid })
    let sound = try #require(cases.last { $0.isValid })
    _ = try? cipher.open(
      forged.sealed[...], key: forged.key, nonce: forged.nonce, bound: forged.bound)
    let opened = try cipher.open(
      sound.sealed[...], key: sound.key, nonce: sound.nonce, bound: sound.bound)
    #expect(opened == sound.text)
  }
}
