internal import ArgumentParsing
internal import BuiltInFiles
internal import CommandConsole
internal import Diagnostics
internal import Foundation

extension Hotline {
  /// `hotline new`: files to begin with.
  static let new = Command(
    "new",
    summary: Wording(zh: "写一个自己的小热线，从它开始", en: "Write a small hotline of your own to begin with"),
    discussion: Wording(
      zh: """
        DIR 会新建，或是空文件夹。里面写好流程、两通测试来电、一天的情景、虚构的来电者和坐席，名字取自 DIR，
        并有 README 说明怎么用。
          hotline new shop && cd shop && hotline test
        """,
      en: """
        DIR is made, or is empty. A flow, two calls to test it, a day to simulate, invented callers
        and agents are written there, named after DIR, and a README that says what to do with them.
          hotline new shop && cd shop && hotline test
        """),
    arguments: [
      Argument(
        "DIR", help: Wording(zh: "新文件夹或空文件夹", en: "a new or an empty folder"),
        completion: .directories)
    ],
    options: [
      .flag(
        "sample",
        help: Wording(
          zh: "改为写出手册里讲的整套示例热线",
          en: "write the whole sample hotline instead, which the manual speaks of"))
    ]
  ) { invocation, console in
    let path = invocation.arguments[0]
    let folder = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
    let hotline = NewHotline(folder: folder.lastPathComponent)
    let isSample = invocation.flag("sample")
    let files = isSample ? BuiltInFile.sample : hotline.files
    try makeEmpty(folder, path)
    do {
      try BuiltInFile.write(files, under: folder.path)
    } catch {
      throw unwritable(path)
    }
    let shown = DisplayWidth.printable(path)
    let scenario = isSample ? "ordinary-day" : hotline.id
    console.write(
      console.text(
        zh: "已写入 \(shown)，共 \(files.count) 个文件。接着试试:\n",
        en: "wrote \(files.count) files to \(shown). What to try next:\n")
          + """
              cd \(DisplayWidth.printable(shellWord(path)))
              hotline test
              hotline simulate Fixtures/Scenarios/\(scenario).json5

          """)
    return .success
  }

  /// - Throws: `UsageError` if there is something in the folder, or it can't be made.
  private static func makeEmpty(_ folder: URL, _ path: String) throws {
    let content: [String]
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      content = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      throw unwritable(path)
    }
    guard content.isEmpty else {
      throw UsageError(
        zh: "\(path) 不是空文件夹，未写入任何内容", en: "\(path) is not empty; nothing was written",
        hint: Wording(zh: "换一个新的文件夹名", en: "name a folder that is not there yet"))
    }
  }

  private static func unwritable(_ path: String) -> UsageError {
    UsageError(zh: "无法写入 \(path)", en: "\(path) can't be written")
  }

  /// A path as one types it in a shell.
  private static func shellWord(_ path: String) -> String {
    let plain = path.allSatisfy { $0.isLetter || $0.isNumber || "-_./~".contains($0) }
    return plain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
