import Reports
import Testing

@Suite struct TerminalKeyTests {
  @Test(
    arguments: [
      ("a", [.character("a")]),
      (" +-", [.character(" "), .character("+"), .character("-")]),
      ("退款", [.character("退"), .character("款")]),
      ("\r\n\t", [.enter, .enter, .tab]),
      ("\u{7F}\u{8}", [.backspace, .backspace]),
      ("\u{3}\u{1A}", [.control("c"), .control("z")]),
      ("\u{1B}", [.escape]),
      ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
      ("\u{1B}OA\u{1B}OF\u{1B}OM", [.up, .end, .enter]),
      ("\u{1B}[1~\u{1B}[3~\u{1B}[5~\u{1B}[6~", [.home, .delete, .pageUp, .pageDown]),
      (
        "a\u{1B}[200~退款\r\u{1B}[A\u{1B}[201~b",
        [.character("a"), .pasted("退款\r\u{1B}[A"), .character("b")]
      ),
      // Keys that programs have no use for, and answers of the terminal.
      ("\u{1B}[15~x\u{1B}[1;5Ay\u{0}", [.character("x"), .character("y")]),
      ("\u{1B}\u{1B}[A", [.escape, .up]),
    ] as [(String, [TerminalKey])])
  func `bytes become keys`(bytes: String, keys: [TerminalKey]) {
    var decoder = TerminalKeyDecoder()
    #expect(decoder.keys(bytes.utf8) == keys)
  }

  @Test func `a character or a sequence may come in pieces`() {
    var decoder = TerminalKeyDecoder()
    let bytes = Array("退".utf8)
    #expect(decoder.keys(bytes.prefix(1)) == [])
    #expect(decoder.keys(bytes.dropFirst()) == [.character("退")])
    #expect(decoder.keys([0x1B, 0x5B]) == [])
    #expect(decoder.keys([0x41]) == [.up])
    #expect(decoder.keys("\u{1B}[200~one".utf8) == [])
    #expect(decoder.keys(" two\u{1B}[20".utf8) == [])
    #expect(decoder.keys("1~x".utf8) == [.pasted("one two"), .character("x")])
  }

  @Test func `bytes that are no text are dropped, and an endless sequence ends`() {
    var decoder = TerminalKeyDecoder()
    #expect(decoder.keys([0xFF, 0xC3, 0x28, 0x61]) == [.character("a")])
    let endless = [0x1B, 0x5B] + [UInt8](repeating: 0x30, count: 40)
    #expect(decoder.keys(endless) == [])
    #expect(decoder.keys("b".utf8) == [.character("b")])
  }
}
