// swift-tools-version: 6.2
import PackageDescription

// Which room may use which. An arrow points at what is imported; nothing imports upwards, and
// rooms that stand side by side never import each other. `.ci/run` builds with
// `--explicit-target-dependency-import-check error`, so an arrow that is not drawn here fails.
//
//     hotline → HotlineCommands
//         → { DeskCommands → DeskScreens → ServiceDesk,
//             FlowCommands → VendorFlows,
//             PlanningCommands → { RemoteWork, Staffing }, CallRecords }
//         → { BuiltInFiles, CommandConsole → { ArgumentParsing, MenuSampling, ReportPages } }
//         → { Diagnostics, Digests, ParallelWork }
//     MenuSampling → { FlowInterpreter, QueueSimulator, VendorFlows → FlowInterpreter }
//     ReportPages → { CallRecords, FlowInterpreter, QueueSimulator, Reports, Staffing }
//     ServiceDesk → { CallerProfiles, FlowInterpreter, Switchboard } → AfterSales → Diagnostics
//     CallerProfiles → CSQLite, Digests → CCrypto      Staffing, CallRecords → QueueSimulator
//     Switchboard → QueueSimulator → EmergencyPlans    BuiltInFiles → CBuiltIn
//     RemoteWork → { Digests, ParallelWork }

