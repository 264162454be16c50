/// The action types of the Amazon Connect flow language.
///
/// https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions.html, with the names that
/// the service itself takes where the reference has others.
enum ConnectTypes {
  /// What changes nothing that a call offline could tell: a call passes, and its path shows it.
  static let withoutEffect: Set = [
    "UpdateFlowLoggingBehavior", "UpdateContactTextToSpeechVoice", "UpdateContactRecordingBehavior",
    "UpdateContactRecordingAndAnalyticsBehavior", "UpdateContactEventHooks", "UpdateContactData",
    "UpdateContactMediaStreamingBehavior", "UpdateContactMediaProcessing",
    "UpdateContactRoutingCriteria", "UpdateRoutingCriteria", "TagContact", "UntagContact",
    "UnTagContact", "CreateWisdomSession", "StartVoiceIdStream",
    "UpdatePreviousContactParticipantState", "CreatePersistentContactAssociation",
    "AssociateContactToCustomerProfile", "CompleteOutboundCall", "LoadContactContent",
    "ResumeContact", "UpdateContactRoutingBehavior",
  ]

  /// What asks something outside; fixtures answer by the block's name or by these.
  static let outside: Set = [
    "GetCustomerProfile", "CreateCustomerProfile", "UpdateCustomerProfile",
    "GetCustomerProfileObject", "GetCalculatedAttributesForCustomerProfile", "CreateCase",
    "GetCase", "UpdateCase", "CreateTask", "CheckVoiceId", "CheckOutboundCallStatus", "ShowView",
    "AuthenticateParticipant", "StartOutboundChatContact", "StartOutboundEmailContact",
    "SendMessage", "EvaluateDataTableValues", "ListDataTableValues", "WriteDataTableValues",
  ]

  /// What has a meaning of its own here.
  static let understood: Set = [
    "MessageParticipant", "MessageParticipantIteratively", "GetParticipantInput",
    "ConnectParticipantWithLexBot", "Compare", "UpdateContactAttributes", "UpdateFlowAttributes",
    "InvokeLambdaFunction", "CheckHoursOfOperation", "CheckMetricData", "GetMetricData",
    "UpdateContactTargetQueue", "TransferContactToQueue", "TransferContactToAgent",
    "DequeueContactAndTransferToQueue", "TransferToFlow", "InvokeFlowModule",
    "EndFlowModuleExecution", "EndFlowExecution", "DisconnectParticipant", "Loop", "Wait",
    "CreateCallbackContact", "UpdateContactCallbackNumber", "TransferParticipantToThirdParty",
    "DistributeByPercentage",
  ]

  static let all = withoutEffect.union(outside).union(understood)

  /// The types of the older export, each with what it is called now.
  static let ofExport = [
    "PlayPrompt": "MessageParticipant", "LoopPrompts": "MessageParticipantIteratively",
    "GetUserInput": "GetParticipantInput", "StoreUserInput": "GetParticipantInput",
    "CheckAttribute": "Compare", "SetAttributes": "UpdateContactAttributes",
    "InvokeExternalResource": "InvokeLambdaFunction",
    "CheckHoursOfOperation": "CheckHoursOfOperation", "CheckStaffing": "CheckMetricData",
    "CheckQueueStatus": "CheckMetricData", "GetMetricData": "GetMetricData",
    "GetQueueMetrics": "GetMetricData", "SetQueue": "UpdateContactTargetQueue",
    "SetWorkingQueue": "UpdateContactTargetQueue", "Transfer": "Transfer",
    "Disconnect": "DisconnectParticipant", "Resume": "EndFlowExecution", "Loop": "Loop",
    "Wait": "Wait", "DistributeByPercentage": "DistributeByPercentage",
    "SetLoggingBehavior": "UpdateFlowLoggingBehavior", "SetVoice": "UpdateContactTextToSpeechVoice",
    "SetRecordingBehavior": "UpdateContactRecordingBehavior",
    "StartMediaStreaming": "UpdateContactMediaStreamingBehavior",
    "StopMediaStreaming": "UpdateContactMediaStreamingBehavior",
    "SetEventHook": "UpdateContactEventHooks", "SetContactFlow": "UpdateContactEventHooks",
    "SetWhisperFlow": "UpdateContactEventHooks", "SetHoldFlow": "UpdateContactEventHooks",
    "SetCustomerQueueFlow": "UpdateContactEventHooks",
    "SetDisconnectFlow": "UpdateContactEventHooks", "SetContactData": "UpdateContactData",
    "UpdateRoutingPriority": "UpdateContactRoutingBehavior",
    "ChangeRoutingPriority": "UpdateContactRoutingBehavior",
    "SetCallbackNumber": "UpdateContactCallbackNumber", "CreateCallback": "CreateCallbackContact",
    "SetRoutingCriteria": "UpdateContactRoutingCriteria", "CreateTask": "CreateTask",
    "InvokeModule": "InvokeFlowModule", "Return": "EndFlowModuleExecution",
    "ReturnFromModule": "EndFlowModuleExecution", "CallOutcome": "CheckOutboundCallStatus",
    "CheckCallProgress": "CheckOutboundCallStatus", "CustomerProfiles": "GetCustomerProfile",
    "Cases": "GetCase", "SetVoiceId": "StartVoiceIdStream", "CheckVoiceId": "CheckVoiceId",
    "AmazonQ": "CreateWisdomSession", "Wisdom": "CreateWisdomSession",
    "ShowView": "ShowView", "TagContact": "TagContact",
  ]
}
