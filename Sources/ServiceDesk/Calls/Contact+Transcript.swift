package import AfterSales
package import Diagnostics
package import FlowInterpreter

extension Contact {
  /// A call as the menu knows it, with its way in words.
  package init(
    _ id: String, of session: CallSession<StoreDirectory>, flow: String, at begin: Instant
  ) {
    self.init(id, of: session.transcript, flow: flow, at: begin)
    way = session.wayInWords
  }

  /// A call as the menu knows it: its way, what was entered, how long it waited, how it ended.
  package init(_ id: String, of transcript: Transcript, flow: String, at begin: Instant) {
    self.init(id: id, at: begin)
    self.flow = flow
    path = transcript.nodes
    entered = transcript.entered.map { ClearText($0, .text) }
    var (queuedAt, answeredAt): (Duration?, Duration?)
    for entry in transcript.entries {
      switch entry.event {
      case .queued(let skill, _): (self.skill, queuedAt, waited) = (skill, entry.at, nil)
      case .queueAnswered(.answered):
        waited = queuedAt.map { entry.at - $0 }
        answeredAt = entry.at
      case .queueAnswered(.agentLeft): talked = answeredAt.map { entry.at - $0 }
      case .leftQueue: waited = queuedAt.map { entry.at - $0 }
      case .callbackRegistered(let order): skill = order.skill
      case .ended(let outcome):
        disposition = outcome.name
        if waited == nil { waited = queuedAt.map { entry.at - $0 } }
        if talked == nil { talked = answeredAt.map { entry.at - $0 } }
      default: break
      }
    }
  }
}

extension Transcript {
  /// The nodes visited, in order.
  package var nodes: [String] {
    entries.compactMap { if case .entered(let place) = $0.event { place.pathName } else { nil } }
  }

  /// What the caller typed and said, in clear; `nil` if it was nothing.
  package var entered: String? {
    var entered: [String] = []
    var keys = ""
    func endKeys() {
      if !keys.isEmpty { entered.append(keys) }
      keys = ""
    }
    for entry in entries {
      switch entry.event {
      case .entered, .heard: endKeys()
      case .pressed(let key): keys.append(key)
      case .said(let text):
        endKeys()
        entered.append(text)
      default: break
      }
    }
    endKeys()
    return entered.isEmpty ? nil : entered.joined(separator: " ")
  }
}
