import Diagnostics
import Testing

@Suite struct SourceEditsTests {
  private static let text = """
    // the pools
    { front: { agents: 3, costPerHour: 40 /* a night */ }, back: { shifts: [1, 2] } }
    """

  private func edited(_ change: (inout SourceEdits, LocatedValue) -> Void) throws -> String {
    let source = SourceText(path: "pools.json5", text: Self.text)
    let root = try JSON5Parser.parse(source)
    var edits = SourceEdits(source)
    change(&edits, root)
    return edits.text
  }

  @Test func `a value is replaced in its place, and comments stay`() throws {
    let front = try edited { edits, root in
      guard let pool = root["front"] else { return }
      edits.set("agents", of: pool, to: "[4, 5]")
    }
    #expect(
      front == Self.text.replacing("agents: 3", with: "agents: [4, 5]"))
  }

  @Test func `a key may take the place of another`() throws {
    let back = try edited { edits, root in
      guard let pool = root["back"] else { return }
      edits.set("agents", of: pool, to: "7", insteadOf: "shifts")
    }
    #expect(back == Self.text.replacing("shifts: [1, 2]", with: "agents: 7"))
  }

  @Test func `a missing key comes first, and several edits are made in the file's order`() throws {
    let both = try edited { edits, root in
      guard let front = root["front"], let back = root["back"] else { return }
      edits.set("skills", of: back, to: "[]")
      edits.set("agents", of: front, to: "9")
    }
    #expect(
      both
        == Self.text.replacing("agents: 3", with: "agents: 9")
        .replacing("{ shifts", with: "{ skills: [], shifts"))
  }
}
