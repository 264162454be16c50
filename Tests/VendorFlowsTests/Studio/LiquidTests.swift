import FlowInterpreter
import Testing

/// Liquid templates as Twilio Studio evaluates them.
struct LiquidTests {
  /// What a template says in a call that a service gave `x`.
  private func said(_ template: String, _ value: String = "{}") throws -> String {
    let flow = StudioFlow.text(
      StudioFlow.widget(
        "f", "run-function", #"{"url":"https://example.com/f"}"#,
        ways: [("success", "say"), ("fail", "say")]), StudioFlow.says("say", template), begins: "f")
    let result = try VendorCall.run(
      #"""
      at: "2026-11-11T09:05:00+08:00", services: { f: [{ outcome: "done", value: \#(value) }] },
      steps: [], expect: { outcome: "completed" }
      """#, in: flow)
    return result.prompts.joined()
  }

  /// Worked by hand from https://shopify.github.io/liquid/.
  @Test(arguments: [
    ("{{ 'aBc' | upcase }}{{ 'ABC' | downcase }}{{ 'abc' | capitalize }}", "ABCabcAbc"),
    (
      "{{ ' a ' | strip }}|{{ 'a-b-a' | replace: 'a', 'x' }}|{{ 'a-b' | remove: '-' }}",
      "a|x-b-x|ab"
    ),
    ("{{ 'a,b,c' | split: ',' | last }}{{ 'a,b' | split: ',' | first }}", "ca"),
    (
      "{{ 7 | plus: 1 }} {{ '7' | minus: 2 }} {{ 7 | divided_by: 2 }} {{ 7 | modulo: 4 }}",
      "8 5 3 3"
    ),
    ("{{ nothing | default: 'x' }}{{ nothing }}{{ nothing.more.still }}", "x"),
    ("{% assign a = 'b' %}{{ a | append: 'c' }}", "bc"),
    ("{% if 1 > 2 %}a{% elsif 'abc' contains 'b' %}b{% else %}c{% endif %}", "b"),
    ("{% unless false %}yes{% endunless %}", "yes"),
    ("{% case 'x' %}{% when 'y' %}1{% when 'z', 'x' %}2{% else %}3{% endcase %}", "2"),
    ("{{ 'now' | date: '%Y-%m-%d %H:%M %A' }}", "2026-11-11 09:05 Wednesday"),
    ("{{ '2026-02-03' | date: '%b %-d' }}", "Feb 3"),
    ("{% comment %}hidden{% endcomment %}seen", "seen"),
    ("{% for i in (1..3) %}{{ i }}{% unless forloop.last %},{% endunless %}{% endfor %}", "1,2,3"),
    ("{% for i in (1..9) %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endfor %}", "12"),
    ("{% for i in (1..4) %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% endfor %}", "134"),
    ("{% for i in (1..5) reversed limit: 2 offset: 1 %}{{ i }}{% endfor %}", "32"),
    ("{% for i in nothing %}{{ i }}{% else %}none{% endfor %}", "none"),
    ("{% increment n %}{% increment n %}{% decrement m %}", "01-1"),
    ("{{ 'a-b-a' | replace_last: 'a', 'x' }}{{ 'a-b-a' | remove_last: '-' }}", "a-b-xa-ba"),
    ("{% raw %}{{ name }} {% if %}{% endraw %}!", "{{ name }} {% if %}!"),
    ("{% comment %}{% if %}{% comment %}{% endcomment %}{{ a | }}{% endcomment %}seen", "seen"),
    ("{% # said by nobody %}{% echo 'a' | upcase %}", "A"),
    ("{% liquid\\n assign a = 'b'\\n if a == 'b'\\n  echo a\\n endif %}c", "bc"),
    ("a {%- if true -%} b {%- endif -%} c {{- 1 -}} d", "abc1d"),
    (
      "{% for i in (1..3) %}{% cycle 'a', 'b' %}{% cycle 'g': 'x' %}{% endfor %}{% cycle 'a', 'b' %}",
      "axbxaxb"
    ),
    ("{% assign n = 1 %}{% assign l = 'a,b' | split: ',' %}{{ l[n] }}{{ l[-1] }}{{ l[0] }}", "bba"),
    ("{% assign l = (1..3) %}{{ l | join: '-' }} {{ l | slice: 1, 2 | join }}", "1-2-3 2 3"),
    ("{{ false | default: 'x' }}{{ false | default: 'x', allow_false: true }}", "xfalse"),
    ("{{ 'a b/é' | url_encode }} {{ 'a+b%20c' | url_decode }}", "a+b%2F%C3%A9 a b c"),
    ("{{ 'aGk=' | base64_decode }}{{ 'hello there' | truncate: 6, '..' }}", "hihell.."),
    (
      "{{ 'a&' | escape }}{{ ' a  b ' | normalize_whitespace }}",
      "a&amp;a b"
    ),
    (
      "{{ '2026-02-03T04:05:06+08:00' | date: '%e|%k|%X|%z|%c' }}",
      " 3| 4|04:05:06|+0800|Tue Feb  3 04:05:06 2026"
    ),
    ("{{ 'one two three' | truncatewords: 2 }}{{ '&lt; <' | escape_once }}", "one two...&lt; &lt;"),
    ("{{ 'b,C,a' | split: ',' | sort_natural | join: '' }}{{ '1,2' | split: ',' | sum }}", "abC3"),
  ])
  func `filters and tags do what Liquid says`(template: String, text: String) throws {
    #expect(try said(template) == text)
  }

  @Test func `lists and records are gone through, and written as JSON`() throws {
    let value = #"{ list: [{ n: "a" }, { n: "b" }], yes: true }"#
    #expect(
      try said("{% for i in widgets.f.parsed.list %}{{ i.n }};{% endfor %}", value) == "a;b;")
    #expect(
      try said("{{ widgets.f.parsed.list[1].n }}{{ widgets.f.parsed.yes }}", value) == "btrue")
    #expect(
      try said("{{ widgets.f.parsed.list | to_json }}", value) == #"[{"n":"a"}, {"n":"b"}]"#)
    #expect(
      try said(
        "{% assign k = 'list' %}{% assign i = 1 %}{{ widgets.f.parsed[k][i].n }}{{ widgets.f.parsed | size }}",
        value) == "b2")
    #expect(
      try said(
        "{% assign l = widgets.f.parsed.list %}{{ l | find: 'n', 'b' | map: 'n' | first }}{{ l | reject: 'n', 'b' | size }}{{ l | find_index: 'n', 'b' }}{{ l | has: 'n', 'c' }}",
        value) == "b11false")
  }

  @Test func `a list is sorted by its numbers, or by a field of what is in it`() throws {
    let value = #"{ list: [{ n: 10, t: "a" }, { n: 9, t: "b" }] }"#
    #expect(
      try said("{% assign l = widgets.f.parsed.list | sort: 'n' %}{{ l[0].t }}{{ l[1].t }}", value)
        == "ba")
  }

  @Test(arguments: [
    "{{ a | nonsense }}", "{% if a %}", "{{ a", "{% for x %}{% endfor %}", "{% endif %}",
    "{% include 'x' %}", "{% raw %}", "{% comment %}", "{% capture a %}", "{{ a[ }}", "{% cycle %}",
  ])
  func `a template that can't be read is said as it stands, and that is told`(template: String)
    throws
  {
    let flow = StudioFlow.text(StudioFlow.says("say", template), begins: "say")
    let findings = VendorCall.findings(flow)
    #expect(findings.count == 1 && findings[0].contains(#"warning: widget "say": say: "#))
    #expect(
      try VendorCall.run(#"steps: [], expect: { outcome: "completed" }"#, in: flow).prompts == [
        template
      ])
  }
}
