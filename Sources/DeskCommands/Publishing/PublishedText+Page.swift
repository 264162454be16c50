internal import AfterSales
internal import Diagnostics
internal import Reports

extension PublishedText {
  /// The page for the house's website.
  func page(_ language: Language) -> ReportPage {
    let first = month.lowerBound
    let name = language.text(
      zh: "\(first.year)年\(first.month)月", en: "\(String(first.description.prefix(7)))")
    return ReportPage(
      language: language, origin: language.text(zh: "售后投诉处理公示", en: "How we handle complaints"),
      title: language.text(zh: "\(name)投诉处理情况公示", en: "Complaints in \(name)"),
      question: language.text(
        zh: "我们每月公布收到多少投诉、多快答复、结果如何，以及因此做了哪些改进。",
        en:
          "Each month we tell how many complaints we received, how fast we answered, what came of them, "
          + "and what we changed because of them."),
      verdict: "", isGood: nil, answer: answer(language), facts: facts(language),
      sections: [
        results(language), changesSection(language), ways(language), stages(language),
        notes(language),
      ])
  }

  private func answer(_ language: Language) -> String {
    let until = String(at.description.prefix(10))
    guard let received = figures.received else {
      return language.text(
        zh: "本月投诉少于\(SuppressedTable.least)件，为保护个人信息不公布明细。",
        en:
          "There were fewer than \(SuppressedTable.least) complaints, so that nothing more is told of them."
      )
    }
    return language.text(
      zh: "本月受理投诉\(received)件；处理情况截至\(until)。",
      en: "We received \(received) complaints; what came of them is as of \(until).")
  }

  private func facts(_ language: Language) -> [ReportPage.Fact] {
    var facts = [
      ReportPage.Fact(
        name: language.text(zh: "受理投诉", en: "complaints received"),
        value: figures.received.map(String.init) ?? "–", notes: [])
    ]
    for row in parts {
      facts.append(
        .init(name: language.text(row.name), value: share(row.part, language), notes: []))
    }
    for row in times(language) {
      facts.append(
        .init(name: row.name, value: row.time.map { hours($0, language) } ?? "–", notes: []))
    }
    return facts
  }

  /// In hours and tenths.
  private func hours(_ time: Duration, _ language: Language) -> String {
    let tenths = (time.wholeMilliseconds + 180_000) / 360_000
    return language.text(
      zh: "\(tenths / 10).\(tenths % 10)小时", en: "\(tenths / 10).\(tenths % 10) hours")
  }

  private func results(_ language: Language) -> ReportPage.Section {
    var columns = [language.text(zh: "问题", en: "issue")]
    columns += Self.results.map { language.text(Self.name($0)) }
    columns.append(language.text(zh: "受理", en: "received"))
    let rows = self.rows(language, hidden: "–", kind: { language.text($0.wording) }).map { row in
      row.map { PageTable.Cell($0, value: Double($0)) }
    }
    let table = PageTable(
      caption: language.text(zh: "按问题类型和处理结果统计的件数", en: "Complaints by issue and result"),
      columns: columns, rows: rows)
    return ReportPage.Section(
      language.text(zh: "各类问题的处理结果", en: "What came of them"), [.table(table)])
  }

  private func changesSection(_ language: Language) -> ReportPage.Section {
    let title = language.text(zh: "因投诉而做的改进", en: "What we changed because of them")
    guard !changes.isEmpty else {
      return ReportPage.Section(
        title, [.paragraph(language.text(zh: "本月没有新的改进。", en: "Nothing new this month."))])
    }
    return ReportPage.Section(
      title,
      [.definitions(changes.map { ($0.on.description, language.text($0.what)) })])
  }

  private func ways(_ language: Language) -> ReportPage.Section {
    let phone = phone.map { " \($0)" } ?? ""
    return ReportPage.Section(
      language.text(zh: "如何投诉", en: "How to complain"),
      [
        .paragraph(
          language.text(
            zh: "拨打售后热线\(phone)，或通过在线客服、邮件、官方社交账号提出。每件投诉都有受理编号，可随时在进度查询专线查询。",
            en:
              "Call the hotline\(phone), or write by chat, e-mail or to our social media accounts. Every "
              + "complaint has an acceptance number, by which the progress line tells how far it is."
          )),
        .paragraph(
          language.text(
            zh: "对处理结果不满意，可要求升级，最多三次；仍不满意，可拨打消费者投诉举报热线12315，或向市场监督管理部门投诉。",
            en:
              "Who is not satisfied with a result may have it escalated, three times at most; after that, or "
              + "at any time, the consumer hotline 12315 and the market regulator can be turned to."
          )),
      ])
  }

  private func stages(_ language: Language) -> ReportPage.Section {
    let limits: [CaseStage: Wording] = [
      .submitted: Wording(zh: "立即给出受理编号", en: "an acceptance number at once"),
      .verifying: Wording(zh: "24小时内由专人答复", en: "a person answers within 24 hours"),
      .handling: Wording(zh: "至少每24小时告知一次进展", en: "news every 24 hours at least"),
      .resolved: Wording(
        zh: "72小时内给出结果（等待客户补充证据的时间除外，最长48小时）",
        en:
          "a result within 72 hours, but for the time that evidence is waited for, 48 hours at most"
      ),
      .confirmed: Wording(zh: "由客户确认后结案并回访", en: "closed when you confirm it, with a return visit"),
    ]
    return ReportPage.Section(
      language.text(zh: "处理阶段和时限", en: "Stages and time limits"),
      [
        .definitions(
          CaseStage.allCases.map { stage in
            (language.text(stage.wording), limits[stage].map { language.text($0) } ?? "")
          })
      ])
  }

  private func notes(_ language: Language) -> ReportPage.Section {
    let least = SuppressedTable.least
    return ReportPage.Section(
      language.text(zh: "说明", en: "Notes"),
      [
        .paragraph(
          language.text(
            zh: "为保护个人信息，小于\(least)的数，以及可以由此推算出它们的数，均不公布，以“–”表示。本页不含任何个人信息。",
            en:
              "To protect privacy, numbers below \(least), and those from which they could be worked out, are "
              + "not told: –. Nothing on this page is about any single person.")),
        .paragraph(
          language.text(
            zh: "响应指由专人首次答复；解决指给出客户未予拒绝的结果；时间从投诉时（或最近一次重新受理时）起算。",
            en:
              "An answer is that of a person; a result is one that the customer did not refuse; times run from "
              + "the complaint, or from when it was last reopened.")),
      ])
  }
}
