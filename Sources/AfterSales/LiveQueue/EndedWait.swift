/// How a wait ended that no agent and no caller ended.
package enum EndedWait: String, Sendable {
  case timedOut, toVoicemail, full, closed, nobody
}
