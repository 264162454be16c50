/// Why the live queue can't be run or reached.
package enum SwitchboardError: Error, Hashable, Sendable {
  case alreadyRunning(path: String)
  case notRunning(path: String)
  /// The account may not look into the folder, or use the socket in it.
  case outOfReach(path: String)
  case pathTooLong(path: String, limit: Int)
  /// Calls wait in the database for a queue that the scenario lacks.
  case planLacks(queue: String)
  /// A message of the switchboard is none that this version knows; the code says what is wrong with
  /// it, since the message may hold what not everybody may read.
  case misreadMessage(code: String)
  /// The operating system refused something.
  case system(String, path: String, code: Int32)
}

extension SwitchboardError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .alreadyRunning(let path):
      "\(path): another switchboard owns this queue already; one at a time can"
    case .notRunning(let path):
      "\(path): no switchboard is running here; start one with `hotline switchboard`"
    case .outOfReach(let path):
      "\(path): this account can't reach it; its folder must let others through (chmod 711)"
    case .pathTooLong(let path, let limit):
      "\(path): a socket's path may have \(limit) bytes at most; "
        + "put the database into a folder with a shorter path"
    case .planLacks(let queue):
      "calls wait for the queue \"\(queue)\", which the scenario doesn't have; "
        + "start with the scenario they came in with"
    case .misreadMessage(let code):
      "the switchboard says what this version doesn't know (\(code)); "
        + "run the same version of both"
    case .system(let action, let path, let code): "\(path): \(action) failed (error \(code))"
    }
  }
}
