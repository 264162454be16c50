import ServiceDesk
import Testing

@Suite struct HostAccountTests {
  @Test func `an account goes by its name and its number`() {
    #expect(HostAccount.of(0).name == "root")
    #expect(HostAccount.named("root")?.uid == 0)
  }

  /// No system gives out the number before the last one, which means "none" (`(uid_t) -1` is refused).
  @Test func `an account that the system doesn't know is its number, and no name's`() {
    #expect(HostAccount.of(.max - 1).name == "#4294967294")
    #expect(HostAccount.named("no-such-account") == nil)
    #expect(HostAccount.named("") == nil)
  }
}
