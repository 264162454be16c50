internal import ArgumentParsing
internal import Foundation
internal import HotlineCommands

exit(Hotline.main(Array(CommandLine.arguments.dropFirst()), console: .process()).rawValue)
