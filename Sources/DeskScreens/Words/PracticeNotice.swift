package import ArgumentParsing
internal import Diagnostics

extension Console {
  /// What stands over everything that shows a database for practice.
  package var practice: String {
    text(
      zh: "※ 练习数据库：时间可任意指定，所见所记都不作数",
      en: "* PRACTICE DATABASE: times may be stated, nothing counts")
  }

  package var practiceNotice: String {
    styled(DisplayWidth.truncate(practice, to: columns), .yellow) + "\n"
  }
}
