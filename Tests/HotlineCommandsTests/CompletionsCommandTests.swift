import ArgumentParsing
import CommandConsole
import Foundation
import HotlineCommands
import TestOutput
import Testing

@Suite struct CompletionsCommandTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func run(_ words: String...) -> (status: ArgumentParsing.ExitStatus, output: String) {
    let output = Recorder()
    let status = Hotline.main(
      words, console: Console(write: output.append, writeError: output.append))
    return (status, output.text)
  }

  @Test func `an installation writes for each shell what is printed, where it looks for it`() throws
  {
    let share = folder.file("share")
    let files = [
      ("bash", "bash-completion/completions/hotline"), ("zsh", "zsh/site-functions/_hotline"),
      ("fish", "fish/vendor_completions.d/hotline.fish"),
    ]
    let (status, output) = run("completions", "--install=\(share)")
    #expect(status == .success)
    #expect(output == files.map { "\(share)/\($0.1)\n" }.joined())
    for (shell, file) in files {
      let written = try String(contentsOfFile: "\(share)/\(file)", encoding: .utf8)
      #expect(written == run("completions", shell).output)
    }
  }

  @Test func `what can't be installed or printed is said`() throws {
    try Data().write(to: URL(filePath: folder.file("taken")))
    let taken = run("completions", "--install=" + folder.file("taken"))
    #expect(taken.status == .unusable)
    #expect(taken.output.contains("can't be written"))
    #expect(run("completions").output.contains("SHELL is missing"))
    #expect(run("completions", "zsh", "--install").status == .unusable)
    #expect(run("completions", "tcsh").output.contains("expected bash, zsh or fish"))
  }

  @Test func `the names of the shells are offered`() {
    #expect(run("completions", "bash").output.contains("\"bash zsh fish\""))
  }
}
