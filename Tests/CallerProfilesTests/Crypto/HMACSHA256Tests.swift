import AfterSales
import CallerProfiles
import Testing

@Suite struct HMACSHA256Tests {
  @Test(arguments: try Vectors.words(of: "hmac-sha256.txt"))
  func `a case of RFC 4231 gives its code`(_ words: [String]) {
    let code = HMACSHA256.code(of: Vectors.bytes(words[2]), key: Secret(Vectors.bytes(words[1])))
    #expect(code == Vectors.bytes(words[3]))
  }

  /// RFC 5869, appendix A.3: the first 32 bytes of the output for an empty info.
  @Test func `derived keys are those of HKDF-Expand`() {
    let pseudorandomKey = Secret(
      Vectors.bytes("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04"))
    let output = Secret(
      Vectors.bytes("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"))
    let derived = HMACSHA256.derive("", from: pseudorandomKey)
    #expect(HMACSHA256.code(of: [1], key: derived) == HMACSHA256.code(of: [1], key: output))
  }

  @Test func `codes are equal only in every byte and in length`() {
    #expect(HMACSHA256.areEqual([1, 2], [1, 2]))
    #expect(!HMACSHA256.areEqual([1, 2], [1, 3]))
    #expect(!HMACSHA256.areEqual([1, 2], [1]))
  }
}
