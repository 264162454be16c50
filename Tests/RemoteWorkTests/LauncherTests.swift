import RemoteWork
import Testing

@Suite struct LauncherTests {
  @Test func `a launcher is divided into words as a shell does`() {
    #expect(Launcher("srun -n1  --exclusive")?.words == ["srun", "-n1", "--exclusive"])
    #expect(Launcher(#"ssh -o "a b" h\ 1 'c "d'"#)?.words == ["ssh", "-o", "a b", "h 1", #"c "d"#])
    #expect(Launcher("a ''")?.words == ["a", ""])
    for open in ["", "  ", "a 'b", #"a "b"#, #"a\"#] { #expect(Launcher(open) == nil, "\(open)") }
  }
}
