package import AfterSales
internal import Switchboard

/// The whole centre as it was last told, kept up to date over one connection.
package struct CentreWatch {
  package let link: LiveLink
  private let clock = ContinuousClock()
  /// `nil` before it was told for the first time.
  package private(set) var status: CentreStatus?
  /// When it was last told; before that, when it was first asked for.
  package private(set) var told: ContinuousClock.Instant
  /// Whether the switchboard is gone, and looked for.
  package private(set) var isLost = false
  private var isAsked = false

  /// - Throws: `SwitchboardError.notRunning` if there is no switchboard to begin with.
  package init(_ place: StorePlace) throws {
    link = try LiveLink(database: place.database)
    told = clock.now
  }

  /// Asks for news, unless they are asked for already.
  package mutating func ask() {
    guard !isLost, !isAsked else { return }
    link.tell(.status)
    isAsked = true
  }

  /// Takes what came in from the switchboard.
  /// - Throws: `LiveFault.refused` of whom it isn't for, `SwitchboardError` if it says what this version doesn't know.
  package mutating func take(_ entry: LiveLink.Entry) throws {
    switch entry {
    case .message(.status(_, let status)):
      self.status = status
      told = clock.now
      isAsked = false
    case .message(.refused(_, let why)): throw LiveFault.refused(why)
    case .misread(let error): throw error
    case .lost: (isLost, isAsked) = (true, false)
    case .found:
      isLost = false
      ask()
    case .message, .answered, .typed, .endOfInput: break
    }
  }
}
