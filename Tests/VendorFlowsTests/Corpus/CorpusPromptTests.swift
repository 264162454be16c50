import Diagnostics
import FlowInterpreter
import Foundation
import RealData
import Testing

/// Whether lint reads the keys that the prompts of real flows offer as a person who listened to each did.
@Suite(
  .enabled(
    if: Corpus.isThere, "\(RealData.absence)"))
struct CorpusPromptTests {
  /// By the hash of a prompt (`hash(of:)`): the keys that it offers; those of the others offer none.
  ///
  /// Judged by ear, one by one, of the 97 that have a number, a sign or a word for pressing in them.
  private static let offered = [
    "1eb5f45367968feb": "0",
    "26b6e14116e4ac2": "13",
    "2808fcea83f614dc": "12",
    "326075ec2f94e3e3": "123",
    "3527747474e1ca9b": "13",
    "354f70dc3cea31ac": "12",
    "3909d58fb3b71d9c": "1",
    "3aadcfde0e1f6a50": "1234",
    "3bca48f7f67fd79d": "123",
    "3be17a659599a461": "1290",
    "3f67d0d477d5275b": "1",
    "48540ab3b9754e54": "12",
    "48bebdf9ec1f2509": "#",
    "4c540f27685d0bfd": "1",
    "4e3361fc47de24f9": "12",
    "696c791e98fa6cf": "#",
    "7693e5f81a7dbeaa": "123",
    "7e9b95dffd4347b6": "12",
    "8cb7f9f9090da23e": "123",
    "8f2f6e6dbbd964a5": "19",
    "938ec7ca31d8e7ef": "123",
    "9484ad224195fc32": "123",
    "9709b66958468132": "0",
    "9b4c9d0a92e961ea": "12",
    "9d1968ecbc4c0008": "12",
    "a42086be8b08f16c": "1",
    "ae6bcf63c055c11b": "1234",
    "b7814521269238b6": "12",
    "bd673bd17cd061f6": "#",
    "bfb3b279424402e5": "12",
    "c7bdaa7fff7b60af": "12",
    "cfc02da2e825356a": "12",
    "d7f7ab40ffc75890": "12",
    "dbdc662ac06c93a9": "19",
    "dc4a324f58a7ba94": "1",
    "e48ea85f1112dfa5": "12",
    "f31f71de31a8b416": "12",
    "f37d2b55ab830fa3": "123",
    "f8bbb358c3c3e4ec": "12",
    "fb72f6a5b56914c3": "123",
  ]

  @Test func `at least 95 in 100 prompts offer what a person heard`() throws {
    var heard: Set<String> = []
    for path in try Corpus.files("connect") + Corpus.files("studio") {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      // Files that are no JSON have no prompts.
      guard let value = try? JSONSerialization.jsonObject(with: data) else { continue }
      Self.collect(value, into: &heard)
    }
    let wrong = heard.sorted().filter { text in
      let keys = Self.offered[Self.hash(of: text)] ?? ""
      return Self.recognised(in: text) != Set(keys)
    }
    #expect(heard.count > 300)
    #expect(wrong.count * 20 <= heard.count, "\(wrong)")
  }

  /// Every text that is said, its markup left out and what is looked up as `…`.
  private static func collect(_ value: Any, into texts: inout Set<String>) {
    if let list = value as? [Any] {
      for element in list { collect(element, into: &texts) }
    } else if let object = value as? [String: Any] {
      if object["name"] as? String == "Text", let text = object["value"] as? String {
        texts.insert(plain(text))
      }
      for (key, inner) in object {
        if ["Text", "SSML", "say", "body"].contains(key), let text = inner as? String {
          texts.insert(plain(text))
        }
        collect(inner, into: &texts)
      }
    }
  }

  private static func plain(_ text: String) -> String {
    text.replacing(/<[^>]+>/, with: "")
      .replacing(/\{\{.*?\}\}|\{%.*?%\}|\$\.[A-Za-z_.\[\]']+/, with: "…")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .replacing("{", with: "(").replacing("}", with: ")")
  }

  /// FNV-1a of 64 bits.
  private static func hash(of text: String) -> String {
    String(
      text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01b3
      }, radix: 16)
  }

  /// The keys of which lint doesn't say that a menu which takes all of them offers none.
  private static func recognised(in text: String) -> Set<Character> {
    let all = "1234567890*#"
    let choices = all.map { "{ key: '\($0)', label: 'zzz', next: 'z' }" }.joined(separator: ",")
    let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let flow = """
      { flow: "f", title: "t", start: "a", nodes: {
        a: { type: "menu", prompt: "\(quoted)", choices: [\(choices)], exhausted: "z" },
        z: { type: "hangup", prompt: "bye" } } }
      """
    let log = DiagnosticLog()
    guard let read = FlowReader.read(SourceText(path: "f.json5", text: flow), log: log) else {
      return []
    }
    let missing = FlowLinter.findings(in: [read]).filter { $0.code == "key-not-offered" }
    return Set(all.filter { key in !missing.contains { $0.message.contains("key \(key) ") } })
  }
}
