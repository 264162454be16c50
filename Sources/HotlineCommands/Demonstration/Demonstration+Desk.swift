internal import ArgumentParsing
internal import CommandConsole
internal import DeskScreens
internal import Diagnostics
internal import Foundation
internal import Synchronization

extension Demonstration {
  private static let number = "13900139000"
  private static let flow = "hotline"

  /// A call through the menu, what the agent sees on pickup, and the case that comes of it.
  func showDesk() throws {
    try run("db", "init", "--practice", shows: false)
    try run(
      "db", "import", "Fixtures/Data/demo-callers.json5", "Fixtures/Data/agents.json5",
      shows: false)

    title(console.text(zh: "一位贵宾来电", en: "A VIP calls"))
    try run(
      "call", Self.flow, "--from", Self.number, "--db", "demo.db",
      "--at", "2026-11-18T10:00:00+08:00", "--fast", "--answer-after", "40s",
      typing: [
        "嗯，那个，我充的结晶咋还没到账啊", "对，就是这一笔", "给我补发吧", "1", "还是帮我转人工问一下", "1", "5",
      ])
    title(console.text(zh: "坐席接起，未问先知", en: "The agent picks up and knows before asking"))
    try run(
      "pop", Self.number, "--agent", "li-na", "--at", "2026-11-18T10:03:00+08:00")
    title(console.text(zh: "没解决的，立案跟进", en: "What isn't solved becomes a case"))
    try run(
      "case", "open", "--order", "2026111800000102", "--kind", "recharge-missing",
      "--agent", "li-na", "--amount", "328", "--account", "zjg.pay", "--deadline", "24h",
      "--at", "2026-11-18T10:04:00+08:00")
  }

  /// Runs a command as a user would in the sample's folder, with what is typed shown on the caller's
  /// side.
  private func run(
    _ words: String..., shows: Bool = true, typing lines: [String] = []
  ) throws {
    let told = Mutex<[String]>([])
    var inner = console
    inner.environment["HOTLINE_DB"] = file("demo.db")
    inner.environment["HOTLINE_KEY"] = nil
    inner.environment["HOTLINE_DATA"] = nil
    inner.writeError = { text in told.withLock { $0.append(text) } }
    if !shows { inner.write = { _ in } }
    let waiting = Mutex(lines)
    inner.readLine = {
      guard let line = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else { return nil }
      showTyped(line)
      return line
    }
    if shows { show(command: Self.shell(words)) }
    let flows = words.first == "call" ? ["--flows", file("CallFlows")] : []
    let placed = words.map { $0 == "demo.db" || $0.hasPrefix("Fixtures/") ? file($0) : $0 }
    let status = Hotline.main(placed + flows, console: inner)
    guard status == .success else {
      let command = "hotline \(Self.shell(words))"
      let why = told.withLock { $0.joined() }.trimmingCharacters(in: .whitespacesAndNewlines)
      throw UsageError(zh: "\(command) 失败：\(why)", en: "\(command) failed: \(why)")
    }
  }

  private func showTyped(_ line: String) {
    let isKeys = line.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "*" || $0 == "#") }
    let text = isKeys ? "[ \(line) ]" : "“\(line)”"
    for part in DisplayWidth.wrap(text, to: width * 2 / 5) {
      let margin = max(0, width - DisplayWidth.of(part))
      console.write(String(repeating: " ", count: margin) + console.styled(part, .cyan) + "\n")
    }
  }

  /// The words as one would type them.
  private static func shell(_ words: [String]) -> String {
    words.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
  }
}
