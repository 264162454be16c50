package import Diagnostics

/// What an agent says, asks and does about one issue.
package struct CallScript: Hashable, Sendable, Codable {
  package let issue: IssueKind
  /// The skills of the menu that lead here.
  package var skills: [String] = []
  /// The kinds and states of an order that suggest this issue.
  package var orderKinds: [String] = []
  package var orderStates: [OrderStatus] = []
  package var opening: Wording
  package var questions: [Wording] = []
  package var steps: [Wording] = []
}

/// The scripts of the house, in the order of their file.
package struct CallScripts: Hashable, Sendable {
  package var scripts: [CallScript]

  package init(scripts: [CallScript]) { self.scripts = scripts }

  /// The script for a call: by the open case, else the menu's choice, else the order in trouble,
  /// else the last script of the file.
  package func script(kind: IssueKind?, skill: String?, order: Order?) -> CallScript? {
    if let kind, let script = scripts.first(where: { $0.issue == kind.family }) { return script }
    if let skill, let script = scripts.first(where: { $0.skills.contains(skill) }) {
      return script
    }
    let byOrder = order.flatMap { order in
      scripts.first { script in
        order.kind.map { script.orderKinds.contains($0) } ?? false
          || order.status.map { script.orderStates.contains($0) } ?? false
      }
    }
    return byOrder ?? scripts.last
  }
}
