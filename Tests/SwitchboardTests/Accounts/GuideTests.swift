import Foundation
import Testing

/// The guide for operators, done as it says.
@Suite(.serialized, .disabled(if: AccountHouse.obstacle != nil, "\(AccountHouse.obstacle ?? "")"))
struct GuideTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL

  /// The commands of the guide, in order, but for those about services and other machines.
  private static func commands(_ guide: String) throws -> [String] {
    try String(contentsOf: root.appending(path: guide), encoding: .utf8)
      .split(separator: "\n").filter { $0.hasPrefix("    # ") || $0.hasPrefix("    $ ") }
      .map { String($0.dropFirst(6)) }
      .filter { line in !["systemctl", "install", "ssh"].contains { line.hasPrefix($0 + " ") } }
  }

  @Test(arguments: ["Documentation/Operating.md", "Documentation/zh/Operating.md"])
  func `every command of the guide does what it is there for`(_ guide: String) throws {
    let house = try AccountHouse()
    let agents = try String(
      contentsOf: Self.root.appending(path: "Fixtures/Data/agents.json5"), encoding: .utf8)
    let people = [
      "agents.json5": try house.give(agents, as: "agents.json5"),
      "callers.csv": try house.give("number,name\n13800138000,王小明\n", as: "callers.csv"),
      "orders.csv": try house.give("单号,买家,备用\nA1,13800138000,x\n", as: "orders.csv"),
      "/srv/desk": house.folder + "/srv", "/backup": house.folder + "/srv",
      "lina": house.guest("lina"), "-u desk": "-u " + house.guest("desk"),
      "nologin desk": "nologin " + house.guest("desk"),
    ]
    let commands = try Self.commands(guide)
    #expect(commands.count >= 13, "\(commands)")
    for command in commands {
      var script = command
      for (word, here) in people { script = script.replacing(word, with: here) }
      let answer = try house.script(script)
      #expect(answer.status == 0, "\(command): \(answer.output)")
    }
    let mode = try house.script("stat -c %a \(house.folder)/srv \(house.folder)/srv/hotline.db")
    #expect(mode.output == "711\n600\n")
  }
}
