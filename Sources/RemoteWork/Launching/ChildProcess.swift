internal import Foundation

/// A process of ours that we speak with, in a process group of its own: a Ctrl-C of the terminal
/// reaches us alone, and we end it.
struct ChildProcess: Sendable {
  let id: pid_t
  /// Where we write to it, and read from it; neither ever blocks.
  let input: Int32
  let output: Int32
  /// A file without a name that has what it says on standard error.
  private let errors: Int32

  /// Starts a command, whose program is looked for in `PATH`.
  /// - Throws: `LaunchProblem` if there is no such program, or no more processes.
  init(_ words: [String], environment: [String: String]) throws(LaunchProblem) {
    func problem(_ code: Int32) -> LaunchProblem {
      LaunchProblem(program: words.first ?? "", code: code)
    }
    var opened: [Int32] = []
    func fail(_ code: Int32) -> LaunchProblem {
      for file in opened { close(file) }
      return problem(code)
    }
    var ends: [Int32] = []
    for _ in 0..<2 {
      var pair: [Int32] = [-1, -1]
      guard unsafe pipe(&pair) == 0 else { throw fail(errno) }
      // Other workers must not keep them open.
      for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      opened += pair
      ends += pair
    }
    // mkstemp(3) puts letters of its own in the place of six of these.
    let places = String(repeating: "X", count: 6)
    var name = Array((NSTemporaryDirectory() + "/hotline-worker." + places).utf8CString)
    let errors = unsafe mkstemp(&name)
    guard errors >= 0 else { throw fail(errno) }
    _ = fcntl(errors, F_SETFD, FD_CLOEXEC)
    opened.append(errors)
    _ = unsafe unlink(&name)
    var actions = unsafe posix_spawn_file_actions_t()
    _ = unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    _ = unsafe posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    _ = unsafe posix_spawn_file_actions_adddup2(&actions, ends[3], STDOUT_FILENO)
    _ = unsafe posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    _ = unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    _ = unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    _ = unsafe posix_spawnattr_setpgroup(&attributes, 0)
    // What we ignore, the child would ignore too.
    var usual = sigset_t()
    _ = unsafe sigemptyset(&usual)
    _ = unsafe sigaddset(&usual, SIGPIPE)
    _ = unsafe sigaddset(&usual, SIGINT)
    _ = unsafe posix_spawnattr_setsigdefault(&attributes, &usual)
    var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for index in unsafe arguments.indices { unsafe free(arguments[index]) }
      for index in unsafe variables.indices { unsafe free(variables[index]) }
    }
    var id: pid_t = 0
    let code = unsafe posix_spawnp(
      &id, words.first ?? "", &actions, &attributes, &arguments, &variables)
    guard code == 0 else { throw fail(code) }
    close(ends[0])
    close(ends[3])
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    _ = fcntl(ends[2], F_SETFL, O_NONBLOCK)
    self.id = id
    input = ends[1]
    output = ends[2]
    self.errors = errors
  }

  /// How a process ended.
  enum Ending: Sendable, Hashable {
    case status(Int32)
    case signal(Int32)
  }

  /// How it ended; `nil` if it runs.
  func ending() -> Ending? {
    var status: Int32 = 0
    guard unsafe waitpid(id, &status, WNOHANG) == id else { return nil }
    return status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }

  /// Sends a signal to it and to what it has started.
  func signal(_ number: Int32) { _ = kill(-id, number) }

  /// The last line that it wrote on standard error; empty if none.
  var lastWords: String {
    let end = lseek(errors, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: Int(min(max(end, 0), 2_048)))
    let count = unsafe pread(errors, &bytes, bytes.count, end - off_t(bytes.count))
    let lines = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
      .split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
    return String((lines.last { !$0.isEmpty } ?? "").prefix(300))
  }

  /// Closes our ends: it reads the end of its input then.
  func hangUp() {
    close(input)
    close(output)
  }

  /// Lets go of the file of its errors.
  func forget() { close(errors) }
}

/// Why a command could not be started.
package struct LaunchProblem: Error, Sendable, Hashable {
  package let program: String
  /// The operating system's number of the error.
  package let code: Int32
}
