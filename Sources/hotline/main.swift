internal import ArgumentParsing
internal import CommandConsole
internal import Foundation
internal import HotlineCommands

let output = ProcessOutput()
let console = Console.process(output)
let status = Hotline.main(Array(CommandLine.arguments.dropFirst()), console: console)
exit(output.end(status, telling: console).rawValue)
