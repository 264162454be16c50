internal import Diagnostics

extension LintRule {
  static let missingFailed = LintRule(
    "missing-failed", .error, "A service without a way for faults and time-outs",
    advice: """
      Every service is down one day. Without `failed`, or an `onError` of the flow, the call then ends \
      without a word.
      """,
    atNode: { node, flow in
      guard case .service(let service) = node.kind, service.failed == nil,
        flow.defaults.onError == nil
      else { return [] }
      return [
        Spot(
          at: node.offset, "\(node.title) has no way for a fault of \(service.service)",
          hint: "add failed here or onError in defaults")
      ]
    })
}
