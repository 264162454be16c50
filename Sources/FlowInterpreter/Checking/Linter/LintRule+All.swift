extension LintRule {
  /// Every rule, in the order of the documentation: ways, asking, services, queues, sub-flows,
  /// variables, wording, and the exceptions themselves.
  package static let all: [LintRule] = [
    .unreachableNode, .deadEnd, .loopWithoutInput, .retryWithoutLimit, .splitWithoutDefault,
    .splitWithoutEffect, .constantCondition, .repeatedCondition, .silentHangUp, .noWayToPerson,

    .missingNoInput, .missingNoMatch, .missingExhausted, .timeoutOutOfRange, .tooManyAttempts,
    .tooManyChoices, .menuTooDeep, .offeredKeyNotAccepted, .keyNotOffered,
    .endKeyNotOffered, .sameWordTwice, .wordWithinWord, .choiceWithoutWords, .sharedPhrase,
    .fewPhrases,

    .missingFailed, .faultLikeSuccess, .outcomeWithoutWay, .unknownService, .unknownOutcome,
    .serviceInputs,

    .queueWithoutHours, .missingQueueWays, .queueWithoutLimit, .misspeltSkill,
    .callbackWithoutNumber,

    .recursiveSubFlow, .subFlowWithoutReturn, .returnAtTop,

    .readBeforeSet, .setNeverRead, .unusedVariable, .unmaskedSensitiveValue, .secretTold,

    .emptyPrompt, .missingTranslation, .lateFirstChoice, .longPrompt, .longUnstoppablePrompt,

    .unknownException, .needlessException, .exceptionWithoutReason,
  ]

  /// The rule of an id.
  package static func named(_ id: String) -> LintRule? { all.first { $0.id == id } }
}
