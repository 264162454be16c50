internal import Foundation

extension PlanState {
  /// The state as text, to be kept.
  package var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // It has neither numbers nor texts that JSON lacks.
    guard let data = try? encoder.encode(self) else {
      preconditionFailure("PlanState must have finite times (was \(self))")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Reads what `text` wrote; `nil` if it is something else.
  package init?(text: String) {
    guard let state = try? JSONDecoder().decode(PlanState.self, from: Data(text.utf8)) else {
      return nil
    }
    self = state
  }
}
