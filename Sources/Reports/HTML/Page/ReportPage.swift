package import Diagnostics

/// A page of figures that needs nothing but itself: it sends no request, reads in light and dark,
/// on paper and on a phone, and without its script.
package struct ReportPage: Sendable {
  /// A figure that stands out at the head of the page.
  package struct Fact: Sendable, Hashable {
    package var name: String
    package var value: String
    /// What else there is to say, a line each.
    package var notes: [String]
    /// Whether it keeps or misses its target; `nil` where there is none.
    package var isGood: Bool?

    package init(name: String, value: String, notes: [String], isGood: Bool? = nil) {
      self.name = name
      self.value = value
      self.notes = notes
      self.isGood = isGood
    }
  }

  /// What a section is made of, from top to bottom.
  package enum Block: Sendable {
    case paragraph(String)
    /// Charts, side by side where there is room.
    case charts([Chart])
    case table(PageTable)
    case differences(DifferenceTable)
    case flow(FlowPicture)
    /// A list of texts, each with more about it to be opened.
    case list([(name: String, lines: [String])])
    /// Names and what they stand for, such as assumptions.
    case definitions([(name: String, value: String)])
    /// A command as it is typed.
    case command(String)
  }

  /// A heading and what stands under it.
  package struct Section: Sendable {
    package var title: String
    package var blocks: [Block]

    package init(_ title: String, _ blocks: [Block]) {
      self.title = title
      self.blocks = blocks
    }

    /// Whether there is anything under the heading.
    package var isDrawn: Bool {
      blocks.contains { if case .charts([]) = $0 { false } else { true } }
    }
  }

  package var language: Language
  /// What made the page, such as `hotline simulate`.
  package var origin: String
  package var title: String
  /// What was asked.
  package var question: String
  /// A word or two on whether all is well, such as `targets missed`; with `isGood`.
  package var verdict: String
  package var isGood: Bool?
  /// The answer in one sentence.
  package var answer: String
  package var facts: [Fact]
  package var sections: [Section]

  package init(
    language: Language, origin: String, title: String, question: String, verdict: String,
    isGood: Bool?, answer: String, facts: [Fact], sections: [Section]
  ) {
    self.language = language
    self.origin = origin
    self.title = title
    self.question = question
    self.verdict = verdict
    self.isGood = isGood
    self.answer = answer
    self.facts = facts
    self.sections = sections
  }

  /// The one script that pages carry; they allow it by its hash.
  package static var script: String { PageScript.text }

  /// The page as HTML.
  ///
  /// - Parameter scriptHash: of `script`, as a Content Security Policy names it: `sha256-…`.
  package func html(scriptHash: String) -> String {
    let policy =
      "default-src 'none'; style-src 'unsafe-inline'; script-src '\(scriptHash)'; "
      + "base-uri 'none'; form-action 'none'"
    let head = Markup.lines([
      .void("meta", ["charset": "utf-8"]),
      .void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .void("meta", ["name": "color-scheme", "content": "light dark"]),
      .void("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
      .element("title", [:], text: "\(title) · \(origin)"),
    ])
    return """
      <!DOCTYPE html>
      <html lang="\(language.tag)">
      <head>
      \(head.text)
      <style>
      \(PageStyle.text)
      </style>
      </head>
      <body>
      \(PageBody(page: self).markup.text)
      <script>\(Self.script)</script>
      </body>
      </html>

      """
  }
}
