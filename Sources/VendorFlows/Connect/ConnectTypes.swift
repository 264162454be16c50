/// The action types of the Amazon Connect flow language.
///
/// The reference lists them under contact, flow control, interaction and participant actions:
/// https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions.html. Some blocks of the designer
/// (https://docs.aws.amazon.com/connect/latest/adminguide/contact-block-definitions.html) have no page there and are
/// named as exports name them.
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

  /// What the reference calls otherwise than the service takes it.
  static let misnamed = [
    "UnTagContact": "UntagContact", "UpdateRoutingCriteria": "UpdateContactRoutingCriteria",
  ]

  /// What asks something outside; fixtures answer by the block's name or by these.
  static let outside: Set = [
    "GetCustomerProfile", "CreateCustomerProfile", "UpdateCustomerProfile",
    "GetCustomerProfileObject", "GetCalculatedAttributesForCustomerProfile", "CreateCase",
    "GetCase", "UpdateCase", "CreateTask", "CheckVoiceId", "CheckOutboundCallStatus", "ShowView",
    "AuthenticateParticipant", "StartOutboundChatContact", "StartOutboundEmailContact",
    "CreateContact", "RenderMessageTemplate", "EvaluateDataTableValues",
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

  /// The types of the older export that real ones have, each with what it is called now.
  static let ofExport = [
    "PlayPrompt": "MessageParticipant", "LoopPrompts": "MessageParticipantIteratively",
    "GetUserInput": "GetParticipantInput", "StoreUserInput": "GetParticipantInput",
    "CheckAttribute": "Compare", "SetAttributes": "UpdateContactAttributes",
    "SetFlowAttributes": "UpdateFlowAttributes",
    "InvokeExternalResource": "InvokeLambdaFunction",
    "CheckHoursOfOperation": "CheckHoursOfOperation", "CheckStaffing": "CheckMetricData",
    "CheckQueueStatus": "CheckMetricData", "GetMetricData": "GetMetricData",
    "GetQueueMetrics": "GetMetricData", "SetQueue": "UpdateContactTargetQueue",
    "Transfer": "Transfer",
    "Disconnect": "DisconnectParticipant", "Resume": "EndFlowExecution", "Loop": "Loop",
    "Wait": "Wait", "DistributeByPercentage": "DistributeByPercentage",
    "SetLoggingBehavior": "UpdateFlowLoggingBehavior", "SetVoice": "UpdateContactTextToSpeechVoice",
    "SetRecordingBehavior": "UpdateContactRecordingBehavior",
    "StartMediaStreaming": "UpdateContactMediaStreamingBehavior",
    "StopMediaStreaming": "UpdateContactMediaStreamingBehavior",
    "SetEventHook": "UpdateContactEventHooks", "SetContactFlow": "UpdateContactEventHooks",
    "SetContactData": "UpdateContactData",
    "UpdateRoutingPriority": "UpdateContactRoutingBehavior",
    "ChangeRoutingPriority": "UpdateContactRoutingBehavior",
    "SetCallbackNumber": "UpdateContactCallbackNumber",
    "SetCallBackNumber": "UpdateContactCallbackNumber", "CreateCallback": "CreateCallbackContact",
    "SetRoutingCriteria": "UpdateContactRoutingCriteria", "CreateTask": "CreateTask",
    "InvokeFlowModule": "InvokeFlowModule", "ReturnFromFlowModule": "EndFlowModuleExecution",
    "CheckCallProgress": "CheckOutboundCallStatus",
    "SetVoiceId": "StartVoiceIdStream", "CheckVoiceId": "CheckVoiceId",
    "ShowView": "ShowView", "TagContact": "TagContact",
  ]

  /// What is meant by names that people, and programs that write flows, make up for actions.
  static let meant =
    [
      "EndFlow": "EndFlowExecution", "TransferToQueue": "TransferContactToQueue",
      "TransferContactToFlow": "TransferToFlow", "TransferToAgent": "TransferContactToAgent",
      "TransferToPhoneNumber": "TransferParticipantToThirdParty",
      "TransferToThirdParty": "TransferParticipantToThirdParty",
      "CheckCondition": "Compare", "CheckValue": "Compare", "CheckContactAttributes": "Compare",
      "CompareContactAttributes": "Compare", "Condition": "Compare", "Branch": "Compare",
      "Distribute": "DistributeByPercentage", "InvokeAPI": "InvokeLambdaFunction",
      "InvokeLambda": "InvokeLambdaFunction", "GetCustomerInput": "GetParticipantInput",
      "StoreCustomerInput": "GetParticipantInput", "GetInput": "GetParticipantInput",
      "GetParticipantWithLexV2Bot": "ConnectParticipantWithLexBot",
      "SetContactAttributes": "UpdateContactAttributes",
      "SetWorkingQueue": "UpdateContactTargetQueue", "SetWhisperFlow": "UpdateContactEventHooks",
      "SetHoldFlow": "UpdateContactEventHooks", "SetCustomerQueueFlow": "UpdateContactEventHooks",
      "SetDisconnectFlow": "UpdateContactEventHooks", "UntagContacts": "UntagContact",
      "UpdateContactRoutingData": "UpdateContactRoutingCriteria",
    ].merging(ofExport.filter { $0.value != "Transfer" && $0.key != $0.value }) { own, _ in own }
}