let package = Package(
  name: "hotline",
  products: [.executable(name: "hotline", targets: ["hotline"])],
  targets: [
    // Where tests write, and what commands write to them: kept, if asked, for the scan of a run.
    .target(name: "TestOutput", path: "Tests/TestOutput"),
    // Where records, flows and sentences of others lie that tests use in place.
    .target(name: "RealData", path: "Tests/RealData"),
    // Whether anybody is in clear in what a whole run of the tests left.
    .testTarget(
      name: "ClearTextTests",
      dependencies: ["AfterSales", "CallerProfiles", "Diagnostics", "TestOutput"]),

    .target(name: "Diagnostics"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),

    .target(name: "AfterSales", dependencies: ["Diagnostics"]),
    .testTarget(
      name: "AfterSalesTests", dependencies: ["AfterSales", "Diagnostics", "TestOutput"]),

    .target(name: "ArgumentParsing", dependencies: ["Diagnostics"]),
    .testTarget(
      name: "ArgumentParsingTests", dependencies: ["ArgumentParsing", "Diagnostics"]),

    // CallFlows and Fixtures, as the C compiler embeds them.
    .target(name: "CBuiltIn"),
    .target(name: "BuiltInFiles", dependencies: ["CBuiltIn", "Diagnostics"]),
    .testTarget(name: "BuiltInFilesTests", dependencies: ["BuiltInFiles", "Diagnostics"]),

    .target(name: "ParallelWork"),
    .testTarget(name: "ParallelWorkTests", dependencies: ["ParallelWork"]),

    // What a hotline does when it is overrun: read, and watched for in virtual and in real time.
    .target(name: "EmergencyPlans", dependencies: ["Diagnostics"]),
    .testTarget(
      name: "EmergencyPlansTests", dependencies: ["Diagnostics", "EmergencyPlans", "TestOutput"]),

    .target(
      name: "FlowInterpreter", dependencies: ["AfterSales", "Diagnostics", "ParallelWork"]),
    // What every directory of callers' data must do, whether a fixture's or the database.
    .target(
      name: "ServiceContract", dependencies: ["AfterSales", "Diagnostics", "FlowInterpreter"],
      path: "Tests/ServiceContract"),
    .testTarget(
      name: "FlowInterpreterTests",
      dependencies: [
        "AfterSales", "Diagnostics", "FlowInterpreter", "RealData", "ServiceContract", "TestOutput",
      ],
      // What callers say, as the speech tests have them say it.
      exclude: ["Speech/utterances-angry.json5", "Speech/utterances-spoken.json5"]),

    // Amazon Connect and Twilio Studio flows as flows of ours, and back.
    .target(name: "VendorFlows", dependencies: ["Diagnostics", "FlowInterpreter"]),
    .testTarget(
      name: "VendorFlowsTests",
      dependencies: ["Diagnostics", "FlowInterpreter", "RealData", "TestOutput", "VendorFlows"]),

    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "Digests", dependencies: ["CCrypto"]),
    .target(
      name: "CallerProfiles",
      dependencies: ["AfterSales", "CCrypto", "CSQLite", "Diagnostics", "Digests"]),
    .testTarget(
      name: "CallerProfilesTests",
      dependencies: ["AfterSales", "CSQLite", "CallerProfiles", "Diagnostics", "TestOutput"],
      exclude: ["Vectors"]),

    .target(
      name: "QueueSimulator", dependencies: ["Diagnostics", "EmergencyPlans", "ParallelWork"]),
    .testTarget(
      name: "QueueSimulatorTests",
      dependencies: [
        "Diagnostics", "EmergencyPlans", "ParallelWork", "QueueSimulator", "TestOutput",
      ],
      exclude: ["Oracles/oracles.json", "Reference"]),

    .target(
      name: "Switchboard",
      dependencies: ["AfterSales", "Diagnostics", "EmergencyPlans", "QueueSimulator"]),
    .testTarget(
      name: "SwitchboardTests",
      dependencies: [
        "AfterSales", "CallerProfiles", "Diagnostics", "EmergencyPlans", "QueueSimulator",
        "ServiceDesk", "Switchboard", "TestOutput",
      ]),

    .target(
      name: "ServiceDesk",
      dependencies: [
        "AfterSales", "CallerProfiles", "Diagnostics", "EmergencyPlans", "FlowInterpreter",
        "QueueSimulator", "Switchboard",
      ]),
    .testTarget(
      name: "ServiceDeskTests",
      dependencies: [
        "AfterSales", "CallerProfiles", "Diagnostics", "ServiceDesk", "TestOutput",
      ]),

    // Work given to other processes, as bytes.
    .target(name: "RemoteWork", dependencies: ["Digests", "ParallelWork"]),
    .testTarget(name: "RemoteWorkTests", dependencies: ["ParallelWork", "RemoteWork"]),

    .target(name: "Reports", dependencies: ["Diagnostics"]),
    .testTarget(name: "ReportsTests", dependencies: ["Diagnostics", "Reports"]),

    .target(name: "CallRecords", dependencies: ["Diagnostics", "ParallelWork", "QueueSimulator"]),
    .testTarget(
      name: "CallRecordsTests",
      dependencies: ["CallRecords", "Diagnostics", "QueueSimulator", "RealData", "TestOutput"]),

    .target(name: "Staffing", dependencies: ["Diagnostics", "ParallelWork", "QueueSimulator"]),
    .testTarget(
      name: "StaffingTests",
      dependencies: [
        "Diagnostics", "ParallelWork", "QueueSimulator", "RealData", "Staffing", "TestOutput",
      ],
      exclude: ["Oracles/oracles.json"]),

    .target(
      name: "ReportPages",
      dependencies: [
        "CallRecords", "Diagnostics", "EmergencyPlans", "FlowInterpreter", "QueueSimulator",
        "Reports", "Staffing",
      ]),

    // What the desk's answers look like, to people and to programs.
    .target(
      name: "DeskScreens",
      dependencies: [
        "AfterSales", "ArgumentParsing", "Diagnostics", "EmergencyPlans", "Reports", "ServiceDesk",
      ]),

    // Where the simulator and the interpreter meet: scenarios whose menus are played flows.
    .target(
      name: "MenuSampling",
      dependencies: [
        "Diagnostics", "Digests", "FlowInterpreter", "ParallelWork", "QueueSimulator",
        "VendorFlows",
      ]),

    // The program at its console: its streams, the files that options ask for, how results are told.
    .target(
      name: "CommandConsole",
      dependencies: [
        "ArgumentParsing", "Diagnostics", "Digests", "MenuSampling", "ParallelWork", "ReportPages",
        "Reports",
      ]),
    // What QA works with.
    .target(
      name: "FlowCommands",
      dependencies: [
        "ArgumentParsing", "BuiltInFiles", "CommandConsole", "Diagnostics", "Digests",
        "FlowInterpreter", "ParallelWork", "ReportPages", "Reports", "VendorFlows",
      ]),
    // What planners work with.
    .target(
      name: "PlanningCommands",
      dependencies: [
        "ArgumentParsing", "BuiltInFiles", "CommandConsole", "Diagnostics",
        "Digests", "MenuSampling", "ParallelWork", "QueueSimulator", "RemoteWork", "ReportPages",
        "Reports", "Staffing",
      ]),
    // What agents, supervisors and administrators work with.
    .target(
      name: "DeskCommands",
      dependencies: [
        "AfterSales", "ArgumentParsing", "BuiltInFiles", "CommandConsole", "DeskScreens",
        "Diagnostics", "EmergencyPlans", "FlowInterpreter", "MenuSampling", "QueueSimulator",
        "ReportPages", "Reports", "ServiceDesk",
      ]),
    // All of them as one program, and what needs several.
    .target(
      name: "HotlineCommands",
      dependencies: [
        "AfterSales",
        "ArgumentParsing",
        "BuiltInFiles",
        "CallRecords",
        "CommandConsole",
        "DeskCommands",
        "DeskScreens",
        "Diagnostics",
        "Digests",
        "FlowCommands",
        "FlowInterpreter",
        "MenuSampling",
        "PlanningCommands",
        "QueueSimulator",
        "ReportPages",
        "Reports",
        "ServiceDesk",
        "Staffing",
        "VendorFlows",
      ]),
    .testTarget(
      name: "HotlineCommandsTests",
      dependencies: [
        "ArgumentParsing", "CSQLite", "AfterSales", "CallerProfiles", "CommandConsole",
        "DeskCommands", "DeskScreens",
        "Diagnostics", "FlowInterpreter",
        "HotlineCommands", "QueueSimulator", "ReportPages", "Reports", "ServiceContract",
        "ServiceDesk",
        "TestOutput",
      ],
      // Databases as earlier programs left them, and who is in them.
      exclude: ["Layouts"]),
    .executableTarget(
      name: "flow-benchmark", dependencies: ["Diagnostics", "FlowInterpreter"],
      path: "Benchmarks/FlowBenchmark"),
    .executableTarget(
      name: "vendor-benchmark", dependencies: ["Diagnostics", "FlowInterpreter", "VendorFlows"],
      path: "Benchmarks/VendorBenchmark"),
    .executableTarget(
      name: "simulator-benchmark", dependencies: ["Diagnostics", "QueueSimulator"],
      path: "Benchmarks/SimulatorBenchmark"),
    .executableTarget(
      name: "store-benchmark", dependencies: ["AfterSales", "CallerProfiles", "Diagnostics"],
      path: "Benchmarks/StoreBenchmark"),
    .executableTarget(
      name: "switchboard-benchmark",
      dependencies: [
        "AfterSales", "CallerProfiles", "Diagnostics", "ServiceDesk", "Switchboard",
      ],
      path: "Benchmarks/SwitchboardBenchmark"),
    .executableTarget(
      name: "store-benchmark-peer", dependencies: ["CSQLite"], path: "Benchmarks/StorePeer"),
    .executableTarget(name: "pop-benchmark", path: "Benchmarks/PopRunner"),
    .executableTarget(
      name: "hotline", dependencies: ["ArgumentParsing", "CommandConsole", "HotlineCommands"]),
  ]
)

for target in package.targets where ![.system].contains(target.type) {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    // Every use of a pointer must say `unsafe`, so that `grep -r unsafe Sources` finds them all.
    .strictMemorySafety(),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
    .enableUpcomingFeature("ExistentialAny"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
    .enableUpcomingFeature("InternalImportsByDefault"),
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
    .enableUpcomingFeature("MemberImportVisibility"),
    // A program that starts for one question would spend more than half of its instructions on the
    // runtime's search for conformances, one for each generic type it comes across by name; its types
    // are made directly instead.
    .unsafeFlags(
      ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
      .when(configuration: .release)),
  ]
}
