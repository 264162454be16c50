extension LintRule {
  /// Every rule, in the order of the documentation: ways, asking, services, queues, sub-flows,
  /// variables, wording, and the exceptions themselves.
  package static let all: [LintRule] = [
    .unreachableNode, .deadEnd, .loopWithoutInput, .retryWithoutLimit, .splitWithoutDefault,
    .splitWithoutEffect, .constantCondition, .constantComparison, .unknownWord,
    .certainTypeFault, .repeatedCondition, .silentHangUp, .noWayToPerson,

    .missingNoInput, .missingNoMatch, .missingExhausted, .timeoutOutOfRange, .tooManyAttempts,
    .limitAboveAttempts, .impossibleEntry, .digitsNotAsTold, .digitsWithoutWayOut,
    .tooManyChoices, .menuTooDeep, .offeredKeyNotAccepted, .keyNotOffered, .labelsSwapped,
    .endKeyNotOffered, .sameWordTwice, .wordWithinWord, .choiceWithoutWords, .sharedPhrase,
    .fewPhrases,

    .missingFailed, .faultLikeSuccess, .refusalToldAsDone, .outcomeWithoutWay, .unknownService,
    .unknownOutcome,
    .serviceInputs, .unknownField,

    .queueWithoutHours, .queueNotSet, .missingQueueWays, .queueWithoutLimit, .misspeltSkill,
    .callbackWithoutNumber, .callbackAfterMaxWait, .hoursWithoutLength, .dayOpenAndClosed,
    .datesPast,

    .recursiveSubFlow, .subFlowWithoutReturn, .returnAtTop,

    .readBeforeSet, .setNeverRead, .unusedVariable, .unmaskedSensitiveValue, .secretTold,
    .entryWithoutSecret,

    .emptyPrompt, .otherLanguage, .missingTranslation, .lateFirstChoice, .longPrompt,
    .longUnstoppablePrompt,

    .unknownException, .needlessException, .exceptionWithoutReason,
  ]

  /// The rule of an id.
  package static func named(_ id: String) -> LintRule? { all.first { $0.id == id } }
}
