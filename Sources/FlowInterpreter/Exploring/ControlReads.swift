/// What of the variables decides where a call goes.
///
/// Most of what callers enter and services return is only said, or handed on. Calls that differ in
/// nothing else go on alike, so the search looks at one of them: a slice of the flows by their
/// conditions (Weiser, Program slicing, IEEE TSE 10, 1984, doi:10.1109/TSE.1984.5010248).
struct ControlReads {
  /// By flow and slot: the fields that conditions read, `[]` for the whole value.
  private var paths: [[Set<[String]>]]
  /// The same, as calls are looked at.
  private var looks: [[Look]] = []
  /// Deeper fields are taken for the whole of what holds them.
  private static let longestPath = 4
  /// The seconds of a call with which conditions compare how long it lasts.
  private let secondsOfCall: Set<Double>

  /// - Parameter judged: expressions whose values decide something as well, such as whether there is a fault.
  init(_ library: FlowLibrary, besides judged: (Node) -> [ExpressionTree] = { _ in [] }) {
    secondsOfCall = ElapsedTurns(library).secondsOfCall
    paths = library.flows.map { Array(repeating: [], count: $0.variables.count) }
    for (flow, content) in library.flows.enumerated() {
      for node in content.nodes {
        for tree in judged(node) { _ = need(tree, [[]], of: flow) }
        switch node.kind {
        case .branch(let branch):
          for branchCase in branch.cases { _ = need(branchCase.when.tree, [[]], of: flow) }
        case .collect(let collect):
          if let check = collect.check { _ = need(check.tree, [[]], of: flow) }
        case .set(let set):
          if let language = set.language { _ = need(language.value.tree, [[]], of: flow) }
        case .queue(let queue):
          if let from = queue.skillFrom { _ = need(from.tree, [[]], of: flow) }
        case .say, .menu, .listen, .hours, .service, .callback, .voicemail, .flow, .return,
          .hangUp:
          continue
        }
      }
    }
    while follow(library) {}
    looks = paths.map { $0.map(Look.init) }
  }

  /// What of a flow's variables conditions may see.
  func seen(of variables: [Value], flow: Int) -> [SeenValue] {
    zip(variables, looks[flow]).map { value, look in
      switch look {
      case .whole: .whole(value)
      case .form: .form(value.form)
      case .fields(let paths): .fields(paths.map { value.field(at: $0[...]) })
      }
    }
  }

  /// Whether conditions see nothing of a variable but its kind.
  func isUnseen(_ slot: Int, flow: Int) -> Bool { paths[flow][slot].isEmpty }

  /// How long a call lasts, in steps of 3 s, as far as conditions still ask; `nil` if none will.
  func elapsedSteps(_ elapsed: Duration) -> Int64? {
    secondsOfCall.contains { elapsed <= .seconds($0) } ? elapsed.components.seconds / 3 : nil
  }

  /// What conditions may see of one variable.
  enum SeenValue: Hashable {
    case whole(Value)
    /// What each field holds that they read; `nil` where there is none.
    case fields([Value?])
    /// Only its kind: of a wrong kind it may be a fault to say it.
    case form(Int)
  }

  /// How a variable is looked at.
  private enum Look {
    case whole, form
    case fields([[String]])

    init(_ paths: Set<[String]>) {
      if paths.contains([]) {
        self = .whole
      } else {
        self = paths.isEmpty ? .form : .fields(Array(paths))
      }
    }
  }

  // MARK: Following assignments back

  /// Whether it told anything new.
  private mutating func follow(_ library: FlowLibrary) -> Bool {
    var isNew = share(library)
    for (flow, content) in library.flows.enumerated() {
      for node in content.nodes {
        switch node.kind {
        case .set(let set):
          for assignment in set.assignments {
            let needed = paths[flow][assignment.variable.slot]
            isNew = need(assignment.value.tree, needed, of: flow) || isNew
          }
        case .flow(let subFlow):
          guard let link = subFlow.link else { continue }
          for (value, slot) in zip(subFlow.pass, link.passSlots) {
            isNew = need(value.value.tree, paths[link.flow][slot], of: flow) || isNew
          }
          for (target, value) in zip(subFlow.bring, link.bring) {
            isNew = need(value.tree, paths[flow][target.variable.slot], of: link.flow) || isNew
          }
        case .say, .menu, .collect, .listen, .branch, .hours, .service, .queue, .callback,
          .voicemail, .return, .hangUp:
          continue
        }
      }
    }
    return isNew
  }

  /// Variables that flows share are read wherever one of them reads them; whether that is new.
  private mutating func share(_ library: FlowLibrary) -> Bool {
    var shared: [String: Set<[String]>] = [:]
    for (flow, content) in library.flows.enumerated() {
      for (slot, variable) in content.variables.enumerated() where variable.isShared {
        shared[variable.name, default: []].formUnion(paths[flow][slot])
      }
    }
    let before = paths
    for (flow, content) in library.flows.enumerated() {
      for (slot, variable) in content.variables.enumerated() where variable.isShared {
        paths[flow][slot] = shared[variable.name] ?? []
      }
    }
    return paths != before
  }

  /// Notes that some fields of what a tree gives are needed; whether that is new.
  private mutating func need(
    _ tree: ExpressionTree, _ needed: Set<[String]>, of flow: Int
  ) -> Bool {
    guard !needed.isEmpty else { return false }
    if let (slot, path) = tree.place {
      var isNew = false
      for rest in needed {
        let whole = Array((path + rest).prefix(Self.longestPath))
        isNew = paths[flow][slot].insert(whole).inserted || isNew
      }
      return isNew
    }
    return tree.operands.map { need($0, [[]], of: flow) }.contains(true)
  }
}

extension ExpressionTree {
  /// The variable it is, or is a field of, with the way to it.
  fileprivate var place: (slot: Int, path: [String])? {
    switch self {
    case .variable(let slot): (slot, [])
    case .field(let base, let name): base.place.map { ($0.slot, $0.path + [name]) }
    case .foreign(let function, let operands):
      function.isConversion ? operands.first?.place : nil
    case .literal, .given, .list, .not, .negate, .and, .or, .operation, .call, .conditional,
      .matches:
      nil
    }
  }
}

extension Value {
  fileprivate func field(at path: ArraySlice<String>) -> Value? {
    guard let first = path.first else { return self }
    guard case .record(let fields) = self else { return nil }
    return fields[first]?.field(at: path.dropFirst())
  }

  /// A number for its kind; texts that are empty are a kind of their own.
  fileprivate var form: Int {
    switch self {
    case .null: 0
    case .boolean: 1
    case .number: 2
    case .text(let text): text.isEmpty ? 3 : 4
    case .list: 5
    case .record: 6
    }
  }
}
