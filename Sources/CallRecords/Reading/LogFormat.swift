internal import Diagnostics

/// The kinds of logs that are read.
package enum LogFormat: String, Sendable, Hashable, CaseIterable {
  /// A table with a row a call.
  case csv
  /// Asterisk's `queue_log`.
  case queueLog = "queue-log"
  /// Amazon Connect's contact records.
  case connect
  /// Genesys Cloud's conversation details.
  case genesys
  /// Twilio TaskRouter's events.
  case taskRouter = "taskrouter"
  /// FreeSWITCH's call records with variables of mod_callcenter.
  case callcenter = "freeswitch"
  /// Alibaba Cloud's call detail records.
  case aliyun

  var isJSON: Bool { self != .csv && self != .queueLog }
}
