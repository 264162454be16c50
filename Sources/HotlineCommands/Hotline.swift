package import ArgumentParsing
internal import CommandConsole
internal import DeskCommands
internal import DeskScreens
internal import Diagnostics
internal import FlowCommands
internal import PlanningCommands

extension Hotline {
  /// All that the program can be asked for.
  package static var root: Command {
    Command(
      "hotline",
      summary: Wording(
        zh: "电话热线的流程、队列和客户档案", en: "Call flows, queues and caller profiles of a phone hotline"),
      subcommands: [
        demo,
        new,
        test,
        call,
        flow,
        simulate,
        compare,
        merge,
        scenario,
        staff,
        sweep,
        worker,
        forecast,
        calibrate,
        watch,
        switchboard,
        agent,
        queue,
        plan,
        pop,
        cases,
        refunds,
        search.command,
        story.command,
        messages,
        callbacks,
        outreach,
        desk,
        database,
        audit,
        erlang,
        completions,
        versionCommand,
      ])
  }

  /// Runs a command line, without the program's own name.
  package static func main(_ words: [String], console: Console) -> ExitStatus {
    root.main(words == ["--version"] ? ["version"] : words, console: console)
  }

  private static let versionCommand = Command(
    "version", summary: Wording(zh: "输出版本", en: "Print the version")
  ) { _, console in
    console.write("hotline \(version)\n")
    return .success
  }
}
